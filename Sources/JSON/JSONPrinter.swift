/// Prints values in the canonical spelling, with or without white space.
struct JSONPrinter {
  var output: [UInt8] = []
  private let indents: Bool
  private var level = 0

  init(indents: Bool) {
    self.indents = indents
    output.reserveCapacity(2_048)
  }

  mutating func print(_ value: JSONValue) {
    switch value {
    case .null: output.append(contentsOf: "null".utf8)
    case .bool(let truth): output.append(contentsOf: (truth ? "true" : "false").utf8)
    case .integer(let number): print(number)
    case .number(let number): output.append(contentsOf: number.text.utf8)
    case .string(let text): print(text)
    case .array(let elements): print(elements)
    case .object(let members): print(members)
    }
  }

  private mutating func print(_ elements: [JSONValue]) {
    output.append(UInt8(ascii: "["))
    level += 1
    for (index, element) in elements.enumerated() {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      breakLine()
      print(element)
    }
    level -= 1
    if !elements.isEmpty { breakLine() }
    output.append(UInt8(ascii: "]"))
  }

  private mutating func print(_ object: JSONObject) {
    output.append(UInt8(ascii: "{"))
    level += 1
    for (index, member) in object.members.enumerated() {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      breakLine()
      print(member.key)
      output.append(UInt8(ascii: ":"))
      if indents { output.append(UInt8(ascii: " ")) }
      print(member.value)
    }
    level -= 1
    if !object.members.isEmpty { breakLine() }
    output.append(UInt8(ascii: "}"))
  }

  private mutating func breakLine() {
    guard indents else { return }
    output.append(UInt8(ascii: "\n"))
    output.append(addingCapacity: 2 * level) { spaces in
      for _ in 0..<(2 * level) { spaces.append(UInt8(ascii: " ")) }
    }
  }

  private mutating func print(_ text: String) {
    let bytes = text.utf8Span.span
    guard !needsEscapes(bytes) else { return printEscaped(bytes) }
    output.append(addingCapacity: bytes.count + 2) { quoted in
      quoted.append(UInt8(ascii: "\""))
      for index in bytes.indices { quoted.append(bytes[index]) }
      quoted.append(UInt8(ascii: "\""))
    }
  }

  private func needsEscapes(_ bytes: Span<UInt8>) -> Bool {
    for index in bytes.indices {
      let byte = bytes[index]
      if byte <= UInt8(ascii: "\\"), byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
        return true
      }
    }
    return false
  }

  private mutating func printEscaped(_ bytes: Span<UInt8>) {
    output.append(UInt8(ascii: "\""))
    for index in bytes.indices { printEscaped(bytes[index]) }
    output.append(UInt8(ascii: "\""))
  }

  private mutating func printEscaped(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): output.append(contentsOf: [UInt8(ascii: "\\"), byte])
    case 0x08: output.append(contentsOf: #"\b"#.utf8)
    case 0x09: output.append(contentsOf: #"\t"#.utf8)
    case 0x0A: output.append(contentsOf: #"\n"#.utf8)
    case 0x0C: output.append(contentsOf: #"\f"#.utf8)
    case 0x0D: output.append(contentsOf: #"\r"#.utf8)
    case 0..<0x20:
      output.append(contentsOf: #"\u00"#.utf8)
      for digit in [byte >> 4, byte & 15] {
        output.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
      }
    default: output.append(byte)
    }
  }

  private mutating func print(_ number: Int64) {
    var magnitude = number.magnitude
    if number < 0 { output.append(UInt8(ascii: "-")) }
    let start = output.count
    repeat {
      output.append(UInt8(ascii: "0") + UInt8(magnitude % 10))
      magnitude /= 10
    } while magnitude > 0
    output[start...].reverse()
  }
}
