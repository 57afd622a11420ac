/// The time zone database of the system: TZif files in a folder.
public struct ZoneFiles: Sendable {
  public let folder: String

  /// Where Linux keeps it. No environment variable moves it: the same zone means the same everywhere.
  public init(folder: String = "/usr/share/zoneinfo") {
    self.folder = folder
  }

  /// The bytes of the TZif file of `name`, nil if there is none; to be handed to `Calendars.ZoneDatabase`, which
  /// checks names first.
  public func bytes(of name: String) throws(PlatformError) -> [UInt8]? {
    let words = name.split(separator: "/", omittingEmptySubsequences: false)
    guard words.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." }) else { return nil }
    let path = "\(folder)/\(name)"
    guard try Files.kind(of: path, followingLinks: true) == .file else { return nil }
    return try Files.read(path, limit: 1 << 20)
  }

  /// The version of the database, such as `2025b`, nil where it does not say.
  ///
  /// Debian ships `tzdata.zi`, whose first line is `# version 2025b`; others a file `+VERSION`.
  public func version() throws(PlatformError) -> String? {
    if let version = try firstLine(of: "+VERSION") { return version }
    let prefix = "# version "
    guard let line = try firstLine(of: "tzdata.zi"), line.hasPrefix(prefix) else { return nil }
    return String(line.dropFirst(prefix.count))
  }

  private func firstLine(of name: String) throws(PlatformError) -> String? {
    let path = "\(folder)/\(name)"
    guard try Files.kind(of: path, followingLinks: true) == .file else { return nil }
    let start = try Files.readStart(path, count: 64)
    let line = start.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    return line.isEmpty ? nil : String(decoding: line, as: UTF8.self)
  }
}
