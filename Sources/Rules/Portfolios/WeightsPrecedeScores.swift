import Calendars
import Governance
import JSON
import Planning

/// Weights are fixed before anybody scores by them.
///
/// Once a cycle's weights are locked, its criteria, method and normalisation do not change. A commit that locks them edits
/// no candidate's scores, and the cycle counts as scored when every candidate's `scoring` says that somebody stands behind
/// the scores since after `locked_at`. Whoever edits scores that somebody stands behind stands behind them anew.
public struct WeightsPrecedeScores: Rule {
  public static let id = RuleID(code: "PORT-03", name: "weights-precede-scores")

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try change.all(Portfolio.self).flatMap { record, before, after in
      try weights(record, before, after) + locking(record, before, after, change, context)
        + scored(record, before, after, context)
    } + (try unconfirmed(in: change, context))
  }

  private func weights(_ record: RecordChange, _ before: Portfolio?, _ after: Portfolio) -> [Violation] {
    guard let before, before.isLocked else { return [] }
    return ["criteria", "method", "normalisation", "locked_at"].filter { before.fields[$0] != after.fields[$0] }.map {
      violation(.fixed, in: record, at: JSONPointer.root.appending($0), fix: .newCycle)
    }
  }

  private func locking(
    _ record: RecordChange, _ before: Portfolio?, _ after: Portfolio, _ change: CommitChange, _ context: RuleContext
  ) -> [Violation] {
    guard before?.isLocked != true, after.isLocked else { return [] }
    var found: [Violation] = []
    if let words = after.faultOfWeights {
      found.append(violation(.unfit(words), in: record, at: "/criteria", fix: .editWeights(after.id)))
    }
    if after.lockedAt == nil { found.append(violation(.undated, in: record, at: "/locked_at", fix: .lock(after.id))) }
    found += after.candidates.compactMap { change.record($0) }.filter(\.editsScores).map {
      violation(.tooEarly([$0.id]), in: $0, at: "/scores", fix: .scoreLater)
    }
    return found
  }

  private func scored(
    _ record: RecordChange, _ before: Portfolio?, _ after: Portfolio, _ context: RuleContext
  ) throws -> [Violation] {
    guard before?.status != "scored", after.status == "scored", let locked = before?.lockedAt else { return [] }
    let early = try after.candidates.filter { id in
      guard let initiative = try context.after.record(id, as: Initiative.self) else { return false }
      let scoring = initiative.scoring
      return scoring.by == nil || scoring.at.map { $0 <= locked } ?? true
    }
    if early.isEmpty, let words = try unranked(after, context) {
      return [violation(.unranked(words), in: record, at: "/status", fix: .score(after.id))]
    }
    return early.isEmpty ? [] : [violation(.tooEarly(early), in: record, at: "/status", fix: .confirm(after.id))]
  }

  /// Why candidates that everybody stands behind cannot be ranked all the same.
  private func unranked(_ portfolio: Portfolio, _ context: RuleContext) throws -> String? {
    do {
      _ = try PlanningCycle(portfolio, in: context.after).ranking()
      return nil
    } catch let obstacle as any PlanningObstacle {
      return "\(obstacle)"
    }
  }

  /// Scores that change while the name of somebody who confirmed others stands beside them.
  private func unconfirmed(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try change.all(Initiative.self).compactMap { record, before, after in
      guard record.editsScores || before?.fields["scoring"] != after.fields["scoring"],
        before?.fields["scoring"] != nil || after.fields["scoring"] != nil
      else { return nil }
      let (by, at) = after.scoring
      if by == context.author?.id, let at, before?.scoring.at.map({ $0 < at }) ?? true { return nil }
      return violation(
        .unconfirmed(record.id), in: record, at: "/scoring",
        fix: .standBehind(record.id, in: try cycle(of: record.id, context)))
    }
  }
}

extension WeightsPrecedeScores {
  /// A cycle in which `initiative` is scored.
  private func cycle(of initiative: RecordID, _ context: RuleContext) throws -> RecordID? {
    try context.after.all(Portfolio.self).first { $0.isLocked && $0.candidates.contains(initiative) }?.id
  }
}

extension Portfolio {
  /// Why its weights can rank nobody; nothing where they can, or it does not weigh.
  fileprivate var faultOfWeights: String? {
    guard method == .weighted else { return nil }
    do {
      _ = try Weights(criteria.map { (criterion: $0.key, weight: Millionths($0.weight)) })
      return nil
    } catch {
      return "\(error)"
    }
  }
}

extension RecordChange {
  /// Whether it changes what a ranking is made of.
  fileprivate var editsScores: Bool {
    guard kind == Initiative.kind else { return false }
    return Initiative.scoreKeys.contains { before?.fields[$0] != after.fields[$0] }
  }
}

extension Violation.Message {
  fileprivate static let fixed: Self = "Weights are fixed before scoring"
  fileprivate static let newCycle: Self = "start a new cycle: folio portfolio new"
  fileprivate static func unfit(_ words: String) -> Self { "Weights that are locked never change, and \(words)" }
  fileprivate static func editWeights(_ portfolio: RecordID) -> Self {
    "mend them first: folio portfolio edit \(portfolio) --set /criteria/0/weight=…"
  }
  fileprivate static func unranked(_ words: String) -> Self { "The candidates cannot be ranked: \(words)" }
  fileprivate static func score(_ portfolio: RecordID) -> Self {
    "folio initiative edit INI --set scores=…; then folio portfolio edit \(portfolio) --set status=scored"
  }
  fileprivate static let undated: Self = "Weights are locked at no time"
  fileprivate static func lock(_ portfolio: RecordID) -> Self { "folio portfolio lock \(portfolio)" }
  fileprivate static func tooEarly(_ initiatives: [RecordID]) -> Self {
    "Weights are fixed before scoring, and the scores of \(initiatives.map(\.text).joined(separator: ", ")) were not entered after that"
  }
  fileprivate static let scoreLater: Self = "lock the weights in a commit of their own, then score"
  fileprivate static func confirm(_ portfolio: RecordID) -> Self {
    "folio portfolio confirm \(portfolio), by those who stand behind the scores; then folio portfolio edit \(portfolio) --set status=scored"
  }
  fileprivate static func unconfirmed(_ initiative: RecordID) -> Self {
    "\(initiative) has scores that nobody stands behind since they changed"
  }
  fileprivate static func standBehind(_ initiative: RecordID, in cycle: RecordID?) -> Self {
    "scoring.by is who commits, scoring.at the time: folio portfolio confirm \(cycle?.text ?? "PFL") \(initiative) writes both, as folio initiative edit does where scores change"
  }
}
