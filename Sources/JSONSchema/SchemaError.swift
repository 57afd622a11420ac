/// Why a schema could not be used: never the fault of the value that it was to judge.
public struct SchemaError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The URI of the schema or keyword, as far as known.
  public let location: String
  public let reason: Reason

  public enum Reason: Hashable, Sendable {
    /// A keyword with a value that it cannot have, and what it must be.
    case malformed(mustBe: String)
    /// A reference to a schema that is not in the registry. Nothing is ever fetched.
    case unresolvedReference(String)
    /// `$schema` names a dialect that we do not know, or one that requires an unknown vocabulary.
    case unknownDialect(String)
    /// Two different schemas with one identifier.
    case identifierTaken(String)
    /// A regular expression that does not compile.
    case invalidPattern(String, String)
    /// A regular expression took too long or too much memory on some text.
    case patternGaveUp(String)
    /// Schemas refer to one another without end, or values are nested deeper than we follow.
    case tooDeep(limit: Int)
  }

  public var description: String {
    location.isEmpty ? "\(reason)" : "schema \(location): \(reason)"
  }
}

extension SchemaError.Reason: CustomStringConvertible {
  public var description: String {
    switch self {
    case .malformed(let mustBe): "must be \(mustBe)"
    case .unresolvedReference(let uri): "there is no schema \(uri)"
    case .unknownDialect(let uri): "the dialect or vocabulary \(uri) is not known"
    case .identifierTaken(let uri): "another schema is already known as \(uri)"
    case .invalidPattern(let pattern, let why): "the pattern \(pattern) is not a regular expression: \(why)"
    case .patternGaveUp(let pattern): "the pattern \(pattern) needs too many steps on this text"
    case .tooDeep(let limit): "references or values are nested deeper than \(limit)"
    }
  }
}
