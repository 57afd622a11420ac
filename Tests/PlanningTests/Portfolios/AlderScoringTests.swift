import Planning
import Testing

/// Ranks and sensitivities of the worked example (DOMAIN.md §3.3 and §5.2).
struct AlderScoringTests {
  @Test func `every value is that of the table`() throws {
    let ranking = try AlderPortfolio.scoring(AlderPortfolio.weights()).ranking

    #expect(
      ranking.entries.map { "\($0.rank) \($0.id) \($0.value.text(places: 2))" } == [
        "1 INI-0002 77.50", "2 INI-0008 73.00", "3 INI-0009 71.00", "4 INI-0001 70.50", "5 INI-0003 65.50",
        "6 INI-0012 60.50", "7 INI-0007 60.00", "8 INI-0004 58.00", "9 INI-0006 56.00", "10 INI-0011 55.00",
        "11 INI-0010 54.00", "12 INI-0005 53.50",
      ])
  }

  @Test func `the smallest change that dethrones the first`() throws {
    let swap = try #require(WeightSensitivity(AlderPortfolio.scoring(AlderPortfolio.weights())).dethroning)

    #expect(swap.upper == initiative(2) && swap.lower == initiative(1))
    #expect(swap.criterion == "feasibility")
    #expect(swap.change.text(places: 4) == "0.2204")
    #expect(swap.percent?.text(places: 1) == "146.9")
  }

  @Test func `the most fragile pair`() throws {
    let swap = try #require(WeightSensitivity(AlderPortfolio.scoring(AlderPortfolio.weights())).mostFragilePair)

    #expect(swap.upper == initiative(10) && swap.lower == initiative(5))
    #expect(swap.criterion == "customer_impact")
    #expect(swap.change.text(places: 4) == "0.0064")
    #expect(swap.percent?.text(places: 2) == "1.84")
  }
}
