import Governance
import JSON
import Rules
import Testing

struct HistoryGrowsInOneLineTests {
  @Test(arguments: [(0, 1), (1, 0), (2, 1), (3, 1)])
  func `a commit has exactly one parent`(parents: Int, faults: Int) throws {
    var commit = JudgedCommit()
    commit.parentCount = parents

    let violations = try commit.violations([HistoryGrowsInOneLine()]) { try $0.set("MET-0001", "/notes", "a") }

    #expect(violations.count == faults)
    #expect(violations.allSatisfy { $0.rule.code == "GIT-01" })
  }

  @Test
  func `the root commit has none`() throws {
    var commit = JudgedCommit(on: MemoryLedger())
    commit.phase = .root
    commit.parentCount = 0

    #expect(try commit.violations([HistoryGrowsInOneLine()], after: .opening).isEmpty)
  }
}
