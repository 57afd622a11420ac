import JSON
import SeededRandom

extension SplitMix64 {
  /// Any value, with everything that is awkward to spell.
  mutating func value(depth: Int) -> JSONValue {
    switch Int.random(in: 0..<(depth > 0 ? 9 : 6), using: &self) {
    case 0: .null
    case 1: .bool(.random(using: &self))
    case 2: .integer(.random(in: .min ... .max, using: &self) >> Int64.random(in: 0..<64, using: &self))
    case 3: number()
    case 4, 5: .string(text())
    case 6: .array((0..<Int.random(in: 0..<5, using: &self)).map { _ in value(depth: depth - 1) })
    default: .object(object(depth: depth - 1))
    }
  }

  mutating func text() -> String {
    let scalars: [ClosedRange<UInt32>] = [
      0...0x1F, 0x20...0x7F, 0x22...0x22, 0x5C...0x5C, 0x80...0x300, 0x300...0x330, 0x10000...0x10FFFF,
    ]
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0..<20, using: &self) {
      let range = scalars.randomElement(using: &self) ?? 0...0
      text.append(Unicode.Scalar(.random(in: range, using: &self)) ?? " ")
    }
    return String(text)
  }

  /// A record as governed ones look: named fields, sets of objects by id, sets of record ids, free arrays.
  mutating func record() -> JSONValue {
    var record: JSONObject = ["id": "INI-0002"]
    for field in ["title", "owner", "x-cost", "status"] where Bool.random(using: &self) { record[field] = choice() }
    if Bool.random(using: &self) { record["scope"] = ["summary": choice(), "more": .object(["deep": choice()])] }
    if Bool.random(using: &self) {
      record["requirements"] = .array(
        ["R1", "R2", "R3"].filter { _ in Bool.random(using: &self) }.map { ["id": .string($0), "text": choice()] }
      )
    }
    if Bool.random(using: &self) {
      record["links"] = .array(["CHG-0001", "CHG-0002", "ROL-0001#W1"].filter { _ in Bool.random(using: &self) })
    }
    if Bool.random(using: &self) { record["steps"] = [choice(), choice()] }
    return .object(record)
  }

  private mutating func choice() -> JSONValue {
    ["a", "b", 1, 2, true].randomElement(using: &self) ?? .null
  }

  private mutating func number() -> JSONValue {
    let digits = String(UInt64.random(in: 0...UInt64.max, using: &self))
    let exponent = Int.random(in: -60...60, using: &self)
    return JSONNumber("-\(digits).\(digits)e\(exponent)").map(JSONValue.init) ?? .null
  }

  private mutating func object(depth: Int) -> JSONObject {
    JSONObject((0..<Int.random(in: 0..<5, using: &self)).map { _ in (text(), value(depth: depth)) })
  }
}
