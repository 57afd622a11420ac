public import Calendars
public import Governance
import JSON
import Rules
import Storage

/// What the freeze calendar of a ledger answers to a question.
public struct FreezeStatus: Sendable {
  /// The answer for one action.
  public struct Answer: Sendable {
    public let action: FreezableAction.Kind
    public let verdict: FreezeVerdict
  }

  public let question: FreezeQuestion
  public let time: Instant
  public let answers: [Answer]
  /// Every freeze that an answer speaks of, by id.
  public let freezes: [String: Freeze]
  /// Those who could decide on an override, in order of id.
  public let authorities: [RecordID]
  /// The policy's regions, each with its zone.
  public let regions: [String: Zone]
  public let home: Zone
  /// The version of the zone database that was used, where it is known.
  public let zoneVersion: String?

  /// - Throws: `FreezeFault` where an approved freeze is no window, `UsageError` for a region that the policy does not
  ///   have, and what reading the ledger threw.
  public init(_ question: FreezeQuestion, in view: LedgerView) throws {
    let calendar = try LedgerFreezes(view)
    self.question = question
    let time = question.time ?? view.time
    self.time = time
    regions = calendar.regions
    home = try view.home.zone
    try calendar.check(question.scope)
    let course = FreezeCourse(
      length: question.length, soak: question.soak, zone: calendar.zone(of: question.scope) ?? home)
    answers = try question.actions.map { kind in
      let action = FreezableAction(kind, in: question.scope)
      let timeline = try calendar.calendar.timeline(of: action, from: time, for: course)
      return Answer(action: kind, verdict: timeline.verdict(at: time, for: course))
    }
    freezes = calendar.freezes
    authorities = try view.state.people.people.filter { person in
      person.isActive
        && person.grants.contains {
          $0.role == "emergency_authority" && $0.isConfirmed && $0.covers(Zone.utc.date(at: time))
        }
    }.map(\.id)
    zoneVersion = view.session.zones.version
  }

  /// Whether any of the actions would be refused.
  public var isFrozen: Bool { answers.contains { $0.verdict.isRefused } }
}

/// The approved freezes of a state as a calendar.
struct LedgerFreezes {
  /// By id.
  let freezes: [String: Freeze]
  let regions: [String: Zone]
  let calendar: FreezeCalendar
  let windows: [FreezeWindow]

  /// - Throws: `UsageError` for a region that the policy does not have.
  func check(_ scope: FreezeScope) throws {
    guard let stranger = scope.regions.sorted().first(where: { regions[$0] == nil }) else { return }
    throw UsageError(
      "the policy has no region '\(stranger)'", hint: "it has \(regions.keys.sorted().joined(separator: ", "))")
  }

  /// - Throws: `FreezeFault` where an approved freeze is no window, `ZoneError` where a zone is unknown.
  init(_ view: LedgerView) throws {
    let policy = try view.state.record(Policy.id, as: Policy.self)
    let zones = view.session.zones
    let regions = try policy?.zones(zones) ?? [:]
    let approved = try view.state.all(Freeze.self).filter(\.isApproved)
    windows = try approved.map { freeze in
      do throws(FreezeFault) {
        return try freeze.window(zones: zones, regions: Set(regions.keys))
      } catch {
        throw UsageError.outOfTurn(
          "\(freeze.id) is approved and no window (\(error.pointer): \(error.problem)), so nothing is known to be open",
          hint: "mend it by a vary decision: folio decision new --subject \(freeze.id) --touch \(error.pointer)=VALUE")
      }
    }
    freezes = Dictionary(approved.map { ($0.id.text, $0) }, uniquingKeysWith: { first, _ in first })
    self.regions = regions
    calendar = FreezeCalendar(windows, regions: regions)
  }

  /// The zone of the one region that `scope` names.
  func zone(of scope: FreezeScope) -> Zone? {
    scope.regions.count == 1 ? scope.regions.first.flatMap { regions[$0] } : nil
  }
}
