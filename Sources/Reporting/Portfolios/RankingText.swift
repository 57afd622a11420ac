import Governance
import Rules
public import Operations
public import Planning
import JSON

/// A cycle's ranking, for people.
public struct RankingText {
  let style: Style
  let width: Int?

  public init(style: Style = .plain, width: Int? = nil) {
    self.style = style
    self.width = width
  }

  /// Everybody with rank, value, cost and where they stand; low volume and high impact once more, among themselves.
  public func lines(_ cycle: PortfolioView, _ ranking: Ranking, segments: SegmentView? = nil) -> [String] {
    let portfolio = cycle.portfolio
    let method =
      portfolio.method == .weighted
      ? "weighted, \(portfolio.normalisation) scale" : portfolio.method.rawValue
    let heading = [
      style.bold("\(portfolio.id)  \(TerminalText(portfolio.title))"), "\(portfolio.status) · \(method)", "",
    ]
    let weights = portfolio.criteria.map { "\($0.key) \($0.weight)" }.joined(separator: " · ")
    let legend = portfolio.method == .weighted ? ["", "weights: \(weights)"] : []
    return heading + table(cycle, ranking, segments).lines(width: width, style: style) + legend
      + (portfolio.normalisation == "fixed" || portfolio.method != .weighted
        ? [] : ["ranks depend on who else is listed: this scale is not fixed"])
      + reserved(cycle, ranking) + disagreement(segments)
  }

  private func table(_ cycle: PortfolioView, _ ranking: Ranking, _ segments: SegmentView?) -> TextTable {
    let ranks = Dictionary((segments?.rows ?? []).map { ($0.id, $0.ranks) }) { first, _ in first }
    let columns =
      [
        TextTable.Column("rank", isNumeric: true), .init("id"), .init("title", isFlexible: true),
        .init("value", isNumeric: true), .init("cost", isNumeric: true), .init("bucket"), .init("stands"),
      ] + (segments?.segments ?? []).map { TextTable.Column($0, isNumeric: true) }
    return TextTable(
      columns,
      ranking.entries.map { entry in
        let initiative = cycle.initiative(entry.id)
        return [
          "\(entry.rank)", entry.id, TerminalText(initiative?.title ?? "").description,
          entry.value.text(places: 2) + (entry.isTied ? " =" : ""), "\(entry.initiative.cost)",
          initiative?.bucket ?? "", cycle.standing(of: entry.id),
        ] + (segments?.segments ?? []).map { segment in ranks[entry.id]?[segment].map { "\($0)" } ?? "" }
      })
  }

  private func reserved(_ cycle: PortfolioView, _ ranking: Ranking) -> [String] {
    let entries = ranking.lowVolumeHighImpact
    guard !entries.isEmpty else { return [] }
    return ["", "Low volume, high impact: among themselves, never by return alone"]
      + entries.enumerated().map { place, entry in
        "\(place + 1)  \(entry.id)  \(entry.value.text(places: 2))  severity \(entry.initiative.pain?.severity ?? 0), \(entry.initiative.pain?.volumePercent ?? .zero) % of contacts"
      }
  }

  private func disagreement(_ segments: SegmentView?) -> [String] {
    guard let segments else { return [] }
    if segments.segments.isEmpty { return ["", "no segment has scores of its own"] }
    let pairs = segments.disagreements.filter { $0.pairs > 0 }.map {
      "\($0.segments.joined(separator: " and ")) put \($0.pairs) of \($0.of) pairs the other way round"
    }
    let contested = segments.contested(by: 3).map {
      "\($0.id): rank \($0.range.lowerBound) to \($0.range.upperBound)"
    }
    return ["", style.bold("Where segments disagree")]
      + (pairs.isEmpty && contested.isEmpty ? ["nowhere by three ranks or more"] : pairs + contested)
  }
}

extension PortfolioView {
  /// How an initiative stands to the cycle: in the plan and since when, a candidate, or under way.
  func standing(of id: String) -> String {
    if let start = cycle.plan?.starts[id] { return "starts \(start)" }
    guard let initiative = initiative(id) else { return "" }
    let isCandidate = portfolio.candidates.contains(initiative.id)
    let held = initiative.status == "on_hold" ? ", on hold" : ""
    return (isCandidate ? (portfolio.plan == nil ? "candidate" : "out") : initiative.stage) + held
  }
}
