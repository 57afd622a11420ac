/// How a rule is cited: the code that waivers and people use for ever, and the sentence that names it.
public struct RuleID: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// `SCOPE-01`.
  public let code: String
  /// `baseline-needs-approved-change`.
  public let name: String

  public init(code: String, name: String) {
    self.code = code
    self.name = name
  }

  public var description: String { code }
  public static func < (left: Self, right: Self) -> Bool { left.code < right.code }
}
