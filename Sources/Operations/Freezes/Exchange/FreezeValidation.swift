import Calendars
import Governance
import ICalendar
import JSON
import JSONSchema
import Rules
import Storage

/// Whether what was read of events can be freezes of this ledger; what keeps them from it, at the lines that say so.
struct FreezeValidation {
  let state: StoredState
  let zones: ZoneDatabase
  let regions: Set<String>

  init(_ view: LedgerView) throws {
    state = view.state
    zones = view.session.zones
    regions = Set(try state.record(Policy.id, as: Policy.self)?.zones(zones).keys.map { $0 } ?? [])
  }

  /// Every reason why `record`, made of `read`, cannot be a freeze here, one for each place.
  func refusals(of record: Record, _ read: ReadFreeze) throws -> [EventRefusal] {
    var refusals = missing(record, read)
    guard refusals.isEmpty else { return refusals }
    for (field, _) in Self.references {
      for name in record.fields.strings(field) where try RecordID(name).map({ try !state.contains($0) }) ?? true {
        refusals.append(read.refusal(of: field, holding: name, "there is no \(name) in this ledger"))
      }
    }
    for (field, value) in record.fields {
      guard let text = value.stringValue,
        let hidden = text.unicodeScalars.lazy.compactMap({ HiddenCharacter($0) }).first
      else { continue }
      refusals.append(read.refusal(of: field, holding: text, "it holds a \(hidden)"))
    }
    guard refusals.isEmpty else { return refusals }
    for violation in try SchemaLibrary.schema(for: Freeze.kind).violations(in: record.json) {
      let field = violation.instancePointer.tokens.first ?? ""
      // Who owns and edits it is not the file's to say.
      guard EventFields.all.contains(field) else { continue }
      refusals.append(
        read.refusal(of: field, holding: violation.found?.stringValue, "\(violation.expected) is expected"))
    }
    do throws(FreezeFault) {
      _ = try Freeze(record).window(zones: zones, regions: regions)
    } catch  where refusals.isEmpty {
      refusals.append(read.refusal(of: error.pointer.tokens.first ?? "", holding: nil, error.problem))
    } catch {
      // The schema has said what is wrong already.
    }
    return refusals
  }

  private static let references = [
    ("segments", Segment.kind), ("processes", Process.kind), ("initiatives", Initiative.kind),
  ]

  /// What an event of another program does not say, and whoever imports it must.
  private func missing(_ record: Record, _ read: ReadFreeze) -> [EventRefusal] {
    var options: [String] = []
    if record.fields.string("calendar") == nil { options.append("--calendar partners") }
    if record.fields.string("effect") == nil { options.append("--effect deny --level hard") }
    if record.fields.array("actions").isEmpty { options.append("--action wave_start") }
    guard !options.isEmpty else { return [] }
    return [
      EventRefusal(
        read.event, "it does not say what it does as a freeze",
        fix: "say it for all events: \(options.joined(separator: " "))")
    ]
  }
}

extension ReadFreeze {
  /// A refusal at the line that says `field`; at the event's own where none does.
  func refusal(of field: String, holding value: String?, _ problem: String, fix: String? = nil) -> EventRefusal {
    let names = [EventFields.property(of: field), field == "notes" ? "DESCRIPTION" : nil, EventFields.when]
    for name in names.compactMap({ $0 }) {
      let properties = event.all(name)
      if let property = properties.first(where: { $0.value == value }) ?? properties.first {
        return EventRefusal(property, problem, fix: fix)
      }
    }
    return EventRefusal(event, "\(field): \(problem)", fix: fix)
  }
}
