import Synchronization

/// The zones of the world by IANA name, each read once, when it is first asked for.
///
/// Where the bytes come from is the caller's business; `Platform.ZoneFiles` reads those of the system.
public struct ZoneDatabase: Sendable {
  /// The bytes of the TZif file of a zone, nil if there is no such zone.
  public typealias Loader = @Sendable (_ name: String) throws -> [UInt8]?

  /// The version of the database, such as `2025b`, where known. Verdicts on freezes name it.
  public let version: String?

  private let load: Loader
  private let cache = Cache()

  public init(version: String?, load: @escaping Loader) {
    self.version = version
    self.load = load
  }

  /// The zone called `name`, exactly as IANA spells it.
  public func zone(named name: String) throws(ZoneError) -> Zone {
    if let known = cache.zones.withLock({ $0[name] }) { return try known.get() }
    guard Self.isName(name) else { throw .invalidName(name) }
    let zone = read(name)
    cache.zones.withLock { $0[name] = zone }
    return try zone.get()
  }

  private func read(_ name: String) -> Result<Zone, ZoneError> {
    let bytes: [UInt8]?
    do {
      bytes = try load(name)
    } catch {
      return .failure(.unreadable(name: name, reason: "\(error)"))
    }
    guard let bytes else { return .failure(.unknown(name)) }
    return Result { () throws(ZoneError) in try Zone(name: name, tzif: bytes) }
  }

  private final class Cache: Sendable {
    let zones = Mutex<[String: Result<Zone, ZoneError>]>([:])
  }
}

extension ZoneDatabase {
  /// Whether `text` has the form of an IANA name: words of letters, digits, `+`, `-` and `_`, joined by `/`.
  ///
  /// Names that mean something else on every machine (`localtime`, `posixrules`), and the copies under `posix/` and
  /// `right/`, are none.
  public static func isName(_ text: String) -> Bool {
    let words = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard text.utf8.count <= 64, words.allSatisfy({ isWord($0) }) else { return false }
    return !["localtime", "posixrules", "posix", "right"].contains { words[0].elementsEqual($0.utf8) }
  }

  private static func isWord(_ word: Substring.UTF8View.SubSequence) -> Bool {
    guard let first = word.first, first != UInt8(ascii: "-") else { return false }
    return word.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "_"):
        true
      default: false
      }
    }
  }
}
