import Git
import Governance
import JSON
import Operations
import Reporting
import Rules
import Storage

extension Console {
  /// Says how a commit ended, and gives the status to exit with.
  func report(_ outcome: WriteCommit.Outcome, of subject: String, in session: Session) throws -> ExitStatus {
    switch outcome {
    case .unchanged:
      try tell("nothing to do: \(subject) is so already")
      try emit(["committed": .null, "violations": []])
      return .clean
    case .refused(let judged):
      try report(judged, in: session, heading: "refused, nothing was written")
      return .refused
    case .rehearsed(let judged):
      try report(judged, in: session, heading: "would be committed")
      return .clean
    case .written(let judged):
      try report(judged, in: session, heading: nil)
      try say("\(style.green("committed")) \(judged.facts.shortID) \(subject)")
      return .clean
    }
  }

  /// Prints what the rules say of one commit: violations to the errors, or all of it as JSON.
  func report(_ judged: JudgedCommit, in session: Session, heading: String?) throws {
    let names = try PersonNames(session)
    let text = ViolationText(style: errorStyle, nameOf: names.name(of:))
    for violation in judged.violations where !isJSON {
      for line in text.lines(violation) { try complain(line) }
    }
    if let heading, !isJSON { try complain("folio: \(heading)") }
    try emit([
      "committed": judged.isRefused ? .null : judged.id.map { .string($0.description) } ?? .null,
      "violations": .array(judged.violations.map { $0.json() }),
    ])
  }
}

/// What people are called in the newest state.
struct PersonNames: Sendable {
  private let titles: [RecordID: String]

  init(_ session: Session) throws {
    let ledger = try? session.ledger()
    let people = try ledger.map { try $0.state(of: session.head()?.tree).all(Person.kind) } ?? []
    titles = Dictionary(people.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
  }

  func name(of id: RecordID) -> String? { titles[id] }
}
