import Git
import Governance
import JSON
import Operations
import Platform
import Rules
import Storage

/// Makes many governed commits in one process, as no command of folio does: what `script/bench` measures the writing
/// of one by, without the start of a process.
///
/// ```
/// BenchLoop each|batch REPOSITORY COUNT WORDS ID…
/// ```
///
/// Each commit gives one of the records a new title, in turn, which ends in WORDS. `each` waits for the disk after every
/// commit, `batch` once at the end. It prints how many commits were written, and ends with an error where that is not
/// all of them.
struct CommitLoop {
  let session: Session
  let count: Int
  /// What no other run on the same ledger says.
  let words: String
  let records: [RecordID]

  static func run(_ arguments: [String]) throws {
    guard arguments.count >= 5, let count = Int(arguments[2]), count > 0 else {
      throw UsageError("usage: BenchLoop each|batch REPOSITORY COUNT WORDS ID…")
    }
    let records = try arguments.dropFirst(4).map { text in
      guard let id = RecordID(text) else { throw UsageError("'\(text)' is not an id") }
      return id
    }
    let session = try Session.open(at: arguments[1], environment: Environment.current())
    let loop = CommitLoop(session: session, count: count, words: arguments[3], records: records)
    if arguments[0] == "each" { try loop.writeEach() } else { try loop.writeBatch() }
    print("\(count) commits written")
  }

  private func writeEach() throws {
    for number in 0..<count {
      let outcome = try WriteCommit(session, message: message(number))(edit(number).apply)
      guard case .written = outcome else { throw UsageError("commit \(number) was not written") }
    }
  }

  private func writeBatch() throws {
    guard let head = try session.head() else { throw StorageError.empty(reference: Ledger.mainReference) }
    var chain = CommitChain(session, try Ledger(session.repository, tree: head.tree), on: head)
    for number in 0..<count {
      var edits = try chain.edits()
      let judge = session.judge(chain.ledger)
      let author = try session.identity(at: chain.time)
      let context = try judge.context(
        for: ProposedCommit(
          parent: chain.tip, after: edits.base, author: author, committer: author, message: message(number)))
      try edit(number).apply(to: &edits, context)
      guard let judged = try chain.append(edits.files, message: message(number)), !judged.isRefused else {
        throw UsageError("commit \(number) was not written")
      }
    }
    guard try chain.publish(to: Ledger.mainReference, reason: "bench") else {
      throw UsageError("\(Ledger.mainReference) moved meanwhile")
    }
  }

  private func record(_ number: Int) -> RecordID { records[number % records.count] }

  private func message(_ number: Int) -> String { "Edit \(record(number)): /title\n" }

  private func edit(_ number: Int) -> EditRecord {
    EditRecord(
      record(number),
      assignments: [FieldAssignment(JSONPointer.root.appending("title"), .string("Title \(number) \(words)"))])
  }
}
