import Calendars

/// The regions and freezes of the worked example, Alder Insurance.
enum AlderFreezes {
  static func regions() throws -> [String: Zone] {
    ["UK": try zone("Europe/London"), "DACH": try zone("Europe/Berlin"), "US": try zone("America/New_York")]
  }

  static func calendar(
    with more: [FreezeWindow] = [], withdrawn: Set<String> = []
  ) throws -> FreezeCalendar {
    let windows = try windows().map { window in
      FreezeWindow(
        id: window.id, window.effect, window.actions, in: window.scope, during: window.timing,
        isApproved: window.isApproved && !withdrawn.contains(window.id)
      )
    }
    return FreezeCalendar(windows + more, regions: try regions())
  }

  static let work: Set<FreezableAction.Kind> = [.waveStart, .processChange, .configChange]

  private static func windows() throws -> [FreezeWindow] {
    let holidays = try timing("2026-11-23", "2027-01-04")
    let renewals = try timing("2026-12-15", "2027-01-16", in: "Europe/Berlin", "yearly")
    let weekends = try timing("2026-09-04T16:00", "2026-09-07T08:00", in: "Europe/London", "weekly by_day=FR")
    let billing = try timing(
      "2026-09-30T18:00", "2026-10-01T06:00", in: "America/New_York", "monthly by_month_day=-1")
    let peak = try timing("2026-11-16", "2027-01-11")
    let core = try timing(
      "2026-09-01T09:00", "2026-09-01T16:00", in: "America/New_York", "weekly by_day=TU,WE,TH")
    let campaign = try timing("2026-10-01", "2026-10-15", in: "Europe/London")
    return [
      window("FRZ-0001", .deny(.hard), work, during: holidays),
      window(
        "FRZ-0002", .deny(.hard), work, in: FreezeScope(regions: ["DACH"], segments: ["SEG-0002"]), during: renewals),
      window("FRZ-0003", .deny(.soft), [.waveStart], in: FreezeScope(regions: ["UK"]), during: weekends),
      window("FRZ-0004", .deny(.soft), [.waveStart, .configChange], in: FreezeScope(regions: ["US"]), during: billing),
      FreezeWindow(id: "FRZ-0005", .deny(.hard), work, during: peak, isApproved: false),
      window(
        "FRZ-0006", .allow, [.configChange], in: FreezeScope(regions: ["US"], systems: ["CORE"]), during: core),
      window("FRZ-0007", .advise, [.waveStart], in: FreezeScope(regions: ["UK"]), during: campaign),
    ]
  }
}

/// An approved window.
func window(
  _ id: String,
  _ effect: FreezeWindow.Effect,
  _ actions: Set<FreezableAction.Kind>,
  in scope: FreezeScope = FreezeScope(),
  during timing: FreezeTiming
) -> FreezeWindow {
  FreezeWindow(id: id, effect, actions, in: scope, during: timing, isApproved: true)
}

/// Whole days or hours, floating where no zone is named, once where no rule is.
func timing(
  _ start: String,
  _ end: String,
  in zoneName: String? = nil,
  _ ruleText: String? = nil,
  excluding exclusions: [String] = [],
  adding additions: [String] = []
) throws -> FreezeTiming {
  try FreezeTiming(
    span(start, end),
    on: zoneName.map { .zone(try zone($0)) } ?? .floating,
    repeating: ruleText.map { try rule($0) },
    excluding: Set(exclusions.map { try reading($0) }),
    adding: Set(additions.map { try reading($0) })
  )
}

func span(_ start: String, _ end: String) throws -> CivilSpan {
  let span =
    start.contains("T")
    ? CivilSpan(from: try local(start), to: try local(end)) : CivilSpan(daysFrom: try date(start), to: try date(end))
  guard let span else { throw NotACalendarText(text: "\(start) to \(end)") }
  return span
}

private func reading(_ text: String) throws -> CivilDateTime {
  text.contains("T") ? try local(text) : CivilDateTime(startOf: try date(text))
}
