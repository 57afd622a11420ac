import Governance
import JSON
import Testing

/// The values of DOMAIN.md §3.7, from counts.
struct MeasureTests {
  private func row(_ counts: JSONObject) -> ObservationRow { ObservationRow(counts) }

  @Test(
    arguments: [
      (.csat, ["n": 200, "x": 170], "85.00"), (.nps, ["n": 100, "promoters": 50, "detractors": 20], "30.00"),
      (.nps, ["n": 10, "promoters": 0, "detractors": 10], "-100.00"),
      (.ces, ["n": 100, "s1": 2, "s2": 3, "s3": 5, "s4": 10, "s5": 30, "s6": 30, "s7": 20], "5.33"),
      (.aht, ["n": 3, "talk_s": 900, "hold_s": 90, "wrap_s": 10], "333.33"),
      (.costPerTransaction, ["n": 4, "cost": 10], "2.50"),
      (.volume, ["n": 812], "812.00"), (.sentiment, ["n": 400, "x": 48], "12.00"), (.fcr, ["n": 3, "x": 2], "66.67"),
    ] as [(Measure, JSONObject, String)])
  func `a value follows from counts`(measure: Measure, counts: JSONObject, value: String) {
    #expect(measure.value(of: [row(counts)])?.description == value)
  }

  @Test func `days are added up before they are divided`() throws {
    let days = [row(["n": 10, "x": 10]), row(["n": 90, "x": 45])]
    let value = try #require(Measure.csat.value(of: days))
    #expect("\(value)" == "55.00")
    #expect(value.sample == 100)
  }

  @Test(
    arguments: [
      (.csat, ["n": 10], "x is not counted"), (.csat, ["n": 10, "x": 11], "the parts make 11, more than n"),
      (.nps, ["n": 10, "promoters": 6, "detractors": 5], "the parts make 11, more than n"),
      (
        .ces, ["n": 2, "s1": 0, "s2": 0, "s3": 0, "s4": 0, "s5": 0, "s6": 0, "s7": 1],
        "the answers make 1, fewer than n"
      ),
      (.aht, ["n": 10, "talk_s": 1, "hold_s": 1], "wrap_s is not counted"),
    ] as [(Measure, JSONObject, String)])
  func `counts that are not the measure's have no value`(measure: Measure, counts: JSONObject, words: String) {
    #expect(measure.fault(in: row(counts))?.description == words)
    #expect(measure.value(of: [row(counts)]) == nil)
  }

  @Test func `nobody counted is no value, and no volume is nought`() {
    #expect(Measure.csat.value(of: []) == nil)
    #expect(Measure.csat.value(of: [row(["n": 0, "x": 0])]) == nil)
    #expect(Measure.volume.value(of: [])?.description == "0.00")
  }

  @Test(
    arguments: [
      ("<", "5.5", false), ("<=", "5.5", true), (">", "5.5", false), (">=", "5.5", true), (">=", "5.500001", false),
      ("<", "5.500001", true),
    ] as [(String, String, Bool)])
  func `a value is compared without rounding`(sign: String, other: String, holds: Bool) throws {
    let value = try #require(Measure.aht.value(of: [row(["n": 2, "talk_s": 11, "hold_s": 0, "wrap_s": 0])]))
    #expect(value.holds(try #require(Comparison(rawValue: sign)), try #require(ExactDecimal(other))) == holds)
  }

  @Test func `every measure that a metric may have is known`() throws {
    let named = try SchemaLibrary.schema(for: Metric.kind).json["properties"]?["measure"]?["enum"]?.arrayValue
    #expect(Set((named ?? []).compactMap(\.stringValue)) == Set(Measure.allCases.map(\.rawValue)))
  }
}
