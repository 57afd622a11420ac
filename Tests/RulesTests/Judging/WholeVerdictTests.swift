import Governance
import JSON
import Rules
import Testing

/// The judge says everything that is wrong with a commit, however broken one of its files is.
struct WholeVerdictTests {
  @Test func `a fault of form hides no edit of what was agreed`() throws {
    let commit = JudgedCommit(by: "PER-0009")
    let found = try commit.violations(RuleCatalog.all) {
      try $0.set("INI-0002", "/budget/total", 900)
      try $0.set("LES-0001", "/severity", "enormous")
    }

    #expect(found.codes.contains("FMT-03") && found.codes.contains("SCOPE-01"), "\(found.codes)")
  }
}
