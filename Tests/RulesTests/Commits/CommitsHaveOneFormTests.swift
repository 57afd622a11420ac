import Governance
import JSON
import Rules
import Testing

struct CommitsHaveOneFormTests {
  private let rules: [any Rule] = [CommitsHaveOneForm()]

  @Test
  func `every fault in the grammar is said`() throws {
    var commit = JudgedCommit()
    commit.grammarFaults = ["byte 48: a second author", "byte 90: no signature may stand here"]

    let violations = try commit.violations(rules) { try $0.set("MET-0001", "/notes", "a") }

    #expect(violations.codes == ["GIT-05"])
    #expect(violations.messages == ["(new): byte 48: a second author", "(new): byte 90: no signature may stand here"])
  }

  @Test
  func `a commit that changes nothing is refused`() throws {
    #expect(try JudgedCommit().violations(rules) { _ in }.messages == ["(new): it changes nothing"])
  }

  @Test
  func `a well-formed commit that changes something is let pass`() throws {
    #expect(try JudgedCommit().violations(rules) { try $0.set("MET-0001", "/notes", "a") }.isEmpty)
  }
}
