import Governance
import SeededRandom
import Testing

struct LedgerLayoutTests {
  @Test(arguments: [
    (0, "INI-0002", "portfolio/initiatives/INI-0002.json"),
    (2, "INI-0002", "portfolio/initiatives/0/2/INI-0002.json"),
    (2, "CHG-7K2M9QXR", "portfolio/changes/X/R/CHG-7K2M9QXR.json"),
    (2, "POL-0001", "portfolio/policies/0/1/POL-0001.json"),
    (0, "PER-0012", "portfolio/people/PER-0012.json"),
    (0, "CIA-0001", "portfolio/assessments/CIA-0001.json"),
    (0, "PRC-0001", "portfolio/processes/PRC-0001.json"),
    (2, "OBS-0003-202609", "portfolio/observations/0/3/OBS-0003-202609.json"),
    (0, "OBS-0003-202609", "portfolio/observations/OBS-0003-202609.json"),
  ])
  func `a record lies where its id says`(shards: Int, id: String, path: String) throws {
    let id = try #require(RecordID(id))
    let layout = LedgerLayout(shards: shards)
    #expect(layout.path(of: id) == path)
    #expect(layout.record(at: path)?.id == id)
  }

  @Test(arguments: RecordCatalog.kinds, [0, 2])
  func `an id survives the way to its path and back`(kind: RecordKind, shards: Int) throws {
    var random = SplitMix64(seed: 7)
    let layout = LedgerLayout(shards: shards)
    for _ in 0..<200 {
      let length = Int.random(in: 4...12, using: &random)
      let suffix = (0..<length).map { _ in RecordID.alphabet.randomElement(using: &random) ?? "0" }
      let id = try #require(RecordID("\(kind.prefix)-\(String(suffix))\(kind.isMonthly ? "-202609" : "")"))
      let path = layout.path(of: id, kind: kind)
      let found = try #require(layout.record(at: path), "\(path)")
      #expect(found.id == id && found.kind == kind)
      #expect(path.hasPrefix(layout.folder(of: kind) + "/"))
    }
  }

  @Test(arguments: [
    "portfolio/initiatives/INI-0002.json",  // flat, in a ledger with two shards
    "portfolio/initiatives/0/3/INI-0002.json",
    "portfolio/initiatives/2/0/INI-0002.json",
    "portfolio/initiatives/0/2/3/INI-0002.json",
    "portfolio/initiatives/02/INI-0002.json",
    "portfolio/initiatives//0/2/INI-0002.json",
    "portfolio/people/0/2/INI-0002.json",
    "portfolio/observations/0/9/OBS-0003-202609.json",
    "portfolio/observations/0/3/OBS-0003.json",
    "portfolio/initiatives/0/2/PER-0002.json",
    "portfolio/initiatives/0/2/INI-0002.JSON",
    "portfolio/initiatives/0/2/INI-0002.yaml",
    "portfolio/initiatives/0/2/INI-0002",
    "portfolio/initiatives/0/2/ini-0002.json",
    "portfolio/initiatives/0/2/INI-02.json",
    "portfolio/initiatives/0/2/",
    "portfolio/wishes/0/2/WSH-0002.json",
    "portfolio/ledger.json",
    "Portfolio/initiatives/0/2/INI-0002.json",
    "initiatives/0/2/INI-0002.json",
    "/portfolio/initiatives/0/2/INI-0002.json",
    "portfolio/../portfolio/initiatives/0/2/INI-0002.json",
    "",
  ])
  func `no record belongs anywhere else`(path: String) {
    #expect(LedgerLayout(shards: 2).record(at: path) == nil)
  }

  @Test func `an id of an unknown kind has no path`() throws {
    #expect(try LedgerLayout(shards: 2).path(of: #require(RecordID("XYZ-0001"))) == nil)
  }
}
