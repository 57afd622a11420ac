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
  /// The author's address, where it is not the one of `author`.
  var email: String?
  /// The committer's address, where it is not the author's.
  var committer: String?
  /// The author's time, where it is not the commit's.
  var authorTime: String?
  /// The parent's time, where it is not the commit's.
  var parentTime: String?
  var parentCount = 1
  var signature = SignatureFacts.notAvailable
  var grammarFaults: [String] = []
  var treeFaults: [TreeFault] = []
  var size: Int?
  var limits = Limits.standard
  var modes: [String: String] = [:]

  init(on before: MemoryLedger = .alder, by author: String = "PER-0007", at time: String = "2026-09-09T09:00:00Z") {
    self.before = before
    self.author = author
    self.time = time
  }

  /// Everything that `rules` find wrong with the commit that `edit` makes.
  func violations(_ rules: [any Rule] = RuleCatalog.all, _ edit: (inout MemoryLedger) throws -> Void) throws
    -> [Violation]
  {
    var after = before
    try edit(&after)
    return try violations(rules, after: after)
  }

  func violations(_ rules: [any Rule] = RuleCatalog.all, after: MemoryLedger) throws -> [Violation] {
    let context = try context(after: after)
    return try Judge(rules: rules.filter { type(of: $0).id.name != Self.switchedOff }).violations(
      in: context.change, context)
  }

  /// The name of a rule that script/mutate leaves out, to see which test misses it.
  private static let switchedOff = ProcessInfo.processInfo.environment["FOLIO_TEST_WITHOUT_RULE"]

  /// What a rule may know of the commit that makes `after`.
  func context(after: MemoryLedger) throws -> RuleContext {
    let layout = MemoryLedger.layout
    let ids = Set(before.records.keys).union(after.records.keys).sorted().filter {
      before.records[$0] != after.records[$0]
    }
    let records = ids.compactMap { id in
      after.records[id].map {
        RecordChange(id: id, kind: $0.kind, path: layout.path(of: id)!, before: before.records[id], after: $0)
      }
    }
    let paths = Set(ids.compactMap { layout.path(of: $0) }).union(before.files.keys).union(after.files.keys).sorted()
    let files = paths.map { path in
      FileChange(path: path, before: before.content(at: path), after: after.content(at: path, mode: modes[path]))
    }.filter { $0.before?.digest != $0.after?.digest || $0.before?.mode != $0.after?.mode }
    let now = Instant(time)!
    let facts = CommitFacts(
      id: nil, authorEmail: address, committerEmail: committer ?? address,
      authorTime: authorTime.map { Instant($0)! } ?? now, time: now, parentTime: parentTime.map { Instant($0)! } ?? now,
      parentCount: parentCount, trailers: Trailers(trailers), signature: signature, grammarFaults: grammarFaults,
      treeFaults: treeFaults, size: size)
    let change = CommitChange(phase: phase, facts: facts, files: files, records: records)
    return RuleContext(
      before: before, after: after, change: change, policy: try before.record(Policy.id, as: Policy.self),
      people: PeopleDirectory(try before.all(Person.self)), home: .london, zones: .system, layout: layout,
      admission: admission.map { Admission(now: Instant($0)!) }, limits: limits)
  }

  private var address: String {
    email ?? RecordID(author).flatMap { before.records[$0]?.of(Person.self)?.emails.first } ?? "nobody@alder.example"
  }
}

extension [Violation] {
  /// The codes of what blocks, each once, in order.
  var codes: [String] { Set(filter { $0.severity == .block }.map(\.rule.code)).sorted() }
  /// The messages, in order.
  var messages: [String] { map(\.message.description) }
}

extension HomeCalendar {
  static let london = HomeCalendar(zone: try! ZoneDatabase.system.zone(named: "Europe/London"))
}

extension ZoneDatabase {
  /// The one of this machine.
  static let system = ZoneDatabase(version: nil) { name in
    FileManager.default.contents(atPath: "/usr/share/zoneinfo/" + name).map { [UInt8]($0) }
  }
}
