import Calendars
import Foundation
import Governance
import JSON
import Rules

/// A commit on a ledger in memory, and what a judge says of it.
struct JudgedCommit {
  var before: MemoryLedger
  var author = "PER-0007"
  var time = "2026-09-09T09:00:00Z"
  var trailers: [(key: String, value: String)] = []
  var admission: String?
  var phase = CommitChange.Phase.governed

  init(on before: MemoryLedger = .alder, by author: String = "PER-0007", at time: String = "2026-09-09T09:00:00Z") {
    self.before = before
    self.author = author
    self.time = time
  }

  /// Everything that `rules` find wrong with the commit that `edit` makes.
  func violations(_ rules: [any Rule] = RuleCatalog.all, _ edit: (inout MemoryLedger) throws -> Void) throws -> [Violation] {
    var after = before
    try edit(&after)
    return try violations(rules, after: after)
  }

  func violations(_ rules: [any Rule] = RuleCatalog.all, after: MemoryLedger) throws -> [Violation] {
    let context = try context(after: after)
    return try Judge(rules: rules).violations(in: context.change, context)
  }

  /// What a rule may know of the commit that makes `after`.
  func context(after: MemoryLedger) throws -> RuleContext {
    let layout = LedgerLayout(shards: 0)
    let ids = Set(before.records.keys).union(after.records.keys).sorted().filter {
      before.records[$0] != after.records[$0]
    }
    let records = ids.compactMap { id in
      after.records[id].map {
        RecordChange(id: id, kind: $0.kind, path: layout.path(of: id)!, before: before.records[id], after: $0)
      }
    }
    let files = ids.map { id in
      FileChange(
        path: layout.path(of: id)!,
        before: before.records[id].map { FileContent(mode: "100644", bytes: CanonicalJSON.bytes(of: $0.json), isJSON: true) },
        after: after.records[id].map { FileContent(mode: "100644", bytes: CanonicalJSON.bytes(of: $0.json), isJSON: true) })
    }
    let email = before.records[RecordID(author)!].flatMap { $0.of(Person.self)?.emails.first } ?? "nobody@alder.example"
    let now = Instant(time)!
    let facts = CommitFacts(
      id: nil, authorEmail: email, committerEmail: email, authorTime: now, time: now, parentTime: now,
      trailers: Trailers(trailers))
    let change = CommitChange(phase: phase, facts: facts, files: files, records: records)
    return RuleContext(
      before: before, after: after, change: change, policy: try before.record(Policy.id, as: Policy.self),
      people: PeopleDirectory(try before.all(Person.self)), home: .london, layout: layout,
      admission: admission.map { Admission(now: Instant($0)!) })
  }
}

extension [Violation] {
  /// The codes of what blocks, each once, in order.
  var codes: [String] { Set(filter { $0.severity == .block }.map(\.rule.code)).sorted() }
}

extension HomeCalendar {
  /// Europe/London, read from the system's database.
  static let london = HomeCalendar(
    zone: try! Zone(
      name: "Europe/London", tzif: [UInt8](Data(contentsOf: URL(fileURLWithPath: "/usr/share/zoneinfo/Europe/London")))))
}
