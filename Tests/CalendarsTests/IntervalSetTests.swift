import Calendars
import SeededRandom
import Testing

struct IntervalSetTests {
  @Test func `overlapping and touching intervals become one, empty ones none`() {
    let set = IntervalSet([interval(30, 40), interval(0, 10), interval(10, 12), interval(5, 6), interval(20, 20)])
    #expect(set.intervals == [interval(0, 12), interval(30, 40)])
    #expect(IntervalSet([interval(5, 5)]).isEmpty)
  }

  @Test func `its questions are answered as by looking at each moment`() {
    var random = SplitMix64(seed: 3)
    for _ in 0..<400 {
      let (set, members) = sample(using: &random)
      let (other, others) = sample(using: &random)
      #expect(IntervalSet.union([set, other]).intervals == runs(members.union(others)))
      #expect(set.intersection(other).intervals == runs(members.intersection(others)))
      #expect(set.complement.complement == set)

      for moment in -2..<32 {
        let instant = Instant(secondsSinceEpoch: Int64(moment))
        #expect(set.contains(instant) == members.contains(moment))
        #expect(set.complement.contains(instant) != members.contains(moment))
        #expect(set.interval(containing: instant) == runs(members).first { $0.contains(instant) })
        #expect(set.first(startingAfter: instant) == runs(members).first { $0.start > instant })
        let asked = interval(moment, moment + Int.random(in: 0...6, using: &random))
        #expect(set.contains(asked) == runs(members).contains { $0.contains(asked) })
        #expect(set.first(meeting: asked) == runs(members).first { $0.meets(asked) })
      }
    }
  }

  @Test func `all of time has no outside`() {
    let everything = IntervalSet.empty.complement
    #expect(everything.contains(.distantPast) && everything.contains(Instant(secondsSinceEpoch: 0)))
    #expect(everything.complement.isEmpty)
  }
}

extension IntervalSetTests {
  private func interval(_ start: Int, _ end: Int) -> InstantInterval {
    // The numbers of these tests are in order.
    InstantInterval(from: Instant(secondsSinceEpoch: Int64(start)), to: Instant(secondsSinceEpoch: Int64(end)))!
  }

  /// A set and the seconds in it, from 0 to 30.
  private func sample(using random: inout SplitMix64) -> (IntervalSet, Set<Int>) {
    let intervals = (0..<Int.random(in: 0...5, using: &random)).map { _ in
      let start = Int.random(in: 0..<25, using: &random)
      return (start, start + Int.random(in: 0...5, using: &random))
    }
    return (IntervalSet(intervals.map { interval($0.0, $0.1) }), Set(intervals.flatMap { Array($0.0..<$0.1) }))
  }

  /// The stretches that `members` make.
  private func runs(_ members: Set<Int>) -> [InstantInterval] {
    members.sorted().filter { !members.contains($0 - 1) }.map { start in
      var end = start
      while members.contains(end) { end += 1 }
      return interval(start, end)
    }
  }
}
