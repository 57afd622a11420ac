public import JSON

/// What the person who imports a calendar says of all of its events.
public struct ImportDefaults: Sendable {
  /// Fields of a freeze, over what the events themselves say: calendar, effect, level, actions, dimensions.
  public var fields: JSONObject
  /// What the file calls a zone, and its IANA name.
  public var zoneNames: [String: String]
  /// The zone of days and times that name none; nil leaves them to the clocks of each region.
  public var clockless: String?
  /// Properties and components that are knowingly left behind; `X-*` is all that begin so.
  public var leftOut: [String]

  public init(
    fields: JSONObject = [:], zoneNames: [String: String] = [:], clockless: String? = nil, leftOut: [String] = []
  ) {
    self.fields = fields
    self.zoneNames = zoneNames
    self.clockless = clockless
    self.leftOut = leftOut.map { $0.uppercased() }
  }

  func leavesOut(_ name: String) -> Bool {
    leftOut.contains { $0 == name || ($0.hasSuffix("*") && name.hasPrefix($0.dropLast())) }
  }
}
