extension NumberRun {
  /// Whether a payment card's number stands in the run: 13 to 19 digits in one or grouped as on cards, of a range that
  /// cards use, passing Luhn's check (ISO/IEC 7812).
  var holdsCardNumber: Bool {
    groups.indices.contains { first in
      // A card's number begins with a group of four, or is one group.
      guard groups[first].count == 4 || groups[first].count >= 13 else { return false }
      return groups[first...].prefix(Self.mostCardGroups).indices.contains { last in
        isCard(groups[first...last], signs: signs[first..<last])
      }
    }
  }

  /// 19 digits in groups of four.
  private static let mostCardGroups = 5

  private func isCard(_ groups: ArraySlice<[UInt8]>, signs: ArraySlice<[UInt8]>) -> Bool {
    let digits = Array(groups.joined())
    guard (13...19).contains(digits.count), isGroupedAsCard(groups.map(\.count)),
      signs.allSatisfy({ $0 == [UInt8(ascii: " ")] || $0 == [UInt8(ascii: "-")] })
    else { return false }
    return isIssued(digits) && passesLuhn(digits)
  }

  private func isGroupedAsCard(_ counts: [Int]) -> Bool {
    counts.count == 1 || counts == [4, 6, 5] || counts == [4, 6, 4]
      || (counts.dropLast().allSatisfy { $0 == 4 } && (counts.last ?? 0) <= 4)
  }

  /// Whether cards begin so: 3 to 6, and 2221 to 2720.
  private func isIssued(_ digits: [UInt8]) -> Bool {
    let start = digits.prefix(4).reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    return (3000...6999).contains(start) || (2221...2720).contains(start)
  }

  private func passesLuhn(_ digits: [UInt8]) -> Bool {
    let sum = digits.reversed().enumerated().reduce(0) { sum, digit in
      let value = Int(digit.element - UInt8(ascii: "0"))
      let doubled = digit.offset % 2 == 1 ? value * 2 : value
      return sum + (doubled > 9 ? doubled - 9 : doubled)
    }
    return sum % 10 == 0
  }
}
