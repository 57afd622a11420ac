/// Finds what a commit's text may not hold: bytes that are not UTF-8, and control characters.
///
/// The first of each sort is reported, so that a binary message does not drown the report.
struct TextGrammar {
  private let bytes: [UInt8]
  private let end: Int
  private let allowsTab: Bool
  private var position: Int
  private var reported: Set<String> = []

  init(_ bytes: [UInt8], _ range: Range<Int>, allowsTab: Bool) {
    self.bytes = bytes
    self.allowsTab = allowsTab
    position = range.lowerBound
    end = range.upperBound
  }

  mutating func nextProblem() -> GrammarFault? {
    while position < end {
      let start = position
      let problem: String?
      if bytes[position] < 0x80 {
        problem = controlCharacter(bytes[position])
        position += 1
      } else {
        problem = sequence()
      }
      if let problem, reported.insert(problem).inserted { return GrammarFault(offset: start, detail: problem) }
    }
    return nil
  }

  private func controlCharacter(_ byte: UInt8) -> String? {
    switch byte {
    case 0x20..<0x7F, UInt8(ascii: "\n"): nil
    case UInt8(ascii: "\t") where allowsTab: nil
    case 0: "a NUL byte"
    case UInt8(ascii: "\r"): "a carriage return"
    default: "a control character"
    }
  }

  /// Takes one sequence of UTF-8 (RFC 3629) at `position`, which holds a byte above 0x7F.
  private mutating func sequence() -> String? {
    let lead = bytes[position]
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch lead {
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF: length = 3
    case 0xF0...0xF4: length = 4
    default:
      position += 1
      return notUTF8
    }
    // Overlong forms, surrogates and what lies beyond U+10FFFF show in the second byte.
    if lead == 0xE0 { second = 0xA0...0xBF }
    if lead == 0xED { second = 0x80...0x9F }
    if lead == 0xF0 { second = 0x90...0xBF }
    if lead == 0xF4 { second = 0x80...0x8F }
    guard position + length <= end, second.contains(bytes[position + 1]) else {
      position += 1
      return notUTF8
    }
    for index in 2..<max(length, 2) where !(0x80...0xBF).contains(bytes[position + index]) {
      position += 1
      return notUTF8
    }
    let isC1Control = lead == 0xC2 && bytes[position + 1] < 0xA0
    position += length
    return isC1Control ? "a control character" : nil
  }
}

private let notUTF8 = "bytes that are not UTF-8"
