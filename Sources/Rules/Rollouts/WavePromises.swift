public import Governance
public import JSON
import Calendars

/// What waves owe to customers and staff beside the fields that are baselined, from when they are ready on.
///
/// A ready wave owes its required notices, with their audience and lead, its training and what it has to meet to start; it
/// may owe more, and never less. Once it was ready its sort, its cutover and the initiative that it is of stay, and a
/// notice that went out is not taken from it.
public enum WavePromises {
  /// Something that is owed no longer.
  struct Loosening {
    /// A sentence.
    let words: String
    let pointer: JSONPointer
  }

  /// Whether `place` is one where `rollout` says what its waves owe.
  public static func cover(_ place: JSONPointer, of rollout: Rollout) -> Bool {
    let tokens = place.tokens
    if tokens == ["initiative"] { return rollout.waves.contains(where: \.isLocked) }
    guard tokens.count >= 3, tokens[0] == "waves", rollout.wave(tokens[1])?.isLocked == true else { return false }
    return ["comms", "training", "entry", "kind", "cutover"].contains(tokens[2])
  }

  /// Where `new` owes less than `old`.
  static func loosened(from old: Rollout, to new: Rollout) -> [Loosening] {
    let locked = old.waves.filter(\.isLocked)
    var found: [Loosening] = []
    if !locked.isEmpty, old.initiative != new.initiative {
      let name = old.initiative?.text ?? "no initiative"
      found.append(
        Loosening(words: "\(old.id) has waves that were announced for \(name)", pointer: "/initiative"))
    }
    return found
      + locked.flatMap { wave -> [Loosening] in
        guard let after = new.wave(wave.id) else { return [] }
        let owed = wave.state == .ready ? notices(wave, after) + training(wave, after) + entry(wave, after) : []
        return (fixed(wave, after) + owed).map { words, pointer in
          Loosening(
            words: "\(old.id)#\(wave.id) is \(wave.state?.rawValue ?? "under way") and has promised \(words)",
            pointer: pointer)
        }
      }
  }

  private typealias Owed = (words: String, pointer: JSONPointer)

  private static func fixed(_ old: Wave, _ new: Wave) -> [Owed] {
    var found: [Owed] = []
    if old.isPilot != new.isPilot { found.append((old.isPilot ? "a pilot" : "no pilot", new.place("kind"))) }
    if old.cutover != new.cutover {
      found.append(("a cutover of \(old.cutover.map { "\($0)" } ?? "no length")", new.place("cutover")))
    }
    let gone = old.notices.filter { sent in
      sent.sentAt != nil && new.notices.first { $0.id == sent.id }?.sentAt == nil
    }
    return found + gone.map { ("notice \($0.id), which went out", new.place("comms")) }
  }

  private static func notices(_ old: Wave, _ new: Wave) -> [Owed] {
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
      else { return nil }
      return ("notice \(notice.id), \(lead) before", place.appending("lead"))
    }
  }

  private static func training(_ old: Wave, _ new: Wave) -> [Owed] {
    guard let promised = old.training else { return [] }
    guard let training = new.training else { return [("training of \(promised.needed)", new.place("training"))] }
    let place = new.place("training")
    if training.needed < promised.needed {
      return [("training of \(promised.needed)", place.appending("needed"))]
    }
    if promised.saysBenefits, !training.saysBenefits {
      return [("training that says what customers gain", place.appending("benefits_module"))]
    }
    guard let threshold = promised.threshold, training.threshold.map({ $0 < threshold }) ?? true else { return [] }
    return [("training of \(threshold) %", place.appending("threshold_pct"))]
  }

  private static func entry(_ old: Wave, _ new: Wave) -> [Owed] {
    let kept = Set(new.fields.array("entry"))
    return old.fields.array("entry").contains { !kept.contains($0) }
      ? [("what it has to meet before it starts", new.place("entry"))] : []
  }
}
