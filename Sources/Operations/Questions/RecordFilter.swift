public import Governance
public import JSON

/// Which records a list shows.
public struct RecordFilter: Sendable {
  public var statuses: [String] = []
  public var owner: RecordID?
  /// Places and the text that stands there, or among the elements of the array there.
  public var fields: [(pointer: JSONPointer, text: String)] = []

  public init() {}

  public func admits(_ record: Record) -> Bool {
    (statuses.isEmpty || statuses.contains(record.status))
      && (owner == nil || record.owner == owner)
      && fields.allSatisfy { Self.holds(record[$0.pointer], $0.text) }
  }

  private static func holds(_ value: JSONValue?, _ text: String) -> Bool {
    switch value {
    case nil: text.isEmpty
    case .string(let held): held == text
    case .array(let elements): elements.contains { holds($0, text) }
    case let other?: other.description == text
    }
  }
}
