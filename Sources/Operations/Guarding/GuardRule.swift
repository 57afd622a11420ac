public import Calendars
import Governance
import JSON
import Rules

/// What a guard holds: which references and paths, and what pushing to them does in the words of the calendar.
public struct GuardRule: Sendable, Hashable {
  /// Full names of references; main alone where the guard names none.
  public let references: [GuardPattern]
  /// Paths from the root of the tree; all of them where the guard names none.
  public let paths: [GuardPattern]
  public let action: FreezableAction
  /// Whether it takes a covering change while the calendar is open, too.
  public let needsChange: Bool

  /// - Parameter fields: what ``GuardConfiguration/schema`` has admitted.
  init?(_ fields: JSONObject) {
    guard let kind = fields.string("action").flatMap(FreezableAction.Kind.init) else { return nil }
    let references = fields.strings("refs")
    self.references = (references.isEmpty ? ["refs/heads/main"] : references).map { GuardPattern($0) }
    paths = fields.strings("paths").map { GuardPattern($0) }
    action = FreezableAction(kind, in: FreezeScope(of: fields))
    needsChange = fields.bool("needs_change") ?? true
  }

  public func governs(reference: String) -> Bool { references.contains { $0.matches(reference) } }

  /// A pattern without `*` and `?` that names a folder governs what is in it.
  public func governs(path: String) -> Bool {
    paths.isEmpty
      || paths.contains { $0.matches(path) || $0.isLiteral && path.hasPrefix($0.description + "/") }
  }
}
