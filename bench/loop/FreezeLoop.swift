import Calendars
import Operations
import Platform

/// Asks a calendar of 200 recurring windows in 40 zones, many times.
///
/// ```
/// BenchLoop frozen|timeline|lookup|expand COUNT ZONES
/// ```
///
/// `frozen` asks COUNT times whether one of 16 actions is frozen at some instant of 2026, `timeline` asks the timeline of
/// the action, taken once, instead; `lookup` looks the action up in a dictionary as many times and does nothing else, and `expand` works the windows of COUNT years out, from 2026
/// on. ZONES is a file with a zone's name in each line. It prints how many answers were yes, or how many times a window
/// was on, which `bench/freezes.py` has to find as well.
struct FreezeLoop {
  private let zones: [Zone]

  static func run(_ arguments: [String]) throws {
    guard arguments.count == 3, let count = Int(arguments[1]), count > 0 else {
      throw UsageError("usage: BenchLoop frozen|timeline|lookup|expand COUNT ZONES")
    }
    let names = String(decoding: try Files.read(arguments[2], limit: 1 << 16), as: UTF8.self).split(separator: "\n")
    let loop = try FreezeLoop(zones: names.map { try ZoneDatabase.system.zone(named: String($0)) })
    switch arguments[0] {
    case "frozen": print(try loop.frozen(count))
    case "timeline": print(try loop.timeline(count))
    case "lookup": print(loop.lookup(count))
    default: print(try loop.expand(count))
    }
  }

  private var actions: [FreezableAction] {
    (0..<16).map { FreezableAction(.configChange, in: FreezeScope(systems: ["SYS\($0)"])) }
  }

  /// Window n freezes system n mod 16 on weekday n mod 7 from 20:00 to 23:00 of zone n mod 40, each week or every second
  /// one; every fifth window does so on the first such day of a month.
  private func windows() throws -> [FreezeWindow] {
    try (0..<200).map { number in
      let weekday = Weekday.allCases[number % 7]
      let isMonthly = number % 5 == 0
      guard let first = CivilDate(year: 2026, month: 1, day: isMonthly ? 1 : 5),
        let every = OrdinalWeekday(weekday, ordinal: 1)
      else {
        throw UsageError("no such day")
      }
      let day = (0..<7).map(first.adding(days:)).first { $0.weekday == weekday } ?? first
      guard let start = CivilDateTime(day, hour: 20), let end = CivilDateTime(day, hour: 23),
        let span = CivilSpan(from: start, to: end)
      else { throw UsageError("no such time") }
      let rule =
        isMonthly
        ? try Recurrence(.monthly, weekdays: [every])
        : try Recurrence(.weekly, interval: 1 + number % 2, weekdays: [OrdinalWeekday(every: weekday)])
      let timing = try FreezeTiming(span, on: .zone(zones[number % zones.count]), repeating: rule)
      return FreezeWindow(
        id: "F\(number)", .deny(.hard), [.configChange], in: FreezeScope(systems: ["SYS\(number % 16)"]),
        during: timing,
        isApproved: true)
    }
  }

  private func frozen(_ count: Int) throws -> Int {
    let calendar = FreezeCalendar(try windows(), regions: [:])
    let actions = actions
    let start = try Self.start(of: 2026)
    var yes = 0
    for number in 0..<count {
      let instant = start + Int64(number) * 7_919 % (365 * 86_400)
      if try calendar.isFrozen(actions[number % 16], at: instant) { yes += 1 }
    }
    return yes
  }

  private func timeline(_ count: Int) throws -> Int {
    let calendar = FreezeCalendar(try windows(), regions: [:])
    let start = try Self.start(of: 2026)
    let timelines = try actions.map { try calendar.timeline(of: $0, from: start) }
    return (0..<count).count { number in
      timelines[number % 16].isFrozen(at: start + Int64(number) * 7_919 % (365 * 86_400))
    }
  }

  private func lookup(_ count: Int) -> Int {
    let actions = actions
    let known = Dictionary(uniqueKeysWithValues: actions.enumerated().map { ($1, $0) })
    var sum = 0
    for number in 0..<count { sum += known[actions[number % 16]] ?? 0 }
    return sum
  }

  private func expand(_ years: Int) throws -> Int {
    let windows = try windows()
    var spans = 0
    for year in 2026..<(2026 + years) {
      guard let interval = InstantInterval(from: try Self.start(of: year), to: try Self.start(of: year + 1)) else {
        continue
      }
      for (number, window) in windows.enumerated() {
        spans += window.intervals(in: zones[number % zones.count], meeting: interval).count
      }
    }
    return spans
  }

  private static func start(of year: Int) throws -> Instant {
    guard let instant = Instant("\(year)-01-01T00:00:00Z") else { throw UsageError("no year \(year)") }
    return instant
  }
}
