/// Why there is no zone to be had. Never answered by taking UTC instead.
public enum ZoneError: Error, Hashable {
  /// The text cannot be the name of a zone.
  case invalidName(String)
  /// No zone has that name in the database.
  case unknown(String)
  /// The database has it, but it cannot be read.
  case unreadable(name: String, reason: String)
}

extension ZoneError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .invalidName(let name): "'\(name)' is not the name of a time zone, such as Europe/Berlin"
    case .unknown(let name): "there is no time zone '\(name)' in the time zone database"
    case .unreadable(let name, let reason): "could not read the time zone '\(name)': \(reason)"
    }
  }
}
