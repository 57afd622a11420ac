import Planning
import Testing

/// That a change which is said to swap two does.
struct WeightSensitivityTests {
  @Test func `after the change the two are worth the same`() throws {
    let weights = try AlderPortfolio.weights()
    let swaps = WeightSensitivity(try AlderPortfolio.scoring(weights)).smallestSwaps()

    #expect(swaps.count > 50)
    for swap in swaps {
      let rows = AlderPortfolio.rows.filter { [swap.upper, swap.lower].contains($0.id) }
      let place = try #require(AlderPortfolio.criteria.firstIndex(of: swap.criterion))
      let change = Double(swap.change.numerator) / Double(swap.change.denominator)
      let old = weights.criteria.map { Double(weights.weight[$0]?.count ?? 0) / 1e6 }
      // The others keep their proportions and make room.
      let new = old.indices.map {
        $0 == place ? old[$0] + change : old[$0] * (1 - old[place] - change) / (1 - old[place])
      }
      let values = rows.map { row in zip(row.scores, new).reduce(0) { $0 + Double($1.0) * $1.1 } }
      #expect(abs(values[0] - values[1]) < 1e-9, "\(swap)")
      #expect(new.allSatisfy { $0 > -1e-12 && $0 < 1 + 1e-12 })
    }
  }

  @Test func `the criticality of each criterion is its smallest change in percent`() throws {
    let degrees = WeightSensitivity(try AlderPortfolio.scoring(AlderPortfolio.weights())).criticalityDegrees

    #expect(Set(degrees.keys).isSubset(of: AlderPortfolio.criteria))
    #expect(degrees["customer_impact"]?.percent?.text(places: 2) == "1.84")
    #expect(degrees.values.allSatisfy { ($0.percent?.magnitude ?? .zero) >= Fraction(18, over: 10) })
  }

  @Test func `the last in and the first out`() throws {
    let sensitivity = WeightSensitivity(try AlderPortfolio.scoring(AlderPortfolio.weights()))
    let candidates = Set(AlderPortfolio.rows.filter(\.isCandidate).map(\.id))

    let swap = try #require(
      sensitivity.swapOfLastInFirstOut(plan: Set(initiatives([3, 6, 8, 11])), among: candidates))

    // INI-0011 is in as the lvhi item, below INI-0012, which is out.
    #expect(swap.upper == initiative(12) && swap.lower == initiative(11))
  }

  @Test func `who is better everywhere cannot be overtaken`() throws {
    let weights = try AlderPortfolio.weights()
    let all = [9, 3].map { score in
      ScoredInitiative(
        id: initiative(score),
        scores: Dictionary(uniqueKeysWithValues: AlderPortfolio.criteria.map { ($0, Millionths(score)) }),
        customerImpact: Millionths(score), cost: 1)
    }

    let sensitivity = WeightSensitivity(try WeightedScoring(all, weights))

    #expect(sensitivity.swaps(initiative(9), initiative(3)).isEmpty)
    #expect(sensitivity.dethroning == nil)
    #expect(sensitivity.mostFragilePair == nil)
  }
}
