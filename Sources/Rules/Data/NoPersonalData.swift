import Governance
import JSON

/// No text in a record looks like personal data: an e-mail address, a telephone number, an account or a card number.
///
/// A person's `emails` are the one place for addresses. History cannot be unwritten, so this is asked before anything
/// is pushed; the finding names the place and the sort, never the text.
public struct NoPersonalData: RecordRule {
  public static let id = RuleID(code: "DATA-01", name: "no-personal-data")
  public static let holdsInSetUp = true

  public init() {}

  public func violations(in change: RecordChange, _ context: RuleContext) -> [Violation] {
    // Places are only put together for a record that has something to show.
    guard hasPersonalData(change.after.json) else { return [] }
    var found: [Violation] = []
    visit(change.after.json, at: .root) { pointer, text in
      if change.kind == Person.kind, JSONPointer.root.appending("emails").isPrefix(of: pointer) { return }
      if let sort = PersonalData.first(in: text) {
        found.append(violation(.possible(pointer, sort), in: change, at: pointer, fix: .replace))
      }
    }
    return found
  }

  private func hasPersonalData(_ value: JSONValue) -> Bool {
    switch value {
    case .string(let text): PersonalData.first(in: text) != nil
    case .array(let elements): elements.contains(where: hasPersonalData)
    case .object(let members):
      members.contains { PersonalData.first(in: $0.key) != nil || hasPersonalData($0.value) }
    case .null, .bool, .integer, .number: false
    }
  }

  /// Visits every string, and every key at the object that has it.
  private func visit(_ value: JSONValue, at pointer: JSONPointer, _ body: (JSONPointer, String) -> Void) {
    switch value {
    case .string(let text): body(pointer, text)
    case .array(let elements):
      for (index, element) in elements.enumerated() { visit(element, at: pointer.appending(index), body) }
    case .object(let members):
      for (key, member) in members {
        body(pointer, key)
        visit(member, at: pointer.appending(key), body)
      }
    case .null, .bool, .integer, .number: break
    }
  }
}

extension Violation.Message {
  fileprivate static func possible(_ pointer: JSONPointer, _ sort: PersonalData) -> Self {
    "Possible personal data at \(pointer): \(sort.rawValue)"
  }
  fileprivate static let replace: Self = "replace it by a hash or remove it before pushing"
}
