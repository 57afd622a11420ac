import Calendars
import Governance
import JSON

/// Staff are trained on the process as it will be when the wave starts.
///
/// The material that the wave names covers the newest version of the process's controlled documents that is in effect
/// on the day of the start.
public struct TrainingKeepsUp: WaveStartRule {
  public static let id = RuleID(code: "TRAIN-02", name: "training-keeps-up")

  public init() {}

  func objections(to step: WaveStep, _ context: RuleContext) throws -> [WaveObjection] {
    guard let named = step.after.training?.material, let day = step.after.start?.date else { return [] }
    let parts = named.split(separator: "#").map(String.init)
    let pointer = step.pointer("training", "material")
    guard parts.count == 2, let process = try context.before.record(RecordID(parts[0]), as: Process.self),
      let material = process.trainingMaterial.first(where: { $0.string("id") == parts[1] })
    else { return [WaveObjection(message: .missing(named), pointer: pointer, fix: .name)] }
    let inEffect = process.controlDocuments.filter { ($0.date("effective_on") ?? day) <= day }
    let newest = inEffect.compactMap { $0.integer("version") }.max() ?? 0
    let covered = material.integer("covers_doc_version") ?? 0
    guard covered < newest else { return [] }
    return [
      WaveObjection(
        message: .behind(covered, newest), pointer: pointer, fix: .refresh(process.id),
        whoCan: [process.record.owner].compactMap { $0 })
    ]
  }
}

extension Violation.Message {
  fileprivate static func missing(_ material: String) -> Self { "there is no training material \(material)" }
  fileprivate static let name: Self = "name one of the process's training materials"
  fileprivate static func behind(_ covered: Int64, _ newest: Int64) -> Self {
    "Material covers v\(covered), process is v\(newest)"
  }
  fileprivate static func refresh(_ process: RecordID) -> Self {
    "refresh the material: folio process edit \(process)"
  }
}
