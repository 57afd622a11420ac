import Governance
import JSON
import Operations
import Testing
import WorkedExample

struct RecordMergeTests {
  private let base: JSONObject

  init() throws {
    let bytes = try #require(WorkedExample.bytes(at: "initiatives/INI-0002.json"))
    base = try #require(try JSONParser.parse(bytes, limits: .record).objectValue)
  }

  private func merge(
    _ mine: (inout JSONObject) throws -> Void, _ other: (inout JSONObject) throws -> Void
  ) throws -> RecordMerge {
    var (ours, theirs) = (base, base)
    try mine(&ours)
    try other(&theirs)
    return try RecordMerge(base: .object(base), ours: .object(ours), theirs: .object(theirs))
  }

  @Test
  func `edits of different fields stand side by side`() throws {
    let merge = try merge({ $0["title"] = "Portal" }, { $0["notes"] = "Waves start in September." })

    #expect(merge.conflicts.isEmpty)
    #expect(merge.merged["title"] == "Portal")
    #expect(merge.merged["notes"] == "Waves start in September.")
  }

  @Test
  func `two values for one field are a conflict that shows both`() throws {
    let merge = try merge({ $0["title"] = "Portal" }, { $0["title"] = "Claims portal" })

    let conflict = try #require(merge.conflicts.first)
    #expect(merge.conflicts.count == 1)
    #expect(conflict.pointer == "/title")
    #expect(conflict.ours == "Portal")
    #expect(conflict.theirs == "Claims portal")
    #expect(conflict.base == "Self-service claims portal")
  }

  @Test
  func `who edited last is whoever makes the commit`() throws {
    let merge = try merge({ $0["edited_by"] = "PER-0001" }, { $0["edited_by"] = "PER-0003" })

    #expect(merge.conflicts.isEmpty)
    #expect(merge.merged["edited_by"] == "PER-0001")
  }

  @Test
  func `a baseline that both sides raised counts both and matches the merged fields`() throws {
    func apply(_ fields: inout JSONObject, _ change: String, _ edit: (inout JSONObject) -> Void) throws {
      edit(&fields)
      let record = try #require(Record(fields: fields))
      var baseline = try #require(record.baseline?.fields)
      baseline["version"] = 2
      baseline["digest"] = .string(try record.baselineDigest().description)
      baseline["changes"] = [.string(change)]
      fields["baseline"] = .object(baseline)
    }
    let merge = try merge(
      { try apply(&$0, "CHG-0001") { $0["target_date"] = "2027-04-05" } },
      { try apply(&$0, "CHG-0002") { $0["bucket"] = "run" } })

    #expect(merge.conflicts.isEmpty)
    let record = try #require(merge.merged.objectValue.flatMap { Record(fields: $0) })
    #expect(record.baseline?.version == 3)
    #expect(record.baseline?.changes.map(\.text) == ["CHG-0001", "CHG-0002"])
    #expect(try record.baseline?.digest == record.baselineDigest().description)
  }

  @Test
  func `a record that both sides added is merged from nothing`() throws {
    var theirs = base
    theirs["title"] = "Portal"
    let merge = try RecordMerge(base: nil, ours: .object(base), theirs: .object(theirs))

    #expect(merge.conflicts.map(\.pointer) == ["/title"])
  }
}
