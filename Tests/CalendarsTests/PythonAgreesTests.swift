import Calendars
import Testing

/// Every zone of the system, and rules of every kind, compared with implementations that share no line with ours.
struct PythonAgreesTests {
  @Test func `offsets and readings agree with Python in every zone`() throws {
    guard let zones = try PythonZones.ask() else {
      print("SKIPPED: no python3 with zoneinfo here, so zones were not compared with it")
      return
    }
    #expect(zones.count > 300)
    for answers in zones {
      let zone = try zone(answers.name)
      for (time, offset) in answers.offsets where zone.offset(at: Instant(secondsSinceEpoch: time)) != offset {
        Issue.record("\(answers.name) at \(Instant(secondsSinceEpoch: time)): Python says \(offset)")
      }
      for (reading, first, second) in answers.readings {
        let civil = Zone.utc.civil(at: Instant(secondsSinceEpoch: reading))
        let ours = zone.resolve(civil)
        if !ours.agrees(first: first, second: second) {
          Issue.record("\(answers.name) reading \(civil): Python says \(first), \(second), we \(ours)")
        }
      }
    }
  }

  @Test func `spans around every turn of every zone agree with Python`() throws {
    guard let answers = try PythonSpans.ask() else {
      print("SKIPPED: no python3 with zoneinfo here, so spans were not compared with it")
      return
    }
    #expect(answers.count > 10_000)
    for answer in answers {
      let ours = try zone(answer.zone).interval(of: answer.span, answer.reading)
      if ours != answer.interval {
        let theirs = answer.interval.map { "\($0)" } ?? "nothing"
        Issue.record("\(answer.zone) \(answer.reading) \(answer.span): Python says \(theirs)")
      }
    }
  }

  @Test func `occurrences agree with python-dateutil`() throws {
    guard let answers = try PythonRecurrences.ask() else {
      print("SKIPPED: no python3 with dateutil here, so recurrences were not compared with it")
      return
    }
    #expect(answers.count == 1_500)
    let end = try local("2045-01-01T00:00")
    for answer in answers {
      let start = try #require(answer.occurrences.first)
      let ours = answer.rule.occurrences(from: start).lazy.prefix { $0 < end }.prefix(25)
      if Array(ours) != answer.occurrences {
        Issue.record("\(answer.text): Python says \(answer.occurrences), we \(Array(ours))")
      }
    }
  }
}

extension Resolution {
  /// PEP 495: both readings are one where the time is unique; the first is the earlier where it comes twice, and the
  /// later, by the offset before the jump, in a gap.
  fileprivate func agrees(first: Int64, second: Int64) -> Bool {
    switch self {
    case .unique(let instant): first == second && instant.secondsSinceEpoch == first
    case .gap(let shifted, let jump):
      first > second && shifted.secondsSinceEpoch == first
        && second < jump.secondsSinceEpoch && jump.secondsSinceEpoch <= first
    case .repeated(let one, let two):
      one.secondsSinceEpoch == first && two.secondsSinceEpoch == second && first < second
    }
  }
}
