import Git
import Governance
import JSON
import Platform
import Rules
import SeededRandom
import Storage

/// Commits behind a ledger's head that nobody judged: records made, edited, removed and made again, people and policy
/// among them, times that go back, and files that hold no record.
struct RandomHistory {
  private var random: SplitMix64
  private var records: [RecordID: JSONObject?]
  private let layout: LedgerLayout
  private var seconds: Int
  private(set) var stream = ""

  init(seed: UInt64, behind view: any LedgerState, layout: LedgerLayout, at seconds: Int) throws {
    random = SplitMix64(seed: seed)
    self.layout = layout
    self.seconds = seconds
    records = [:]
    for kind in RecordCatalog.kinds {
      for record in try view.all(kind) { records[record.id] = .some(record.fields) }
    }
  }

  var ids: [RecordID] { records.keys.sorted() }

  /// Adds `count` commits to the stream, for `git fast-import`.
  mutating func add(_ count: Int) {
    for number in 1...count {
      // One in eight is dated before the commit it follows.
      seconds += Int.random(in: 0..<8, using: &random) == 0 ? -90_000 : Int.random(in: 0..<40_000, using: &random)
      let who =
        ["ana@alder.example", "GRACE@alder.example", "nobody@alder.example"].randomElement(using: &random) ?? ""
      let message = "Step \(number) of \(seconds)\n\nMore words.\n"
      stream += "commit refs/heads/main\nauthor Some One <\(who)> \(seconds) +0000\n"
      stream += "committer Some One <\(who)> \(seconds) +0000\n\(data(message))"
      if stream.firstRange(of: "from ") == nil { stream += "from refs/heads/main^0\n" }
      for _ in 0..<Int.random(in: 1...3, using: &random) { change(number) }
    }
  }

  private mutating func change(_ number: Int) {
    guard let id = ids.randomElement(using: &random), let path = layout.path(of: id) else { return }
    let what = Int.random(in: 0..<12, using: &random)
    if what == 0, id != Policy.id, id.prefix != Person.kind.prefix {
      records[id] = .some(nil)
      stream += "D \(path)\n"
    } else if what == 1, id != Policy.id {
      stream += "M 100644 inline \(path)\n\(data("no record \(number)\n"))"
    } else {
      var fields = records[id].flatMap { $0 } ?? ["id": .string(id.text), "kind": .string(kind(id))]
      fields["title"] = .string("Title \(number)")
      fields["owner"] = .string(["PER-0001", "PER-0007"].randomElement(using: &random) ?? "")
      if Bool.random(using: &random) {
        fields["status"] = .string(["active", "draft", "revoked"].randomElement(using: &random) ?? "")
      }
      records[id] = .some(fields)
      stream += "M 100644 inline \(path)\n"
      stream += data(String(decoding: CanonicalJSON.bytes(of: .object(fields)), as: UTF8.self))
    }
  }

  private func kind(_ id: RecordID) -> String { RecordCatalog.kind(prefix: id.prefix)?.name ?? "" }

  private func data(_ text: String) -> String { "data \(text.utf8.count)\n\(text)\n" }
}
