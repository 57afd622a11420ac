import Calendars
import Git
public import JSON
public import Operations
import Rules

/// What another policy would have said, for people.
public struct ReplayText {
  private let style: Style
  public init(style: Style = .plain) { self.style = style }

  public func lines(_ outcome: ReplayPolicy.Outcome) -> [String] {
    let flips = outcome.flips.flatMap { flip -> [String] in
      let turn = flip.isRefusedNow ? style.red("would be refused") : style.green("would be accepted")
      let heading = "\(flip.commit.shortID) of \(flip.commit.time) by \(TerminalText(flip.commit.authorEmail))"
      return ["\(style.bold(heading)): \(turn)"]
        + (flip.isRefusedNow ? flip.after : flip.before).map {
          "  \($0.rule.code) \($0.subject): \(TerminalText($0.message.description))"
        }
    }
    let skipped =
      outcome.skippedCount == 0 ? "" : "; \(outcome.skippedCount) of set-up or of the policy itself left out"
    let asked = "\(outcome.judgedCount) \(outcome.judgedCount == 1 ? "verdict" : "verdicts")"
    let refused = outcome.flips.count(where: \.isRefusedNow)
    let verdict =
      outcome.judgedCount == 0
      ? style.yellow("there was no verdict to hold against it")
      : outcome.flips.isEmpty
        ? style.green("none of \(asked) would turn")
        : "\(outcome.flips.count) of \(asked) would turn: \(refused) refused, "
          + "\(outcome.flips.count - refused) accepted"
    return flips + [verdict + skipped]
  }
}

extension ReplayPolicy.Outcome {
  /// `{judged, skipped, flips: [{commit, time, by, then, now, violations}]}`, where `then` and `now` are `accepted` or
  /// `refused`, and the violations are those of the side that refuses.
  public var json: JSONValue {
    [
      "judged": .integer(Int64(judgedCount)), "skipped": .integer(Int64(skippedCount)),
      "flips": .array(
        flips.map { flip in
          let (then, now) = flip.isRefusedNow ? ("accepted", "refused") : ("refused", "accepted")
          return [
            "commit": .string(flip.id.description), "time": .string("\(flip.commit.time)"),
            "by": .string(flip.commit.authorEmail), "then": .string(then), "now": .string(now),
            "violations": .array(
              (flip.isRefusedNow ? flip.after : flip.before).map { LocatedViolation($0, position: nil).json() }),
          ]
        }),
    ]
  }
}
