/// Groups of digits that stand side by side, as telephone and card numbers do: `+44 20 7946 0958`.
struct NumberRun {
  /// The digits of each group, as characters.
  private(set) var groups: [[UInt8]] = []
  /// What stands between two groups.
  private(set) var signs: [[UInt8]] = []
  /// Whether a `+` stands in front.
  let hasPlus: Bool

  var digitCount: Int { groups.reduce(0) { $0 + $1.count } }

  /// Every run in `bytes` that begins where a number may begin.
  static func all(in bytes: [UInt8]) -> [NumberRun] {
    var runs: [NumberRun] = []
    var index = 0
    while index < bytes.count {
      guard isStart(index, in: bytes) else {
        index += 1
        continue
      }
      let (run, end) = read(at: index, in: bytes)
      if !run.groups.isEmpty { runs.append(run) }
      index = max(end, index + 1)
    }
    return runs
  }

  /// Whether a number may begin at `index`: not within a word, an id, a path, a decimal or a time of day.
  private static func isStart(_ index: Int, in bytes: [UInt8]) -> Bool {
    var first = index
    if bytes[first] == UInt8(ascii: "(") { first += 1 }
    if first < bytes.count, bytes[first] == UInt8(ascii: "+") { first += 1 }
    guard first < bytes.count, isDigit(bytes[first]) else { return false }
    guard index > 0 else { return true }
    let before = bytes[index - 1]
    switch before {
    case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "#"), UInt8(ascii: "+"), UInt8(ascii: "~"): return false
    case UInt8(ascii: ","), UInt8(ascii: ":"): return index < 2 || !isDigit(bytes[index - 2])
    case UInt8(ascii: "."): return index > 1 && isLetter(bytes[index - 2])
    default: return !isWordCharacter(before)
    }
  }

  /// Reads the run at `start`, and says where the next one may begin.
  private static func read(at start: Int, in bytes: [UInt8]) -> (run: NumberRun, end: Int) {
    var index = start
    if bytes[index] == UInt8(ascii: "(") { index += 1 }
    let hasPlus = bytes[index] == UInt8(ascii: "+")
    if hasPlus { index += 1 }
    var run = NumberRun(hasPlus: hasPlus)
    while true {
      let group = bytes[index...].prefix(while: isDigit)
      index = group.endIndex
      run.groups.append(Array(group))
      let sign = sign(at: index, in: bytes)
      let next = index + sign.count
      guard !sign.isEmpty, next < bytes.count, isDigit(bytes[next]) else { break }
      run.signs.append(sign)
      index = next
    }
    if isQuantity(endingAt: index, in: bytes) {
      run.groups.removeLast()
      if !run.signs.isEmpty { run.signs.removeLast() }
    }
    return (run, index)
  }

  private init(hasPlus: Bool) { self.hasPlus = hasPlus }

  /// What stands between two groups at `index`: one sign, or a parenthesis with one beside it.
  private static func sign(at index: Int, in bytes: [UInt8]) -> [UInt8] {
    let signs = Array(bytes[index...].prefix(3).prefix { " -./()".utf8.contains($0) })
    let hasParenthesis = signs.contains { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: ")") }
    return signs.count <= (hasParenthesis ? 2 : 1) ? signs : []
  }

  /// Whether the last group belongs to what follows: a unit, a share, a decimal, a time.
  private static func isQuantity(endingAt index: Int, in bytes: [UInt8]) -> Bool {
    guard index < bytes.count else { return false }
    if isWordCharacter(bytes[index]) || "%@".utf8.contains(bytes[index]) { return true }
    return ",:".utf8.contains(bytes[index]) && index + 1 < bytes.count && isDigit(bytes[index + 1])
  }
}
