public import Governance
public import JSON

/// An edit held against the `touches` that were approved for it.
///
/// The touches are applied to the content as it was: every `from` must be what stands there (absent means nothing does),
/// no touch may leave its place as it is, and the result must be the content as it became, to the letter. A member of
/// a set is named by its id (`/scope/requirements/R9`).
public struct TouchedEdit: Sendable {
  /// What the touches change, as narrowly as it can be said.
  public let approved: [JSONChange]
  /// What the edit changes.
  public let made: [JSONChange]
  /// Why the touches cannot be applied to the content as it was, in words.
  public let faults: [String]
  /// Whether the edit is exactly what the touches say.
  public let isExact: Bool

  /// - Parameters:
  ///   - touches: the approved edit.
  ///   - before: the baselined content as it was.
  ///   - after: the baselined content as it became.
  public init(_ touches: [Touch], from before: JSONValue, to after: JSONValue) {
    made = JSONDifference.changes(from: before, to: after)
    var faults = touches.compactMap { Self.fault(of: $0, on: before) }
    do {
      let expected = try before.applying(touches.map(\.change))
      approved = JSONDifference.changes(from: before, to: expected)
      isExact = faults.isEmpty && expected == after
    } catch {
      approved = touches.map(\.change).sorted { $0.pointer < $1.pointer }
      isExact = false
      if faults.isEmpty { faults.append(error.description) }
    }
    self.faults = faults
  }

  /// The edit of a record from `before` to `after`, held against `touches`.
  ///
  /// Recorded facts inside a touched value, such as the decision that set a metric's target, count on neither side. What
  /// is held against the touches is the baselined content; all that is material, where they reach beyond that.
  ///
  /// - Throws: what reading the kind's schema threw.
  public init(_ touches: [Touch], from before: Record, to after: Record) throws {
    let marks = try SchemaLibrary.schema(for: before.kind).marks
    // A withdrawal is approved as an edit of the status, which no baseline holds.
    let status = touches.contains { $0.path == "/status" }
    let isWide = touches.contains { $0.path != "/status" && !$0.isWithin(marks.baselined) }
    func content(_ record: Record) throws -> JSONValue {
      var content = try isWide ? record.materialContent() : record.baselinedContent()
      if status { content["status"] = .string(record.status) }
      return content
    }
    try self.init(touches.map { $0.without(marks.immaterial) }, from: content(before), to: content(after))
  }

  /// How edit and approval differ, both ways, for people to read; empty when they do not.
  public var difference: String {
    guard !isExact else { return "" }
    let missing = Set(approved).subtracting(made).sorted { $0.pointer < $1.pointer }
    let extra = Set(made).subtracting(approved).sorted { $0.pointer < $1.pointer }
    var parts = faults
    if !missing.isEmpty { parts.append("approved, not made: " + missing.map(Self.words).joined(separator: ", ")) }
    if !extra.isEmpty { parts.append("made, not approved: " + extra.map(Self.words).joined(separator: ", ")) }
    return parts.joined(separator: "; ")
  }

  private static func fault(of touch: Touch, on before: JSONValue) -> String? {
    let found = before[touch.path]
    if found != touch.from {
      return "\(touch.path) was approved from \(short(touch.from)), and \(short(found)) stands there"
    }
    return touch.from == touch.to ? "\(touch.path) is touched and stays what it is" : nil
  }

  private static func words(_ change: JSONChange) -> String {
    "\(change.pointer) \(short(change.from)) → \(short(change.to))"
  }

  private static func short(_ value: JSONValue?) -> String {
    guard let text = value?.description else { return "nothing" }
    return text.count <= 60 ? text : text.prefix(59) + "…"
  }
}

extension Touch {
  /// Whether one of `places` is this one, or within it, or around it.
  fileprivate func isWithin(_ places: [FieldMarks.Place]) -> Bool {
    places.contains { place in zip(place, path.tokens).allSatisfy { $0 == "*" || $0 == $1 } }
  }

  /// This touch without what lies at `places` of the record inside its values.
  fileprivate func without(_ places: [FieldMarks.Place]) -> Touch {
    let tokens = path.tokens
    let inside = places.filter { place in
      place.count > tokens.count && zip(place, tokens).allSatisfy { $0 == "*" || $0 == $1 }
    }.map { Array($0.dropFirst(tokens.count)) }
    return Touch(path: path, from: from?.without(inside), to: to?.without(inside))
  }
}
