import Foundation
import SeededRandom
import Testing

/// Power fails in the middle of a command.
@Suite(.serialized) struct CrashTests {
  @Test func `a killed command leaves the old head or the new one, and the next command works`() throws {
    let rounds = 200
    let grace = try DemoLedger().clone(as: 7)
    var moments = SplitMix64(seed: 7)
    func arguments(_ id: String) -> [String] {
      [
        "change", "new", "--id", id, "--target", "INI-0002", "--title", "Change \(id)", "--type", "normal", "--touch",
        "/budget/total=442", "--set", "class=minor", "--set", "reason=Callers ask",
      ]
    }
    let dates = ["GIT_AUTHOR_DATE": DemoLedger.moment, "GIT_COMMITTER_DATE": DemoLedger.moment]
    let clock = ContinuousClock()
    let whole = try clock.measure {
      try Programs.must(Programs.folio, arguments("CHG-1000"), in: grace.path, dates)
    }
    let milliseconds = UInt64(whole / .milliseconds(1))
    var killed = 0
    var written = 0

    for round in 1...rounds {
      let old = try grace.git(must: "rev-parse", "HEAD")
      let seconds = Double(moments.next() % max(milliseconds, 1)) / 1000 + 0.001
      let ran = try Programs.run(
        "timeout", ["-s", "KILL", "\(seconds)", Programs.folio] + arguments("CHG-\(2000 + round)"), in: grace.path,
        dates)
      if ran.code != 0 { killed += 1 }

      let new = try grace.git(must: "rev-parse", "HEAD")
      if new != old {
        written += 1
        #expect(try grace.git(must: "rev-parse", "HEAD~1") == old)
      } else {
        #expect(ran.code != 0, "said done, and nothing is written")
      }
      if round % 20 == 0 { #expect(try grace.git("fsck", "--strict", "--no-dangling").code == 0) }
      // The next round starts as well; every fifth one is not killed, and shows that a whole command still ends.
      guard round % 5 == 0 else { continue }
      let next = try Programs.run(Programs.folio, arguments("CHG-\(5000 + round)"), in: grace.path, dates)
      #expect(next.code == 0, "after \(seconds) s of \(whole): \(next)")
      if next.code != 0 { break }
    }
    #expect(killed > 0, "nothing was killed, so nothing is shown")
    #expect(try grace.git("fsck", "--strict", "--no-dangling").code == 0)
    #expect(try grace.folio("verify", "--pin", grace.ledger.root).code == 0)
    #expect(written <= rounds)
  }
}
