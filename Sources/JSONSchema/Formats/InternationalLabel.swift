/// Labels of host names in other scripts, as IDNA 2008 allows them (RFC 5891 §4.2, RFC 5892, RFC 5893).
///
/// Two things are judged by blocks of Unicode instead of by tables that the standard library lacks: which letters are
/// written from right to left, and which join to their neighbours.
enum InternationalLabel {
  /// Whether these characters make a label; at least one is not ASCII.
  static func isValid(_ label: [Unicode.Scalar]) -> Bool {
    guard let first = label.first, label.contains(where: { !$0.isASCII }), !isMark(first),
      first != "-", label.last != "-", !(label.count >= 4 && label[2] == "-" && label[3] == "-")
    else { return false }
    return label.indices.allSatisfy { isAllowed(label, $0) } && mixesNoDigits(label)
      && (!isBidirectional(label) || keepsOneDirection(label))
  }

  /// Whether some character is written from right to left.
  static func isBidirectional(_ label: [Unicode.Scalar]) -> Bool {
    label.contains { isRightToLeft($0) || arabicDigits.contains($0) }
  }

  /// The rule of RFC 5893 §2 for a label of a name in which some label is written from right to left.
  static func keepsOneDirection(_ label: [Unicode.Scalar]) -> Bool {
    guard let first = label.first, let last = label.last(where: { !isMark($0) }) else { return false }
    if isRightToLeft(first) {
      let hasEuropean = label.contains { asciiDigits.contains($0) || extendedDigits.contains($0) }
      let hasArabic = label.contains { arabicDigits.contains($0) }
      return !(hasEuropean && hasArabic) && !label.contains { isLeftToRight($0) }
        && (isRightToLeft(last) || isDigit(last))
    }
    return isLeftToRight(first) && !isBidirectional(label) && (isLeftToRight(last) || isDigit(last))
  }

  // RFC 5892: what may stand anywhere, and what only in company.
  private static func isAllowed(_ label: [Unicode.Scalar], _ index: Int) -> Bool {
    let scalar = label[index]
    let before = index > 0 ? label[index - 1] : nil
    let after = index + 1 < label.count ? label[index + 1] : nil
    switch scalar.value {
    case 0xDF, 0x3C2, 0x6FD, 0x6FE, 0xF0B, 0x3007: return true
    case 0x640, 0x7FA, 0x302E, 0x302F, 0x3031...0x3035, 0x303B: return false
    case 0xB7: return before == "l" && after == "l"
    case 0x375: return after.map { (0x370...0x3FF).contains($0.value) || (0x1F00...0x1FFF).contains($0.value) } ?? false
    case 0x5F3, 0x5F4: return before.map { (0x591...0x5F4).contains($0.value) } ?? false
    case 0x30FB: return label.contains(where: isJapaneseOrHan)
    case 0x200D: return before.map(isVirama) ?? false
    case 0x200C: return before.map(isVirama) ?? false || (before.map(joins) ?? false && after.map(joins) ?? false)
    case 0x2D: return true
    default: return hasLetterOrDigitCategory(scalar) && !scalar.properties.changesWhenNFKCCaseFolded
    }
  }

  private static func hasLetterOrDigitCategory(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .lowercaseLetter, .otherLetter, .modifierLetter, .nonspacingMark, .spacingMark, .decimalNumber: true
    default: false
    }
  }

  /// RFC 5892 A.8 and A.9.
  private static func mixesNoDigits(_ label: [Unicode.Scalar]) -> Bool {
    !(label.contains { arabicDigits.contains($0) } && label.contains { extendedDigits.contains($0) })
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
  }

  private static func isVirama(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.canonicalCombiningClass == .virama
  }

  private static func joins(_ scalar: Unicode.Scalar) -> Bool {
    (0x620...0x7FF).contains(scalar.value) && scalar.properties.generalCategory == .otherLetter
  }

  private static func isJapaneseOrHan(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3041...0x3096, 0x309D...0x309F, 0x30A1...0x30FA, 0x30FD...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9D: true
    default: scalar.properties.isIdeographic
    }
  }

  private static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
    let isInBlock =
      switch scalar.value {
      case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
      default: false
      }
    return isInBlock && !isMark(scalar) && !isDigit(scalar)
  }

  private static func isLeftToRight(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic && !isRightToLeft(scalar) && !isMark(scalar)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .decimalNumber
  }

  private static let asciiDigits: ClosedRange<Unicode.Scalar> = "0"..."9"
  private static let arabicDigits: ClosedRange<Unicode.Scalar> = "\u{660}"..."\u{669}"
  private static let extendedDigits: ClosedRange<Unicode.Scalar> = "\u{6F0}"..."\u{6F9}"
}
