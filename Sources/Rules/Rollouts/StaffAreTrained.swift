import Governance
import JSON

/// A wave starts when the people who answer for it have been trained.
///
/// Of those who need it, at least the policy's share, or the wave's own where that is higher, is trained; somebody needs
/// it; and the training says what customers gain.
public struct StaffAreTrained: WaveStartRule {
  public static let id = RuleID(code: "TRAIN-01", name: "staff-are-trained")

  public init() {}

  func objections(to step: WaveStep, _ context: RuleContext) throws -> [WaveObjection] {
    let pointer = step.pointer("training")
    guard let training = step.after.training else {
      return [WaveObjection(message: .none(step.name), pointer: pointer, fix: .finish(step.rollout.id))]
    }
    let least = context.policy?.decimal("rollout", "min_training_pct") ?? ExactDecimal(95)
    let threshold = max(least, training.threshold ?? least)
    var found: [WaveObjection] = []
    if training.needed == 0 || !Ratio(training.done, of: training.needed).isAtLeast(percent: threshold) {
      found.append(
        WaveObjection(message: .below(training, threshold), pointer: pointer, fix: .finish(step.rollout.id)))
    }
    if !training.saysBenefits {
      found.append(WaveObjection(message: .noBenefits(step.name), pointer: pointer, fix: .sayBenefits))
    }
    return found
  }
}

extension Violation.Message {
  fileprivate static func none(_ wave: String) -> Self { "\(wave) has no training" }
  fileprivate static func below(_ training: WaveTraining, _ threshold: ExactDecimal) -> Self {
    "Training \(training.done)/\(training.needed) is below \(threshold) %"
  }
  fileprivate static func finish(_ rollout: RecordID) -> Self {
    "finish training, and record it: folio rollout edit \(rollout)"
  }
  fileprivate static func noBenefits(_ wave: String) -> Self {
    "the training of \(wave) does not say what customers gain"
  }
  fileprivate static let sayBenefits: Self = "add the module on benefits, and set benefits_module"
}
