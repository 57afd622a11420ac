/// Punycode (RFC 3492): characters of any script in letters, digits and hyphens.
enum Punycode {
  private static let base = 36
  private static let firstScalar = 0x80
  private static let firstBias = 72

  /// The scalars that `text` spells; nil where it spells none, or none beyond ASCII.
  static func decoded(_ text: ArraySlice<UInt8>) -> [Unicode.Scalar]? {
    var output: [Unicode.Scalar] = []
    var rest = text
    if let hyphen = text.lastIndex(of: UInt8(ascii: "-")) {
      output = text[..<hyphen].map { Unicode.Scalar($0) }
      rest = text[(hyphen + 1)...]
    }
    guard !rest.isEmpty else { return nil }
    var scalar = firstScalar
    var place = 0
    var bias = firstBias
    while !rest.isEmpty {
      let before = place
      var weight = 1
      var step = base
      while true {
        guard let digit = rest.popFirst().flatMap(value) else { return nil }
        place += digit * weight
        let limit = threshold(step, bias)
        if digit < limit { break }
        weight *= base - limit
        step += base
        guard weight < 1 << 40, place < 1 << 40 else { return nil }
      }
      bias = adapted(place - before, output.count + 1, isFirst: before == 0)
      scalar += place / (output.count + 1)
      place %= output.count + 1
      guard scalar <= 0x10FFFF, let decoded = Unicode.Scalar(UInt32(scalar)) else { return nil }
      output.insert(decoded, at: place)
      place += 1
    }
    return output
  }

  /// `label` in Punycode, without the prefix `xn--`.
  static func encoded(_ label: [Unicode.Scalar]) -> [UInt8] {
    var output = label.filter(\.isASCII).map { UInt8($0.value) }
    let plain = output.count
    if plain > 0 { output.append(UInt8(ascii: "-")) }
    var handled = plain
    var scalar = firstScalar
    var delta = 0
    var bias = firstBias
    while handled < label.count {
      guard let next = label.map({ Int($0.value) }).filter({ $0 >= scalar }).min() else { return output }
      delta += (next - scalar) * (handled + 1)
      scalar = next
      for character in label {
        if character.value < scalar { delta += 1 }
        guard character.value == scalar else { continue }
        var rest = delta
        var step = base
        while true {
          let limit = threshold(step, bias)
          if rest < limit { break }
          output.append(digit(limit + (rest - limit) % (base - limit)))
          rest = (rest - limit) / (base - limit)
          step += base
        }
        output.append(digit(rest))
        bias = adapted(delta, handled + 1, isFirst: handled == plain)
        delta = 0
        handled += 1
      }
      delta += 1
      scalar += 1
    }
    return output
  }

  private static func threshold(_ step: Int, _ bias: Int) -> Int { min(max(step - bias, 1), 26) }

  private static func adapted(_ delta: Int, _ count: Int, isFirst: Bool) -> Int {
    var delta = isFirst ? delta / 700 : delta / 2
    delta += delta / count
    var steps = 0
    while delta > 455 {
      delta /= base - 1
      steps += base
    }
    return steps + base * delta / (delta + 38)
  }

  private static func digit(_ value: Int) -> UInt8 {
    value < 26 ? UInt8(ascii: "a") + UInt8(value) : UInt8(ascii: "0") + UInt8(value - 26)
  }

  private static func value(_ digit: UInt8) -> Int? {
    if digit.isDigit { return Int(digit - UInt8(ascii: "0")) + 26 }
    return digit.isLetter ? Int((digit | 0x20) - UInt8(ascii: "a")) : nil
  }
}
