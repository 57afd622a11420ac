/// The same initiatives ranked by each segment's own scores, beside the ranking that stands.
public struct SegmentView: Sendable {
  public struct Row: Sendable {
    public let id: String
    /// In the ranking that stands.
    public let rank: Int
    /// By segment; a segment that scored nothing of it sees it as the ranking that stands does.
    public let ranks: [String: Int]

    /// The ranks of the segment that wants it most and of the one that wants it least.
    public var range: ClosedRange<Int> { (ranks.values.min() ?? rank)...(ranks.values.max() ?? rank) }
  }

  /// Two segments and how often they disagree (Kendall's distance).
  public struct Disagreement: Hashable, Sendable {
    public let segments: [String]
    /// How many pairs of initiatives the two put the other way round.
    public let pairs: Int
    public let of: Int
  }

  /// By id.
  public let segments: [String]
  public let rankings: [String: Ranking]
  /// In the order of the ranking that stands.
  public let rows: [Row]
  /// The pair of segments that disagrees most first.
  public let disagreements: [Disagreement]

  /// The initiatives on whose rank segments differ by `places` or more, the widest first.
  public func contested(by places: Int) -> [Row] {
    rows.filter { $0.range.count - 1 >= places }
      .sorted { ($1.range.count, $0.rank) < ($0.range.count, $1.rank) }
  }

  /// The initiative that each segment would put first.
  public var favourites: [String: String] { rankings.compactMapValues { $0.entries.first?.id } }
}

extension WeightedScoring {
  /// How each segment would rank.
  ///
  /// - Throws: `ScoringError` where a segment's score is out of range.
  public func bySegment() throws(ScoringError) -> SegmentView {
    let segments = Set(initiatives.flatMap(\.segmentScores.keys)).sorted()
    var rankings: [String: Ranking] = [:]
    for segment in segments {
      let own = initiatives.map { initiative in
        var seen = initiative
        seen.scores.merge(initiative.segmentScores[segment] ?? [:]) { $1 }
        return seen
      }
      rankings[segment] = try WeightedScoring(own, weights, normalisation: normalisation).ranking
    }
    let ranks = rankings.mapValues { ranking in
      Dictionary(uniqueKeysWithValues: ranking.entries.map { ($0.id, $0.rank) })
    }
    let standing = ranking
    var disagreements: [SegmentView.Disagreement] = []
    for (place, segment) in segments.enumerated() {
      for other in segments[(place + 1)...] {
        let order = rankings[segment]?.entries.compactMap { ranks[other]?[$0.id] } ?? []
        let pairs = order.inversions
        disagreements.append(.init(segments: [segment, other], pairs: pairs, of: order.count * (order.count - 1) / 2))
      }
    }
    return SegmentView(
      segments: segments,
      rankings: rankings,
      rows: standing.entries.map { entry in
        .init(id: entry.id, rank: entry.rank, ranks: ranks.compactMapValues { $0[entry.id] })
      },
      disagreements: disagreements.sorted {
        ($1.pairs, $0.segments[0], $0.segments[1]) < ($0.pairs, $1.segments[0], $1.segments[1])
      }
    )
  }
}

extension [Int] {
  /// How many pairs stand the wrong way round.
  fileprivate var inversions: Int {
    var seen: [Int] = []
    var count = 0
    for number in self {
      var low = 0
      var high = seen.count
      while low < high {
        let middle = (low + high) / 2
        if seen[middle] < number { low = middle + 1 } else { high = middle }
      }
      count += seen.count - low
      seen.insert(number, at: low)
    }
    return count
  }
}
