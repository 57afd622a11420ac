public import Platform

/// The JSON files of a work tree that a ledger is made of.
public enum LedgerFiles {
  /// The paths below `workTree` of everything that ends in `.json` under `portfolio/` and `schemas/`, sorted.
  ///
  /// - Throws: `PlatformError` when a folder cannot be read.
  public static func paths(in workTree: String) throws(PlatformError) -> [String] {
    var found: [String] = []
    for folder in ["portfolio", "schemas"] where try Files.kind(of: workTree + folder) == .folder {
      try collect(folder, in: workTree, into: &found)
    }
    return found
  }

  private static func collect(
    _ folder: String, in workTree: String, into found: inout [String]
  ) throws(PlatformError) {
    for name in try Files.list(workTree + folder) {
      let path = "\(folder)/\(name)"
      switch try Files.kind(of: workTree + path) {
      case .folder: try collect(path, in: workTree, into: &found)
      case .file: if name.hasSuffix(".json") { found.append(path) }
      default: break
      }
    }
  }
}
