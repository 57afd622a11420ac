public import Calendars
public import JSON

/// Reading fields as the values that they stand for; a field that is absent or of another type reads as nothing.
extension JSONObject {
  public func string(_ key: String) -> String? { self[key]?.stringValue }
  public func integer(_ key: String) -> Int64? { self[key]?.integerValue }
  public func bool(_ key: String) -> Bool? { self[key]?.boolValue }
  public func object(_ key: String) -> JSONObject? { self[key]?.objectValue }
  public func array(_ key: String) -> [JSONValue] { self[key]?.arrayValue ?? [] }
  public func objects(_ key: String) -> [JSONObject] { array(key).compactMap(\.objectValue) }
  public func strings(_ key: String) -> [String] { array(key).compactMap(\.stringValue) }
  public func id(_ key: String) -> RecordID? { string(key).flatMap { RecordID($0) } }
  public func ids(_ key: String) -> [RecordID] { strings(key).compactMap { RecordID($0) } }
  public func decimal(_ key: String) -> ExactDecimal? { string(key).flatMap { ExactDecimal($0) } }
  public func instant(_ key: String) -> Instant? { string(key).flatMap { Instant($0) } }
  public func date(_ key: String) -> CivilDate? { string(key).flatMap { CivilDate($0) } }
}
