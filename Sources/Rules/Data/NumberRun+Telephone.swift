extension NumberRun {
  /// The digits of a telephone number (ITU-T E.164 allows at most 15; DOMAIN.md asks for 9 at least).
  private static let lengths = 9...15

  /// Whether the run looks like a telephone number, and not like amounts, years, codes or a time stamp.
  ///
  /// A `+` or a leading 0 begins one. So do nine digits and more without a break, and the groups of North America.
  var isTelephoneNumber: Bool {
    if hasPlus {
      return hasTelephoneLength(from: 0) && !(isGroupedByThousands && (digitCount < 10 || startsWithZero(1)))
    }
    if groups.indices.contains(where: isUnbroken) || isNorthAmerican || isHyphenated { return true }
    let isAmount = isGroupedByThousands
    return groups.indices.contains { ($0 == 0 || !isAmount) && isDialled(from: $0) }
  }

  /// Whether the groups from `first` on begin with the 0 that is dialled: `020 7946 0958`.
  private func isDialled(from first: Int) -> Bool {
    // Behind a space, because a year or another number may stand in front.
    guard first == 0 || signs[first - 1] == [UInt8(ascii: " ")] else { return false }
    return groups[first].count > 1 && startsWithZero(first) && hasTelephoneLength(from: first)
      && !isListOfCodes(from: first)
  }

  /// Whether the group alone has the digits of a telephone number: `7700900123`.
  private func isUnbroken(_ index: Int) -> Bool {
    let space = [UInt8(ascii: " ")]
    return Self.lengths.contains(groups[index].count) && !isTimeStamp(groups[index])
      && (index == 0 || signs[index - 1] == space) && (index == signs.count || signs[index] == space)
  }

  /// Whether the groups, or the first of them, have as many digits as a telephone number.
  private func hasTelephoneLength(from first: Int) -> Bool {
    var count = 0
    for group in groups[first...] {
      if count + group.count > Self.lengths.upperBound { break }
      count += group.count
    }
    return Self.lengths.contains(count)
  }

  private func startsWithZero(_ index: Int) -> Bool {
    groups.indices.contains(index) && groups[index].first == UInt8(ascii: "0")
  }

  /// `1 234 567`
  private var isGroupedByThousands: Bool {
    groups.count > 1 && groups[0].count <= 3 && groups.dropFirst().allSatisfy { $0.count == 3 }
  }

  /// `001 002 003`
  private func isListOfCodes(from first: Int) -> Bool {
    let codes = groups[first...].prefix(Self.lengths.upperBound)
    return codes.count > 1 && groups[first].count > 2
      && codes.allSatisfy { $0.count == groups[first].count && $0.first == UInt8(ascii: "0") }
  }

  /// `20260908120000`, with or without its seconds.
  private func isTimeStamp(_ group: [UInt8]) -> Bool {
    let digits = group.map { Int($0 - UInt8(ascii: "0")) }
    guard digits.count == 12 || digits.count == 14 else { return false }
    let pairs = stride(from: 0, to: digits.count, by: 2).map { digits[$0] * 10 + digits[$0 + 1] }
    return (19...21).contains(pairs[0]) && (1...12).contains(pairs[2]) && (1...31).contains(pairs[3])
      && pairs[4] < 24 && pairs[5...].allSatisfy { $0 < 60 }
  }

  /// `(415) 555-0132`, `415-555-0132`, `1.415.555.0132`; with spaces alone it could be three amounts.
  private var isNorthAmerican: Bool {
    var local = groups[...]
    if local.count == 4, local.first == [UInt8(ascii: "1")] { local = local.dropFirst() }
    guard local.map(\.count) == [3, 3, 4], local.dropLast().allSatisfy({ ($0.first ?? 0) >= UInt8(ascii: "2") }) else {
      return false
    }
    return signs.contains { $0 != [UInt8(ascii: " ")] }
  }

  /// `123-45-6789`: three groups and more of different lengths, hyphens between them.
  private var isHyphenated: Bool {
    groups.count > 2 && Self.lengths.contains(digitCount) && groups.allSatisfy { $0.count > 1 }
      && Set(groups.map(\.count)).count > 1 && signs.allSatisfy { $0 == [UInt8(ascii: "-")] }
  }
}
