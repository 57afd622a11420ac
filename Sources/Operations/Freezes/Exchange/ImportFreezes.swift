public import Governance
import ICalendar
import JSON
import Rules
import Storage

/// Makes draft freezes of the events of an iCalendar file, in one commit; nothing is written while anything is refused.
///
/// An event is known again by its UID: a draft that came from it is brought up to date, and a freeze that has been decided
/// on is never changed by a file.
public struct ImportFreezes {
  public enum Act: String, Sendable {
    case new, updated, unchanged
  }

  /// What becomes of one event.
  public struct Entry: Sendable {
    public let freeze: Freeze
    public let act: Act
  }

  public enum Outcome {
    /// In order of line; nothing was written.
    case refused([EventRefusal])
    /// What the rules say, with what it is about, in the order of the file.
    case judged(WriteCommit.Outcome, [Entry])
  }

  /// The most bytes of a file.
  public static let limit = 8 << 20

  private let session: Session
  private let defaults: ImportDefaults
  private let owner: RecordID?

  /// - Parameter owner: who answers for the freezes; whoever makes the commit without one.
  public init(_ session: Session, _ defaults: ImportDefaults, owner: RecordID?) {
    self.session = session
    self.defaults = defaults
    self.owner = owner
  }

  /// - Parameter bytes: what the file holds.
  /// - Throws: `PlatformError` where `folio-ical` is not there, what reading and writing the ledger threw.
  public func callAsFunction(_ bytes: [UInt8], message: String, isRehearsal: Bool) throws -> Outcome {
    let view = try session.view()
    let reading = CalendarReading(try ICalendarFile(reading: bytes), defaults, zones: session.zones)
    let validation = try FreezeValidation(view)
    let known = try KnownEvents(view)
    var generator = SystemRandomNumberGenerator()
    var refusals = reading.refusals
    var entries: [Entry] = []
    for read in reading.freezes {
      let former = known.freeze(of: read)
      let record = read.record(
        former?.record, id: former?.id ?? RecordID.minted(for: Freeze.kind, using: &generator), owner: owner)
      var found = try validation.refusals(of: record, read)
      let act: Act = former.map { Freeze(record).says($0) ? .unchanged : .updated } ?? .new
      if act == .updated, let former, former.status != Freeze.kind.lifecycle.first {
        let field = EventFields.all.first { record.fields[$0] != former.fields[$0] } ?? "title"
        found.append(
          read.refusal(
            of: field, holding: record.fields.string(field),
            "\(former.id) is this event, is \(former.status) and says otherwise",
            fix: "ask for the change by a vary decision, or take the event out of the file"))
      }
      refusals += found
      entries.append(Entry(freeze: Freeze(record), act: act))
    }
    guard refusals.isEmpty else { return .refused(refusals.sorted { $0.line < $1.line }) }
    let write = WriteCommit(session, message: message, isRehearsal: isRehearsal)
    let outcome = try write { edits, context in
      for entry in entries where entry.act != .unchanged {
        try edits.put(entry.freeze.record.completed(in: edits), following: context)
      }
    }
    return .judged(outcome, entries)
  }
}

/// The freezes of a ledger by the UIDs of the events that they came from, or are written as.
private struct KnownEvents {
  private let freezes: [String: Freeze]

  init(_ view: LedgerView) throws {
    let names = try view.state.all(Freeze.self).flatMap { freeze in
      [freeze.eventUID(in: view.ledger), freeze.fields.string(ReadFreeze.originField)].compactMap { $0 }.map {
        ($0, freeze)
      }
    }
    freezes = Dictionary(names, uniquingKeysWith: { first, _ in first })
  }

  func freeze(of read: ReadFreeze) -> Freeze? { freezes[read.uid] ?? freezes[read.origin] }
}

extension ReadFreeze {
  /// Where a freeze that was imported keeps what its event is known again by.
  fileprivate static let originField = "x-ical-uid-sha256"

  /// The digest of the UID: many are made like an address (RFC 5545 §3.8.4.7), and a ledger holds no personal data.
  fileprivate var origin: String { "\(SHA256Digest(of: Array(uid.utf8)))" }

  /// The record that the event makes, in place of `former`.
  fileprivate func record(_ former: Record?, id: RecordID, owner: RecordID?) -> Record {
    var fields = former?.fields ?? [:]
    for key in EventFields.all { fields[key] = self.fields[key] }
    fields["id"] = .string(id.text)
    fields["kind"] = .string(Freeze.kind.name)
    fields["schema"] = fields["schema"] ?? 1
    fields["status"] = fields["status"] ?? .string(Freeze.kind.lifecycle.first)
    if let owner { fields["owner"] = .string(owner.text) }
    if former == nil { fields[Self.originField] = .string(origin) }
    return Record(id: id, kind: Freeze.kind, fields: CanonicalJSON.normalised(.object(fields)).objectValue ?? fields)
  }
}

extension Freeze {
  /// Whether it says the same as `other`, whatever has become of the two.
  fileprivate func says(_ other: Freeze) -> Bool { EventFields.all.allSatisfy { fields[$0] == other.fields[$0] } }
}

extension Record {
  /// With what the commit alone knows.
  fileprivate func completed(in edits: RecordEdits) -> Record {
    var record = self
    if let author = edits.author { record.fields["owner"] = record.fields["owner"] ?? .string(author.text) }
    record.fields["created_at"] = record.fields["created_at"] ?? .string("\(edits.time)")
    return record
  }
}
