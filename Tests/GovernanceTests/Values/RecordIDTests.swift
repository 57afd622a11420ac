import Governance
import Testing

struct RecordIDTests {
  @Test(arguments: ["INI-0002", "CHG-7K2M9QXR", "DEC-ZZZZ", "PER-0123456789AB"])
  func `an id is a prefix and 4 to 12 characters`(text: String) throws {
    let id = try #require(RecordID(text))
    #expect("\(id)" == text)
    #expect(id.prefix + "-" + id.suffix == text)
    #expect(id.prefix.count == 3)
  }

  @Test(arguments: [
    "", "INI", "INI-", "INI-002", "INI-0123456789ABC", "INI_0002", "IN-00002", "INIT-0002", "ini-0002", "INI-000a",
    "INI-000I", "INI-000L", "INI-000O", "INI-000U", "INI-00 2", " INI-0002", "INI-0002 ", "INI-0002\n", "INI-00é2",
    "ÌNI-0002", "1NI-0002", "INI-0002#W1", "INI-00-2", "INI-٠٠٠٢",
  ])
  func `anything else is no id`(text: String) {
    #expect(RecordID(text) == nil)
  }

  @Test(arguments: ["OBS-0003-202609", "OBS-0123456789AB-209912"])
  func `a month of observations is named after its metric and the month`(text: String) throws {
    let id = try #require(RecordID(text))
    #expect("\(id)" == text)
    #expect(id.prefix == "OBS")
    #expect("OBS-\(id.part)-\(try #require(id.month))" == text)
    #expect("OBS-\(id.suffix)" == text)
    #expect(RecordID.observation(of: try #require(RecordID("MET-\(id.part)")), in: try #require(id.month)) == id)
  }

  @Test(arguments: [
    "OBS-0003", "OBS-0003-2026", "OBS-0003-202600", "OBS-0003-202613", "OBS-0003-2026-9", "OBS-0003-2026090",
    "OBS-003-202609", "OBS-0123456789ABC-202609", "OBS-202609", "OBS--202609", "OBS-0003-20260٩", "MET-0003-202609",
    "OBS-0003202609", "OBS-0003-202609 ", "OBS-0003_202609",
  ])
  func `no other record is named so, and no month otherwise`(text: String) {
    #expect(RecordID(text) == nil)
  }

  @Test func `any other id has a part and no month`() throws {
    let id = try #require(RecordID("CHG-7K2M9QXR"))
    #expect(id.part == "7K2M9QXR")
    #expect(id.month == nil)
  }

  @Test func `the alphabet is Crockford's and in order`() {
    #expect(String(RecordID.alphabet) == "0123456789ABCDEFGHJKMNPQRSTVWXYZ")
    #expect(RecordID.alphabet == RecordID.alphabet.sorted())
    for character in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ" {
      #expect((RecordID("INI-000\(character)") != nil) == RecordID.alphabet.contains(character))
    }
  }

  @Test func `ids order as their bytes do`() {
    let texts = ["CHG-0001", "CHG-00010", "CHG-0002", "CHG-A000", "DEC-0001"]
    #expect(texts.reversed().compactMap { RecordID($0) }.sorted().map(\.text) == texts)
  }
}
