public import JSON

/// One way in which a value is not what its schema describes.
public struct SchemaViolation: Hashable, Sendable {
  /// The value at fault; for a missing member, where it should be.
  public let instancePointer: JSONPointer
  /// The URI of the keyword that is not met: `https://…/initiative.schema.json#/properties/status/enum`.
  public let keywordLocation: String
  /// What should be there, as a phrase: `one of draft, active`, `a field named title`, `no field named foo`.
  public let expected: String
  /// What is there; nil for a missing member.
  public let found: JSONValue?

  public init(instancePointer: JSONPointer, keywordLocation: String, expected: String, found: JSONValue?) {
    self.instancePointer = instancePointer
    self.keywordLocation = keywordLocation
    self.expected = expected
    self.found = found
  }
}
