import Calendars
import Planning
import Testing

/// ROL-0001 of the worked example, Alder Insurance, as it is scheduled on the day of its G4 go (DOMAIN.md §5.3 and
/// §5.4).
enum AlderRollout {
  static func problem() throws -> SchedulingProblem {
    let go = try instant("2026-09-08T12:00:00Z")
    return SchedulingProblem(
      now: go,
      goAt: go,
      waves: [
        try wave("W1", "UK", "SEG-0001", 16_000),
        try wave("W2", "UK", "SEG-0001", 120_000, after: ["W1"]),
        try wave("W3", "DACH", "SEG-0001", 160_000, after: ["W2"]),
        try wave("W4", "US", "SEG-0001", 160_000, after: ["W2"]),
        try wave("W5", "DACH", "SEG-0002", 22_500, after: ["W3"]),
        try wave("W6", "UK", "SEG-0003", 5_000, after: ["W3", "W4"]),
      ],
      segmentSizes: ["SEG-0001": 800_000, "SEG-0002": 90_000, "SEG-0003": 25_000],
      limits: ExposureLimits(share: Share(percent: 25), waves: 3),
      freezes: try freezes()
    )
  }

  /// As it stands when W3 goes on after an alert (§5.5, step 11): its soak began anew.
  static func problemAfterAlert() throws -> SchedulingProblem {
    var problem = try problem()
    problem.now = try instant("2026-10-27T09:00:00Z")
    problem.waves.removeAll { ["W1", "W2", "W3"].contains($0.id) }
    problem.standing = [
      try standing("W1", 16_000, "2026-09-22T08:00:00Z", until: "2026-10-06T12:00:00Z"),
      try standing("W2", 120_000, "2026-10-07T08:00:00Z", until: "2026-10-21T12:00:00Z"),
      try standing("W3", 160_000, "2026-10-22T07:00:00Z", until: "2026-11-10T09:00:00Z"),
    ]
    return problem
  }

  static func regions() throws -> [String: Zone] {
    ["UK": try zone("Europe/London"), "DACH": try zone("Europe/Berlin"), "US": try zone("America/New_York")]
  }

  static func standing(_ id: String, _ customers: Int, _ start: String, until end: String) throws -> StandingWave {
    StandingWave(
      id: id, segments: ["SEG-0001"], customers: customers, start: try instant(start), finish: .at(try instant(end)))
  }

  private static func wave(
    _ id: String, _ region: String, _ segment: String, _ customers: Int, after dependencies: Set<String> = []
  ) throws -> PendingWave {
    PendingWave(
      id: id,
      scope: FreezeScope(regions: [region], segments: [segment], initiatives: ["INI-0002"]),
      zone: try #require(regions()[region]),
      customers: customers,
      dependsOn: dependencies,
      cutover: try length("PT4H"),
      soak: try length("P14D"),
      notices: [
        Notice(id: "C1", to: .external, lead: try length("P10D")),
        Notice(id: "C2", to: .frontline, lead: try length("P5D")),
        Notice(id: "C3", to: .internal, lead: try length("P7D")),
      ]
    )
  }

  private static func freezes() throws -> FreezeCalendar {
    let work: Set<FreezableAction.Kind> = [.waveStart, .processChange, .configChange]
    let london = FreezeTiming.Clock.zone(try zone("Europe/London"))
    let newYork = FreezeTiming.Clock.zone(try zone("America/New_York"))
    let renewals = try FreezeTiming(
      days("2026-12-15", "2027-01-16"), on: .zone(zone("Europe/Berlin")), repeating: Recurrence(.yearly))
    let weekends = try FreezeTiming(
      hours("2026-09-04T16:00", "2026-09-07T08:00"), on: london, repeating: Recurrence(.weekly))
    let billing = try FreezeTiming(
      hours("2026-09-30T18:00", "2026-10-01T06:00"), on: newYork, repeating: Recurrence(.monthly, monthDays: [-1]))
    let core = try FreezeTiming(
      hours("2026-09-01T09:00", "2026-09-01T16:00"), on: newYork,
      repeating: Recurrence(
        .weekly, weekdays: Set([.tuesday, .wednesday, .thursday].map { OrdinalWeekday(every: $0) })))
    return FreezeCalendar(
      [
        window(
          "FRZ-0001", .deny(.hard), work, during: try FreezeTiming(days("2026-11-23", "2027-01-04"), on: .floating)),
        window(
          "FRZ-0002", .deny(.hard), work, in: FreezeScope(regions: ["DACH"], segments: ["SEG-0002"]), during: renewals),
        window("FRZ-0003", .deny(.soft), [.waveStart], in: FreezeScope(regions: ["UK"]), during: weekends),
        window(
          "FRZ-0004", .deny(.soft), [.waveStart, .configChange], in: FreezeScope(regions: ["US"]), during: billing),
        FreezeWindow(
          id: "FRZ-0005", .deny(.hard), work,
          during: try FreezeTiming(days("2026-11-16", "2027-01-11"), on: .floating), isApproved: false),
        window(
          "FRZ-0006", .allow, [.configChange], in: FreezeScope(regions: ["US"], systems: ["CORE"]), during: core),
        window(
          "FRZ-0007", .advise, [.waveStart], in: FreezeScope(regions: ["UK"]),
          during: try FreezeTiming(days("2026-10-01", "2026-10-15"), on: london)),
      ],
      regions: try regions()
    )
  }
}

/// An approved window.
func window(
  _ id: String,
  _ effect: FreezeWindow.Effect,
  _ actions: Set<FreezableAction.Kind> = [.waveStart],
  in scope: FreezeScope = FreezeScope(),
  during timing: FreezeTiming
) -> FreezeWindow {
  FreezeWindow(id: id, effect, actions, in: scope, during: timing, isApproved: true)
}

func days(_ start: String, _ end: String) throws -> CivilSpan {
  try #require(CivilSpan(daysFrom: date(start), to: date(end)))
}

func hours(_ start: String, _ end: String) throws -> CivilSpan {
  try #require(CivilSpan(from: local(start), to: local(end)))
}
