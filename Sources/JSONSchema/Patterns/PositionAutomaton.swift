/// Answers whether a text matches, in time proportional to its length, for expressions of at most 64 characters.
///
/// Glushkov's construction: every character of the expression is one bit, and the bits that are set say where in the
/// expression a match could be. No backtracking, so no text can make it slow; nothing to allocate.
///
/// A class, so that handing one on costs one count and not one for each of its tables.
final class PositionAutomaton: Sendable {
  private let table: PositionTable

  /// Nil where `expression` needs more than characters, alternatives, repetition and one anchor at either end.
  init?(_ expression: RegularExpression) {
    guard let table = PositionTable(expression) else { return nil }
    self.table = table
  }

  /// Whether `text` matches, somewhere unless the expression is anchored.
  func matches(_ text: String) -> Bool { table.matches(text) }
}

/// The characters of an expression by their positions: what accepts them, and what may come next.
private struct PositionTable {
  /// For each position, those that may come next.
  private var follow: [UInt64] = []
  /// For each ASCII character, the positions that accept it.
  private var ascii = [UInt64](repeating: 0, count: 128)
  /// The same for ranges of other characters.
  private var others: [(range: ClosedRange<UInt32>, positions: UInt64)] = []

  private let isAnchoredAtStart: Bool
  private let isAnchoredAtEnd: Bool
  private var whole = Part()

  /// Where a part of the expression can begin and end, and whether it can be empty.
  private struct Part {
    var first: UInt64 = 0
    var last: UInt64 = 0
    var isNullable = true
  }

  init?(_ expression: RegularExpression) {
    var terms = if case .sequence(let terms) = expression { terms } else { [expression] }
    isAnchoredAtStart = terms.first == .start
    if isAnchoredAtStart { terms.removeFirst() }
    isAnchoredAtEnd = terms.last == .end
    if isAnchoredAtEnd { terms.removeLast() }

    let body = RegularExpression.sequence(terms)
    guard let size = body.positionCount, size <= 64 else { return nil }
    whole = add(body)
  }

  func matches(_ text: String) -> Bool {
    if whole.isNullable, !isAnchoredAtEnd || !isAnchoredAtStart { return true }
    let bytes = text.utf8Span.span
    let follow = follow.span
    let ascii = ascii.span
    let again = isAnchoredAtStart ? 0 : whole.first
    var active: UInt64 = 0
    var reachable = whole.first
    var reachableFrom: UInt64 = 0
    var index = 0
    while index < bytes.count {
      if active != reachableFrom {  // often the same place again: a repetition
        reachableFrom = active
        reachable = again
        var rest = active
        while rest != 0 {
          reachable |= follow[rest.trailingZeroBitCount]
          rest &= rest &- 1
        }
      }
      let byte = bytes[index]
      if byte < 0x80 {
        active = reachable & ascii[Int(byte)]
        index += 1
      } else {
        active = reachable & positions(accepting: scalar(bytes, &index))
      }
      if active & whole.last != 0, !isAnchoredAtEnd { return true }
      if active == 0, isAnchoredAtStart { return false }
    }
    return active & whole.last != 0 || (whole.isNullable && bytes.isEmpty)
  }

  /// The character at `index`, which moves behind it; a string's bytes are valid UTF-8.
  private func scalar(_ bytes: Span<UInt8>, _ index: inout Int) -> UInt32 {
    let lead = bytes[index]
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    var value = UInt32(lead) & (0x7F >> UInt32(length))
    for offset in 1..<length { value = value << 6 | UInt32(bytes[index + offset] & 0x3F) }
    index += length
    return value
  }

  /// The positions that accept a character beyond ASCII.
  private func positions(accepting scalar: UInt32) -> UInt64 {
    var positions: UInt64 = 0
    for other in others where other.range.contains(scalar) { positions |= other.positions }
    return positions
  }
}

// Construction.
extension PositionTable {
  private mutating func add(_ expression: RegularExpression) -> Part {
    switch expression {
    case .character(let set): addPosition(set)
    case .sequence(let terms): terms.reduce(Part()) { join($0, add($1)) }
    case .alternatives(let branches): branches.map { add($0) }.reduce(Part(isNullable: false), either)
    case .group(let inner), .capture(let inner): add(inner)
    case .repeated(let atom, let least, let most, _): addRepeated(atom, least, most)
    default: Part()
    }
  }

  private mutating func addPosition(_ set: CharacterClass) -> Part {
    let position: UInt64 = 1 << UInt64(follow.count)
    follow.append(0)
    for range in set.acceptedRanges {
      for code in range.clamped(to: 0...0x7F) where range.contains(code) { ascii[Int(code)] |= position }
      guard range.upperBound >= 0x80 else { continue }
      others.append((max(range.lowerBound, 0x80)...range.upperBound, position))
    }
    return Part(first: position, last: position, isNullable: false)
  }

  private mutating func addRepeated(_ atom: RegularExpression, _ least: Int, _ most: Int?) -> Part {
    var whole = Part()
    for _ in 0..<least { whole = join(whole, add(atom)) }
    guard let most else {
      var more = add(atom)
      connect(more.last, to: more.first)
      more.isNullable = true
      return join(whole, more)
    }
    for _ in least..<max(least, most) {
      var more = add(atom)
      more.isNullable = true
      whole = join(whole, more)
    }
    return whole
  }

  private mutating func join(_ left: Part, _ right: Part) -> Part {
    connect(left.last, to: right.first)
    return Part(
      first: left.isNullable ? left.first | right.first : left.first,
      last: right.isNullable ? left.last | right.last : right.last,
      isNullable: left.isNullable && right.isNullable
    )
  }

  private func either(_ left: Part, _ right: Part) -> Part {
    Part(
      first: left.first | right.first, last: left.last | right.last, isNullable: left.isNullable || right.isNullable
    )
  }

  private mutating func connect(_ ends: UInt64, to beginnings: UInt64) {
    var ends = ends
    while ends != 0 {
      follow[ends.trailingZeroBitCount] |= beginnings
      ends &= ends - 1
    }
  }
}

extension RegularExpression {
  /// How many positions the expression takes when repetitions are written out; nil where an automaton cannot have it.
  fileprivate var positionCount: Int? {
    switch self {
    case .empty: 0
    case .character(let set): set.properties.isEmpty ? 1 : nil
    case .sequence(let parts), .alternatives(let parts):
      parts.reduce(0) { total, part in
        guard let total, let count = part.positionCount else { return nil }
        return min(total + count, 1_000)
      }
    case .group(let inner), .capture(let inner): inner.positionCount
    case .repeated(let atom, let least, let most, _):
      atom.positionCount.map { min($0 * min(most ?? least + 1, 1_000), 1_000) }
    case .start, .end, .wordBoundary, .look, .backreference: nil
    }
  }
}
