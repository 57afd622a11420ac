public import JSON

/// A commit that entered past the rules, and that a decision lets stand.
public struct Acknowledgement: Sendable, Hashable {
  public let fields: JSONObject
  public init(_ fields: JSONObject) { self.fields = fields }

  /// 40 hexadecimal digits.
  public var commit: String { fields.string("commit") ?? "" }
  /// The codes of the rules that it broke.
  public var rules: [String] { fields.strings("rules") }
  /// Who made it.
  public var author: RecordID? { fields.id("author") }
}
