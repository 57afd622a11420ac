/// Durations of RFC 3339 appendix A: `P1Y2M3DT4H5M6S`, `P2W`. Units follow one another without a gap.
enum DurationFormat {
  static func matches(_ text: String) -> Bool {
    var rest = text.utf8[...]
    guard rest.popFirst() == UInt8(ascii: "P"), !rest.isEmpty else { return false }
    if rest.last == UInt8(ascii: "W") { return rest.count > 1 && rest.dropLast().allSatisfy(\.isDigit) }

    let parts = rest.split(separator: UInt8(ascii: "T"), maxSplits: 1, omittingEmptySubsequences: false)
    let date = parts[0].isEmpty || isRun(parts[0], of: Array("YMD".utf8))
    let time = parts.count == 1 || isRun(parts[1], of: Array("HMS".utf8))
    return date && time
  }

  /// Numbers with units that follow one another as they do in `units`, without leaving one out between two.
  private static func isRun(_ text: Substring.UTF8View, of units: [UInt8]) -> Bool {
    var rest = text
    var expected: ArraySlice<UInt8>?
    while !rest.isEmpty {
      let digits = rest.prefix(while: \.isDigit)
      rest = rest[digits.endIndex...]
      guard !digits.isEmpty, let unit = rest.popFirst(), let place = units.firstIndex(of: unit),
        expected == nil || expected?.first == unit
      else { return false }
      expected = units[(place + 1)...]
    }
    return expected != nil
  }
}
