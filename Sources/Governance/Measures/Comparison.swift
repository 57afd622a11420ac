/// How a value is held against another.
public enum Comparison: String, Sendable, CaseIterable {
  case less = "<"
  case atMost = "<="
  case more = ">"
  case atLeast = ">="

  /// How what goes wrong is held against a limit: below it where at least something is wanted.
  public var beyond: Comparison { self == .more || self == .atLeast ? .less : .more }
}
