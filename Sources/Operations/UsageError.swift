/// What a person asked for cannot be done as asked.
public enum UsageError: Error, Sendable, Hashable, CustomStringConvertible {
  case noSuchRecord(String, kind: String?)
  case ambiguous(String, candidates: [String])
  case wrong(String, hint: String?)
  /// It is well said and comes too late or too early: the record does not stand where this begins.
  case outOfTurn(String, hint: String?)

  public init(_ message: String, hint: String? = nil) { self = .wrong(message, hint: hint) }

  public var description: String {
    switch self {
    case .noSuchRecord(let id, let kind):
      kind.map { "there is no \($0) \(id) in this ledger; folio \($0) list shows them" }
        ?? "there is no record \(id) in this ledger"
    case .ambiguous(let text, let candidates):
      "\(text) could be any of: \(candidates.joined(separator: ", "))"
    case .wrong(let message, let hint), .outOfTurn(let message, let hint): hint.map { "\(message); \($0)" } ?? message
    }
  }
}
