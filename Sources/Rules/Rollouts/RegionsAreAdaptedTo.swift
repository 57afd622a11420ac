import Governance
import JSON

/// What worked in one region is checked against the rules of another before it starts there.
///
/// A wave of a rollout that repeats another one, or in another region than the pilot's, says who checked what the region
/// needs, and every regulatory tag of the region is among what was checked.
public struct RegionsAreAdaptedTo: WaveStartRule {
  public static let id = RuleID(code: "ROLL-11", name: "regions-are-adapted-to")

  public init() {}

  func objections(to step: WaveStep, _ context: RuleContext) throws -> [WaveObjection] {
    let wave = step.after
    let pilots = step.rollout.waves.filter(\.isPilot)
    let isElsewhere = !pilots.isEmpty && !pilots.contains { $0.region == wave.region }
    guard step.rollout.original != nil || isElsewhere else { return [] }
    let tags = context.policy?.regions[wave.region]?.objectValue?.strings("regulatory_tags") ?? []
    let missing = tags.filter { !wave.adaptationTags.contains($0) }
    guard wave.adaptationCheckedBy == nil || !missing.isEmpty else { return [] }
    return [
      WaveObjection(
        message: .unchecked(wave.region, missing.isEmpty ? tags : missing), pointer: step.pointer("adaptation"),
        fix: .check(step.name))
    ]
  }
}

extension Violation.Message {
  fileprivate static func unchecked(_ region: String, _ tags: [String]) -> Self {
    "\(region) needs a local adaptation check\(tags.isEmpty ? "" : ": " + tags.joined(separator: ", "))"
  }
  fileprivate static func check(_ wave: String) -> Self {
    "record who checked it and which tags (adaptation of \(wave)), or have an exception local_adaptation: folio exception new --against ROLL-11"
  }
}
