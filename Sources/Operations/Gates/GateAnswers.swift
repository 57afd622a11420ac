public import Governance
public import JSON

/// The answers that a gate decision is opened with.
///
/// A must criterion that has evidence is called met, unless it is said not to be.
public struct GateAnswers: Sendable {
  private let gate: Gate
  private var criteria: JSONObject = [:]

  public init(to gate: Gate) { self.gate = gate }

  /// - Throws: `UsageError` when the gate has no such criterion, as the other two do.
  public mutating func add(_ evidence: EvidenceArgument) throws {
    let criterion = try criterion(evidence.criterion)
    update(criterion.id) { answer in
      answer["evidence"] = .array(answer.array("evidence") + [.object(evidence.fields)])
      if criterion.kind == .must { answer["met"] = answer["met"] ?? true }
    }
  }

  /// - Parameter text: `C3=7.5`
  public mutating func score(_ text: String) throws {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2, let score = ExactDecimal(parts[1]) else {
      throw UsageError("'\(text)' is no score", hint: "write C3=7.5")
    }
    let criterion = try criterion(parts[0])
    guard criterion.kind == .should else {
      throw UsageError("\(criterion.id) is a must criterion, which is met or not", hint: "--evidence or --unmet")
    }
    update(criterion.id) { $0["score"] = .string(score.description) }
  }

  public mutating func setUnmet(_ id: String) throws {
    let criterion = try criterion(id)
    update(criterion.id) { $0["met"] = false }
  }

  public var json: JSONObject { criteria }

  private func criterion(_ id: String) throws -> Criterion {
    guard let criterion = gate.criteria.first(where: { $0.id == id.uppercased() }) else {
      throw UsageError(
        "\(gate.id) has no criterion \(id)", hint: "it has \(gate.criteria.map(\.id).joined(separator: ", "))")
    }
    return criterion
  }

  private mutating func update(_ id: String, _ edit: (inout JSONObject) -> Void) {
    var answer = criteria.object(id) ?? [:]
    edit(&answer)
    criteria[id] = .object(answer)
  }
}
