import Calendars
import Planning

extension PendingWave {
  /// Eight hours in London that reach a hundred people and need no notice; the test changes what it is about.
  static func sample(_ id: String = "W1", _ change: (inout PendingWave) throws -> Void = { _ in }) throws -> PendingWave
  {
    var wave = PendingWave(
      id: id,
      scope: FreezeScope(regions: ["UK"], segments: ["SEG-0001"]),
      zone: try PlanningTests.zone("Europe/London"),
      customers: 100,
      cutover: try length("PT8H"),
      soak: try length("P7D")
    )
    try change(&wave)
    return wave
  }
}

extension SchedulingProblem {
  /// Monday 2026-06-01, nothing frozen, room for a quarter of a thousand people and for three waves.
  static func sample(
    _ waves: [PendingWave], _ change: (inout SchedulingProblem) throws -> Void = { _ in }
  ) throws -> SchedulingProblem {
    var problem = SchedulingProblem(
      now: try instant("2026-06-01T12:00:00Z"),
      waves: waves,
      segmentSizes: ["SEG-0001": 1_000, "SEG-0002": 1_000],
      limits: ExposureLimits(share: Share(percent: 25), waves: 3),
      freezes: FreezeCalendar([], regions: try AlderRollout.regions())
    )
    try change(&problem)
    return problem
  }
}
