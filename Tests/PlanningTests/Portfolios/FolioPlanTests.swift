import Calendars
import JSON
import Planning
import Platform
import SeededRandom
import Testing

/// The program as such: what goes in and what comes out.
struct FolioPlanTests {
  @Test func `the same question has the same answer, byte by byte`() throws {
    let request = SelectionRequest(
      try AlderPortfolio.problem(), scenarios: try AlderPortfolio.scenarios(), seconds: 60)
    let input = CanonicalJSON.compact(of: request.json)

    let answers = try (0..<3).map { _ in try FolioPlan.run(["optimize"], input).output }

    #expect(Set(answers).count == 1)
  }

  @Test func `standard error says what is being looked for, and standard output holds the answer alone`() throws {
    let outcome = try FolioPlan.run(
      ["optimize"], CanonicalJSON.compact(of: SelectionRequest(AlderPortfolio.problem(), seconds: 60).json))

    #expect(outcome.succeeded)
    let said = String(decoding: outcome.errors, as: UTF8.self)
    #expect(said.contains("folio-plan: looking for the greatest value\n"))
    #expect(said.contains("folio-plan: looking for prices of constraints\n"))
    #expect(throws: Never.self) { try JSONParser.parse(outcome.output, limits: .document) }
  }

  @Test func `a search that is cut short gives a plan, and says how far it may be from the best`() throws {
    var random = RandomSelection(SplitMix64(seed: 7))
    var problem = try random.next(candidates: 400, grain: 1)
    problem.mandated = []
    problem.buckets = []
    problem.precedence = []

    let answer = try FolioPlan.answer(SelectionRequest(problem, seconds: 1))

    let plan = try #require(answer.selection.plan)
    #expect(plan.bound >= plan.value)
    #expect(plan.isOptimal == (plan.bound == plan.value))
    #expect(try #require(plan.gapPercent) < Fraction(5))
    if !plan.isOptimal { #expect(answer.prices.isEmpty && answer.absences.isEmpty) }
  }

  @Test(arguments: [[], ["help"], ["optimize", "x"]])
  func `wrong usage ends with 64`(_ arguments: [String]) throws {
    let outcome = try FolioPlan.run(arguments, [])
    #expect(outcome.ending == .exited(64))
    #expect(outcome.output.isEmpty)
  }

  @Test(arguments: [
    ("", "folio-plan: "), ("{}", "at /problem: expected a value"),
    (#"{"problem":{"quarters":["2026"],"candidates":[],"supply":{}},"seconds":1}"#, "at /problem/quarters/0: expected"),
    (#"{"problem":{"quarters":[],"candidates":[],"supply":{}},"seconds":1}"#, "the planned quarters do not follow"),
  ])
  func `what is no question ends with 2 and says where`(_ text: String, _ words: String) throws {
    let outcome = try FolioPlan.run(["optimize"], Array(text.utf8))
    #expect(outcome.ending == .exited(2))
    #expect(String(decoding: outcome.errors, as: UTF8.self).contains(words))
  }

  @Test func `a question is read as it was written`() throws {
    var problem = try AlderPortfolio.problem()
    problem.completed = [initiative(9)]
    problem.buckets.append(
      StrategicBucket("grow", minimumPercent: try decimal("2.5"), maximumPercent: try decimal("60")))
    let request = SelectionRequest(
      problem, scenarios: try AlderPortfolio.scenarios(), seconds: 9, wantsPrices: false, explained: [initiative(3)])

    #expect(try SelectionRequest(json: request.json) == request)
  }

  @Test func `an answer is read as it was written`() throws {
    let request = SelectionRequest(
      try AlderPortfolio.problem(), scenarios: try AlderPortfolio.scenarios(), seconds: 60)
    let answer = try FolioPlan.answer(request)

    #expect(try SelectionAnswer(json: answer.json, to: request).json == answer.json)
    #expect(answer.solver.hasPrefix("CBC 2."))
  }

  @Test(
    arguments: [
      ("/starts", ["starts", "INI-0008"], "2027Q1"), ("/starts", ["starts", "INI-0011"], nil),
      ("/value", ["value"], "250"), ("/proof", ["proof"], "everything"),
    ] as [(String, [String], JSONValue?)])
  func `an answer that was edited is refused`(_ place: String, _ keys: [String], _ value: JSONValue?) throws {
    let request = SelectionRequest(try AlderPortfolio.problem(), seconds: 60, wantsPrices: false, explained: [])
    var json = try FolioPlan.answer(request).json
    var selection = try #require(json["selection"])
    if keys.count == 2 {
      var inner = try #require(selection[keys[0]])
      inner[keys[1]] = value
      selection[keys[0]] = inner
    } else {
      selection[keys[0]] = value
    }
    json["selection"] = selection

    let fault = try #require(throws: ExchangeFault.self) { try SelectionAnswer(json: json, to: request) }
    #expect(fault.pointer == "/selection\(place)")
  }
}
