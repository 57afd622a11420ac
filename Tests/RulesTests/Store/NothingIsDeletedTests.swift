import Governance
import JSON
import Rules
import Testing

struct NothingIsDeletedTests {
  @Test
  func `a record that is deleted is refused, while the ledger is set up as well`() throws {
    var commit = JudgedCommit()
    for phase in [CommitChange.Phase.governed, .setUp] {
      commit.phase = phase
      let violations = try commit.violations([NothingIsDeleted()]) { $0.remove("MET-0001") }

      #expect(violations.codes == ["FMT-05"])
      #expect(violations.messages == ["MET-0001 was deleted; history must stay readable"])
      #expect(violations.first?.path == "portfolio/metrics/MET-0001.json")
    }
  }

  @Test
  func `renaming a record deletes it`() throws {
    let violations = try JudgedCommit().violations([NothingIsDeleted()]) {
      var fields = $0["MET-0001"].fields
      fields["id"] = "MET-0020"
      $0.remove("MET-0001")
      $0.add(fields)
    }

    #expect(violations.codes == ["FMT-05"])
  }

  @Test
  func `edits, and files beside the ledger that go, are let pass`() throws {
    var ledger = MemoryLedger.alder
    ledger.write("README.md", "Alder")

    let violations = try JudgedCommit(on: ledger).violations([NothingIsDeleted()]) {
      $0.write("README.md", nil)
      try $0.set("MET-0001", "/status", "retired")
    }

    #expect(violations.isEmpty)
  }
}
