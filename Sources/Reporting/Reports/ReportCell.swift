import Calendars
import Governance
import JSON
import Operations

/// A value of a report: for programs, and as people read it.
struct ReportCell: Sendable {
  /// How much it asks to be looked at. Its words say so too.
  enum Tone: String, Sendable { case plain = "", good, look, bad }

  /// Nothing where there is nothing to say.
  let value: JSONValue?
  let text: String
  var tone = Tone.plain

  static let nothing = ReportCell(value: nil, text: "")

  static func words(_ text: String, _ tone: Tone = .plain) -> ReportCell {
    ReportCell(value: .string(text), text: text, tone: tone)
  }

  static func words(_ text: String?) -> ReportCell { text.map { words($0) } ?? .nothing }

  static func number(_ number: Int, _ tone: Tone = .plain) -> ReportCell {
    ReportCell(value: .integer(Int64(number)), text: "\(number)", tone: tone)
  }

  static func number(_ number: Int64?) -> ReportCell {
    number.map { ReportCell(value: .integer($0), text: "\($0)") } ?? .nothing
  }

  static func truth(_ truth: Bool) -> ReportCell { ReportCell(value: .bool(truth), text: truth ? "yes" : "no") }

  static func day(_ day: CivilDate?) -> ReportCell { words(day?.description) }

  static func instant(_ instant: Instant?) -> ReportCell { words(instant?.description) }

  static func id(_ id: RecordID?) -> ReportCell { words(id?.text) }

  /// A record by its id and its title.
  static func named(_ id: RecordID?, _ names: RecordNames) -> ReportCell {
    id.map { ReportCell(value: .string($0.text), text: names.full($0)) } ?? .nothing
  }

  static func named(_ ids: [RecordID], _ names: RecordNames) -> ReportCell {
    ReportCell(
      value: .array(ids.map { .string($0.text) }), text: ids.map { names.full($0) }.joined(separator: ", "))
  }

  static func list(_ texts: [String]) -> ReportCell {
    ReportCell(value: .array(texts.map { .string($0) }), text: texts.joined(separator: ", "))
  }

  /// A commit: its whole id for programs, seven characters for people.
  static func commit(_ note: CommitNote?) -> ReportCell {
    note.map { ReportCell(value: .string($0.hexID), text: $0.shortID) } ?? .nothing
  }

  /// Who made a commit; the bare address of somebody who was nobody in the ledger then.
  static func author(_ note: CommitNote?, _ names: RecordNames) -> ReportCell {
    guard let note else { return .nothing }
    return note.author.map { named($0, names) } ?? words(note.email)
  }
}
