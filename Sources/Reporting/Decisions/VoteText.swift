public import Governance
public import JSON
public import Rules

/// A vote on one line: `approve  PER-0002 Ben as finance at 2026-09-08T12:00:00Z`.
public struct VoteText {
  let names: RecordNames

  public init(names: RecordNames = .none) { self.names = names }

  public func line(_ vote: Vote) -> String {
    var line =
      "\((vote.choice?.rawValue ?? "?").padded(to: 7))  \(names.full(vote.caster)) as \(TerminalText(vote.role))"
    if let principal = vote.onBehalfOf { line += " for \(names.full(principal))" }
    if let at = vote.at { line += " at \(at)" }
    if let comment = vote.fields.string("comment") { line += ": \(TerminalText(comment))" }
    return line
  }

  /// Why a vote does not count, in words.
  public func words(_ fault: VoteFault) -> String {
    switch fault {
    case .unknownPerson(let id): "\(id) is nobody here, or not active"
    case .notDelegated(let from, let role): "\(names.full(from)) has not delegated \(TerminalText(role))"
    case .roleNotHeld(let id, let role): "\(names.full(id)) does not hold \(TerminalText(role)) for this"
    case .notOnBoard(let id, let board): "\(names.full(id)) is not on \(names.full(board))"
    case .noVeto(let id, let role): "\(names.full(id)) has no veto as \(TerminalText(role))"
    case .ownWork(let id, let tie): "\(names.full(id)) is \(TerminalText(tie))"
    case .stale: "what is decided changed after this vote"
    case .outsideTerm: "it was cast outside the term"
    case .doubted(let id): "\(names.full(id)) distrusts a key of that time; it is to be cast again"
    }
  }
}

extension Vote {
  /// `{by, vote, as, at, on_behalf_of?, comment?, digest}`
  public var json: JSONValue {
    var fields = fields
    fields["by"] = .string(caster.text)
    return .object(fields)
  }
}
