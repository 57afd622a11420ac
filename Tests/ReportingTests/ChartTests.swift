import Calendars
import Testing

@testable import Reporting

struct ChartTests {
  private func day(_ text: String) -> CivilDate { CivilDate(text)! }  // written in a test

  @Test(
    arguments: [
      (0, 3, "0.00%"), (1, 3, "33.33%"), (2, 3, "66.67%"), (3, 3, "100.00%"), (4, 3, "100.00%"), (-1, 3, "0.00%"),
      (1, 0, "0.00%"), (1, 20_000, "0.01%"),
    ] as [(Int128, Int128, String)])
  func `a place is rounded to hundredths of a per cent and stays in the picture`(
    part: Int128, whole: Int128, text: String
  ) {
    #expect(Share(part, of: whole).text == text)
  }

  @Test func `bars of the largest numbers there are can be drawn`() throws {
    let chart = BarChart(
      title: "t", description: "d",
      bars: [.init(label: "a", value: .max, words: "much"), .init(label: "b", value: .min, words: "little")])

    let markup = try #require(chart.drawing).html(id: "f0").markup

    #expect(markup.contains("x=\"48.48%\" y=\"25\" width=\"48.49%\""))
    #expect(markup.contains("x=\"0.00%\" y=\"65\" width=\"48.48%\""))
  }

  @Test func `a limit stands at its value, with its words`() throws {
    let chart = BarChart(
      title: "t", description: "d", bars: [.init(label: "a", value: 330, words: "")],
      limits: [.init(value: 165, label: "half")])

    let shapes = try #require(chart.drawing).shapes.map(\.markup)

    #expect(shapes.contains { $0.contains("limit limit-0") && $0.contains("x1=\"48.48%\"") })
    #expect(shapes.contains { $0.contains(">half</text>") })
  }

  @Test func `steps are drawn to today and lighter after it`() throws {
    let chart = StepChart(
      title: "t", description: "d",
      steps: [.init(day: day("2026-01-01"), count: 2), .init(day: day("2026-04-10"), count: 0)],
      today: day("2026-02-20"))

    let shapes = try #require(chart.drawing).shapes.map(\.markup)

    // 100 days are drawn, one of them after the last change.
    #expect(shapes.contains { $0.contains("\"step\"") && $0.contains("x1=\"0.00%\"") && $0.contains("x2=\"50.00%\"") })
    #expect(shapes.contains { $0.contains("\"step ahead\"") && $0.contains("x1=\"50.00%\"") && $0.contains("99.00%") })
    #expect(shapes.contains { $0.contains(">2026-02-20</text>") })
  }

  @Test func `a cell says whether a member is in this set, in every one, or out`() throws {
    let members = ["a", "b", "c"].map { MembershipChart.Member(id: $0, name: $0) }
    let chart = MembershipChart(
      title: "t", description: "d", members: members,
      rows: [.init(label: "one", words: "1", members: ["a", "b"]), .init(label: "two", words: "2", members: ["a"])])

    let drawing = try #require(chart.drawing)
    let cells = drawing.shapes.map(\.markup).filter { $0.contains("<rect") }

    #expect(
      cells.map { $0.firstMatch(of: /class="cell ([a-z ]+)"/)?.1 } == [
        "in always", "in", "out", "in always", "out", "out",
      ])
    #expect(cells.allSatisfy { $0.contains("width=\"30.00%\"") })
    #expect(drawing.height == 116)
  }

  @Test func `nothing is drawn of nothing`() {
    #expect(MembershipChart(title: "", description: "", members: [], rows: []).drawing == nil)
    #expect(StepChart(title: "", description: "", steps: [], today: day("2026-01-01")).drawing == nil)
    #expect(BarChart(title: "", description: "", bars: []).drawing == nil)
    #expect(Timeline(title: "", description: "", rows: [], today: day("2026-01-01")).drawing == nil)
  }

  @Test(
    arguments: [
      ("2026-01-10", "2026-01-20", ["2026-01-10", "2026-01-20"]),
      ("2026-01-10", "2026-04-20", ["2026-02", "2026-03", "2026-04"]),
      ("2026-01-10", "2028-01-20", ["2026-07", "2027-01", "2027-07"]),
    ])
  func `months stand below days, never so many that they touch`(first: String, last: String, labels: [String]) {
    let shapes = DayAxis(first: day(first), last: day(last)).shapes(at: 100, gridFrom: 0).map(\.markup)

    let found = shapes.compactMap { $0.split(separator: ">").dropFirst().first?.split(separator: "<").first }
      .map(String.init).filter { $0.hasPrefix("20") }
    #expect(found == labels)
  }

  @Test func `a long label has a short form for a narrow page`() {
    let label = Drawing.label("EXC-0001 Paper disclosure for all of DACH", y: 10).map(\.markup)

    #expect(label.count == 2)
    #expect(label.last?.contains("class=\"brief\"") == true && label.last?.contains("…") == true)
    #expect(Drawing.label("EXC-0001", y: 10).count == 1)
  }
}
