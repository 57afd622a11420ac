public import Governance
public import JSON
import Calendars

/// What a wave owes to customers and staff before it starts, and is only ever tightened once it is ready.
public enum WavePromises {
  /// Whether `place` is one where a ready wave of `rollout` says what it owes.
  public static func cover(_ place: JSONPointer, of rollout: Rollout) -> Bool {
    let tokens = place.tokens
    guard tokens.count >= 3, tokens[0] == "waves", rollout.wave(tokens[1])?.state == .ready else { return false }
    return ["comms", "training", "entry"].contains(tokens[2])
  }

  /// What `new` asks less of than `old`, with its place.
  static func loosened(from old: Wave, to new: Wave) -> [(words: String, pointer: JSONPointer)] {
    notices(from: old, to: new) + training(from: old, to: new) + entry(from: old, to: new)
  }

  private static func notices(from old: Wave, to new: Wave) -> [(words: String, pointer: JSONPointer)] {
    old.notices.filter(\.isRequired).compactMap { promised in
      guard let notice = new.notices.first(where: { $0.id == promised.id }) else {
        return ("notice \(promised.id)", new.place("comms"))
      }
      let place = new.place("comms").appending(notice.id)
      if !notice.isRequired { return ("notice \(notice.id), required", place.appending("required")) }
      if notice.audience != promised.audience {
        return ("notice \(notice.id) to the \(promised.audience) audience", place.appending("audience"))
      }
      guard let lead = promised.lead, notice.lead.map({ $0.approximateSeconds < lead.approximateSeconds }) ?? true
      else {
        return nil
      }
      return ("notice \(notice.id), \(lead) before", place.appending("lead"))
    }
  }

  private static func training(from old: Wave, to new: Wave) -> [(words: String, pointer: JSONPointer)] {
    guard let promised = old.training else { return [] }
    guard let training = new.training else { return [("training of \(promised.needed)", new.place("training"))] }
    if training.needed < promised.needed {
      return [("training of \(promised.needed)", new.place("training").appending("needed"))]
    }
    guard let threshold = promised.threshold, training.threshold.map({ $0 < threshold }) ?? true else { return [] }
    return [("training of \(threshold) %", new.place("training").appending("threshold_pct"))]
  }

  private static func entry(from old: Wave, to new: Wave) -> [(words: String, pointer: JSONPointer)] {
    let kept = Set(new.fields.array("entry"))
    return old.fields.array("entry").contains { !kept.contains($0) }
      ? [("what it has to meet before it starts", new.place("entry"))] : []
  }
}
