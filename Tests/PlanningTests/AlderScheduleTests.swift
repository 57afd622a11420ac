import Calendars
import Planning
import Testing

/// The schedule of DOMAIN.md §5.3, to the second.
struct AlderScheduleTests {
  @Test(arguments: [
    ("W1", "2026-09-22T08:00:00Z", "2026-10-06T12:00:00Z"),
    ("W2", "2026-10-07T08:00:00Z", "2026-10-21T12:00:00Z"),
    ("W3", "2026-10-22T07:00:00Z", "2026-11-05T12:00:00Z"),
    ("W4", "2026-11-05T14:00:00Z", "2026-11-19T18:00:00Z"),
    ("W5", "2027-01-19T08:00:00Z", "2027-02-02T12:00:00Z"),
    ("W6", "2027-01-05T09:00:00Z", "2027-01-19T13:00:00Z"),
  ])
  func `each wave starts as early as it may`(id: String, start: String, finish: String) throws {
    let wave = try #require(AlderRollout.problem().schedule().wave(id))
    #expect(try wave.start == instant(start))
    #expect(try wave.finish == instant(finish))
  }

  @Test(arguments: [
    ("W1", "notice C1"), ("W2", "after W1"), ("W3", "after W2"), ("W4", "SEG-0001 40 % of 25 % with W3"),
    ("W5", "frozen FRZ-0002"), ("W6", "frozen FRZ-0001"),
  ])
  func `the last reason is the one that binds`(id: String, expected: String) throws {
    let wave = try #require(AlderRollout.problem().schedule().wave(id))
    #expect(wave.binding.map { $0.words } == expected)
  }

  @Test func `every slot that was refused is kept with its reasons`() throws {
    let wave = try #require(AlderRollout.problem().schedule().wave("W5"))
    #expect(wave.floor == .dependency("W3", until: try instant("2026-11-05T12:00:00Z")))
    #expect(
      wave.refused.stretches.map {
        "\($0.first) \($0.last) \($0.count): \($0.refusals.map(\.words).joined(separator: ", "))"
      }
        == [
          "2026-11-10T08:00:00Z 2026-11-19T08:00:00Z 6: would settle in FRZ-0001",
          "2026-11-24T08:00:00Z 2026-12-10T08:00:00Z 9: frozen FRZ-0001",
          "2026-12-15T08:00:00Z 2026-12-31T08:00:00Z 9: frozen FRZ-0001 FRZ-0002",
          "2027-01-05T08:00:00Z 2027-01-14T08:00:00Z 6: frozen FRZ-0002",
        ])
  }

  @Test func `a notice that cannot be out in time says when it would have to be`() throws {
    let slot = try #require(AlderRollout.problem().schedule().wave("W1")?.refused.last)
    #expect(try slot.start == instant("2026-09-17T08:00:00Z"))
    #expect(
      try slot.refusals == [
        .notice("C1", due: instant("2026-09-07T08:00:00Z"), earliest: instant("2026-09-08T12:00:00Z"))
      ])
  }

  /// R05.
  @Test func `a second wave in the same segment would expose too many`() throws {
    let slots = try #require(AlderRollout.problem().schedule().wave("W4")?.refused)
    let slot = try #require(slots.first { try $0.start == instant("2026-11-04T14:00:00Z") })
    guard case .exposure(let exposure)? = slot.refusals.last, slot.refusals.count == 1 else {
      Issue.record("W4 may start beside W3: \(slot.refusals)")
      return
    }
    #expect(exposure.segment == "SEG-0001")
    #expect(exposure.customers == 320_000)
    #expect(exposure.size == 800_000)
    #expect(exposure.limit == Share(percent: 25))
    #expect(exposure.waves == ["W3"])
  }

  /// F29.
  @Test func `a wave that would still settle when a hard freeze begins is refused`() throws {
    let slot = try #require(AlderRollout.problem().schedule().wave("W5")?.refused.first)
    #expect(try slot.start == instant("2026-11-10T08:00:00Z"))
    guard case .freeze(.unsettled(let coming, let startBy))? = slot.refusals.last else {
      Issue.record("W5 may settle into FRZ-0001: \(slot.refusals)")
      return
    }
    #expect(try coming.map(\.from) == [instant("2026-11-22T23:00:00Z")])
    #expect(try startBy == instant("2026-11-08T19:00:00Z"))
  }

  /// F30.
  @Test(arguments: [
    (20, "2026-11-08T19:00:00Z"), (21, "2027-01-17T20:00:00Z"),
  ])
  func `a soak may end with the second before a freeze`(hour: Int, start: String) throws {
    var problem = try AlderRollout.problem()
    problem.now = try instant("2026-11-06T00:00:00Z")
    problem.waves = problem.waves.filter { $0.id == "W5" }
    problem.waves[0].dependsOn = []
    problem.waves[0].notices = []
    problem.waves[0].slots = try #require(StartSlots(on: [.sunday], hour: hour))
    #expect(try problem.schedule().wave("W5")?.start == instant(start))
  }

  /// DOMAIN.md §5.5, step 11.
  @Test func `a soak that began anew moves what waits for it`() throws {
    let schedule = try AlderRollout.problemAfterAlert().schedule()
    #expect(
      try schedule.starts
        == instants(["W4": "2027-01-05T14:00:00Z", "W5": "2027-01-19T08:00:00Z", "W6": "2027-01-20T09:00:00Z"]))
    #expect(try schedule.finish == instant("2027-02-03T13:00:00Z"))
  }
}
