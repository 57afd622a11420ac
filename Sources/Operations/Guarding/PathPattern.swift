/// Which paths, or references, somebody means: `*` and `?` stay within one folder, `**` goes through any number.
///
/// `ivr/**` is everything below `ivr`, `**/*.conf` every such file, and a pattern without a sign is that path alone.
public struct PathPattern: Sendable, Hashable, CustomStringConvertible {
  public let description: String
  private let parts: [[UInt8]]

  /// Nothing for an empty pattern or one with an empty part, which would match nothing.
  public init?(_ text: String) {
    parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map(Array.init)
    guard parts.allSatisfy({ !$0.isEmpty }) else { return nil }
    description = text
  }

  public func matches(_ path: String) -> Bool {
    let names = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map(Array.init)
    // Part after part, keeping which beginnings of the path fit so far: no pattern takes more than parts times names.
    var fitting: Set<Int> = [0]
    for part in parts {
      if part == Array("**".utf8) {
        fitting = fitting.min().map { Set($0...names.count) } ?? []
      } else {
        fitting = Set(fitting.filter { $0 < names.count && Self.matches(names[$0], part) }.map { $0 + 1 })
      }
      if fitting.isEmpty { return false }
    }
    return fitting.contains(names.count)
  }

  /// Whether `name` is of the form of `part`, with `*` and `?`.
  private static func matches(_ name: [UInt8], _ part: [UInt8]) -> Bool {
    var (place, sign) = (0, 0)
    var retry: (place: Int, sign: Int)?
    while place < name.count {
      if sign < part.count, part[sign] == UInt8(ascii: "*") {
        retry = (place, sign)
        sign += 1
      } else if sign < part.count, part[sign] == name[place] || part[sign] == UInt8(ascii: "?") {
        (place, sign) = (place + 1, sign + 1)
      } else if let last = retry {
        retry = (last.place + 1, last.sign)
        (place, sign) = (last.place + 1, last.sign + 1)
      } else {
        return false
      }
    }
    return part[sign...].allSatisfy { $0 == UInt8(ascii: "*") }
  }
}
