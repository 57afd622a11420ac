import FoundationEssentials
import Testing

/// Third-party test files that are read where they are and never copied into the project.
enum ConformanceFolder {
  /// `$FOLIO_CONFORMANCE`, else `shared/conformance` beside the package.
  static let path: String = {
    if let path = ProcessInfo.processInfo.environment["FOLIO_CONFORMANCE"] { return path }
    let package = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    return (package.dropLast() + ["shared", "conformance"]).joined(separator: "/")
  }()

  static let isPresent = FileManager.default.fileExists(atPath: path + "/json-schema/tests")

  static let absence: Comment = """
    THE CONFORMANCE FILES ARE NOT HERE: nothing was compared with JSON-Schema-Test-Suite. \
    Put them beside the package in shared/conformance, or say where with FOLIO_CONFORMANCE.
    """

  /// The JSON files in `folder` and below it, as paths relative to it.
  static func names(in folder: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: "\(path)/\(folder)").filter { $0.hasSuffix(".json") }.sorted()
  }

  static func bytes(of file: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(filePath: "\(path)/\(file)")))
  }
}
