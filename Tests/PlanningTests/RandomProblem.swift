import Calendars
import Planning
import Testing

/// Problems that nobody would think of, by seed.
struct RandomProblem {
  private var random: any RandomNumberGenerator

  init(_ random: any RandomNumberGenerator) { self.random = random }

  mutating func next() throws -> SchedulingProblem {
    let start = try instant("2026-03-01T00:00:00Z") + 1_800 * Int64(int(0...12_000))
    let quarters = ["2026Q1", "2026Q2", "2026Q3", "2026Q4", "2027Q1"].compactMap { Quarter($0) }
    var problem = SchedulingProblem(
      now: start,
      goAt: start + 86_400 * Int64(int(-5...10)),
      waves: [],
      standing: try (0..<int(0...3)).map { try standing("S\($0)", about: start) },
      segmentSizes: ["SEG-1": 1_000, "SEG-2": 3_000],
      limits: ExposureLimits(share: Share(percent: int(10...50)), waves: int(1...4)),
      staff: StaffPools(left: ["CM": Dictionary(uniqueKeysWithValues: quarters.map { ($0, int(0...12)) })]),
      freezes: FreezeCalendar(
        try (0..<int(0...5)).map { try window("F\($0)") }, regions: try AlderRollout.regions()),
      settles: bool()
    )
    for number in 0..<int(2...8) { problem.waves.append(try wave("W\(number)", among: problem)) }
    return problem
  }

  /// Something in the order in which nobody wrote it.
  mutating func shuffled<Member>(_ members: [Member]) -> [Member] {
    var rest = members
    return members.map { _ in rest.remove(at: int(0...(rest.count - 1))) }
  }

  private mutating func wave(_ id: String, among problem: SchedulingProblem) throws -> PendingWave {
    let region = try pick(["UK", "DACH", "US"])
    let others = (problem.waves.map(\.id) + problem.standing.map(\.id)).filter { _ in int(0...3) == 0 }
    let start = problem.now
    return PendingWave(
      id: id,
      scope: FreezeScope(regions: [region], segments: try pick([["SEG-1"], ["SEG-2"], ["SEG-1", "SEG-2"]])),
      zone: try #require(AlderRollout.regions()[region]),
      customers: int(0...250),
      dependsOn: Set(others),
      cutover: try length(pick(["PT0H", "PT30M", "PT4H", "P1D"])),
      soak: try length(pick(["P0D", "P3D", "P14D", "PT100H"])),
      slots: try #require(
        StartSlots(
          on: Set(pick([[.tuesday, .wednesday, .thursday], [.sunday], [.monday, .friday]])), hour: pick([1, 2, 9]))),
      notBefore: bool() ? nil : start + 3_600 * Int64(int(0...900)),
      notices: try pick([[], [.external], [.external, .internal]]).map { (audience: Notice.Audience) in
        Notice(id: "C-\(audience)", to: audience, lead: try length(pick(["P5D", "P10D", "PT36H"])))
      },
      trainingReadyOn: bool() ? nil : problem.now.day(in: .utc).adding(days: int(0...40)),
      demand: int(0...2) == 0 ? ["CM": int(0...6)] : [:]
    )
  }

  private mutating func standing(_ id: String, about moment: Instant) throws -> StandingWave {
    let start = moment + 3_600 * Int64(int(-400...400))
    let end = start + 3_600 * Int64(int(1...500))
    return StandingWave(
      id: id, segments: try pick([["SEG-1"], ["SEG-2"]]), customers: int(0...300), start: start,
      finish: try pick([.at(end), .at(end), .at(end), .at(end), .unknown, .never]))
  }

  private mutating func window(_ id: String) throws -> FreezeWindow {
    let day = try date("2026-03-01").adding(days: int(0...400))
    let start = try #require(CivilDateTime(day, hour: int(0...23)))
    let days = int(1...20)
    let span =
      bool()
      ? CivilSpan(daysFrom: day, to: day.adding(days: days))
      : CivilSpan(from: start, to: start.adding(seconds: 1_800 * Int64(int(1...200))))
    let timing = try FreezeTiming(
      #require(span), on: pick([.floating, .zone(zone("Europe/Berlin"))]),
      repeating: pick([nil, nil, Recurrence(.weekly, interval: 4), Recurrence(.monthly)]))
    return PlanningTests.window(
      id, try pick([.deny(.hard), .deny(.hard), .deny(.soft), .advise]),
      in: FreezeScope(regions: try pick([[], ["UK"], ["DACH", "US"]])), during: timing)
  }

  private mutating func int(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
  private mutating func bool() -> Bool { Bool.random(using: &random) }
  private mutating func pick<Member>(_ members: [Member]) throws -> Member {
    try #require(members.randomElement(using: &random))
  }
}

extension Instant {
  fileprivate func day(in zone: Zone) -> CivilDate { zone.date(at: self) }
}
