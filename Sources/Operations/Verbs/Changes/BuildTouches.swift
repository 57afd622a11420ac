public import Governance
public import JSON
import Rules

/// Says an edit of a record exactly, place by place, with what stands there now, so that it can be voted on.
public struct BuildTouches: Sendable {
  public let target: Record

  public init(of target: Record) { self.target = target }

  /// The touches that make `assignments`.
  ///
  /// - Throws: `UsageError` when one is about a field that is under nobody's control, or they change nothing.
  public func callAsFunction(_ assignments: [FieldAssignment]) throws -> [Touch] {
    var edited = target
    edited.fields = try target.fields.applying(assignments, as: target.kind)
    edited.fields = CanonicalJSON.normalised(edited.json).objectValue ?? edited.fields
    let touches = try touches(to: edited)
    for assignment in assignments where !touches.contains(where: { $0.path.overlaps(assignment.pointer) }) {
      let place = assignment.pointer
      guard target[place] != edited[place] else {
        throw UsageError(
          "\(target.id)\(place) holds that already", hint: "folio show \(target.id) shows what stands there")
      }
      guard try SchemaOutline(of: target.kind).field(at: place) != nil else {
        throw UsageError(
          "\(target.kind.withArticle) has no field '\(place)'", hint: "folio schema show \(target.kind) lists them")
      }
      throw UsageError(
        "\(target.id)\(place) is not under change control",
        hint: "folio \(target.kind) edit \(target.id) --set \(place)=… changes it without a request")
    }
    return touches
  }

  /// The touches that turn the target into `edited`, a copy of it that somebody changed by hand.
  ///
  /// - Throws: `UsageError` when nothing differs that is under change control.
  public func callAsFunction(turningInto edited: Record) throws -> [Touch] {
    let touches = try touches(to: edited)
    guard !touches.isEmpty else {
      throw UsageError(
        "nothing of \(target.id) differs that is under change control", hint: "edit its file first, or use --touch")
    }
    return touches
  }

  private func touches(to edited: Record) throws -> [Touch] {
    let controlled = try JSONDifference.changes(from: target.baselinedContent(), to: edited.baselinedContent())
    let promised = try target.of(Rollout.self).map { rollout in
      try JSONDifference.changes(from: target.materialContent(), to: edited.materialContent())
        .filter { WavePromises.cover($0.pointer, of: rollout) }
    }
    return (controlled + (promised ?? [])).sorted { $0.pointer < $1.pointer }
      .map { Touch(path: $0.pointer, from: $0.from, to: $0.to) }
  }
}

extension JSONPointer {
  /// Whether one of the two lies within the other, or a list's end is meant.
  fileprivate func overlaps(_ other: JSONPointer) -> Bool {
    let other = other.lastToken == "-" ? other.parent ?? other : other
    return isPrefix(of: other) || other.isPrefix(of: self)
  }
}

extension [Touch] {
  /// As records hold them.
  public var json: JSONValue { .array(map(\.json)) }
}
