/// How scores of one criterion are brought onto one scale before they are weighted.
public enum Normalisation: String, CaseIterable, Hashable, Sendable {
  /// As they are, 0 to 10. The only one under which the others on the list have no say in who goes first of two.
  case fixed
  /// The worst on the list is 0 and the best is 10; where all are equal, all are 10.
  case minMax = "min-max"
  /// s / √Σs², times ten; where all are zero, all are zero.
  case vector

  /// Whether ranks may turn round when another initiative is listed.
  public var dependsOnTheList: Bool { self != .fixed }
}

extension Normalisation {
  /// A thousandth of a millionth: what a score is counted in once it has been normalised.
  static let unitsPerPoint = 1_000_000_000

  /// The scores of one criterion, 0 to 10, in billionths.
  ///
  /// `fixed` is exact. The other two are rounded to billionths, half to even and downwards.
  func normalised(_ scores: [Millionths]) -> [Int] {
    switch self {
    case .fixed: return scores.map { $0.count * 1_000 }
    case .minMax:
      guard let least = scores.min()?.count, let most = scores.max()?.count, least < most else {
        return scores.map { _ in 10 * Self.unitsPerPoint }
      }
      return scores.map { score in
        let (part, whole) = (Int128(score.count - least) * Int128(10 * Self.unitsPerPoint), Int128(most - least))
        let (quotient, rest) = part.quotientAndRemainder(dividingBy: whole)
        let isUp = rest * 2 > whole || rest * 2 == whole && quotient % 2 == 1
        return Int(quotient) + (isUp ? 1 : 0)
      }
    case .vector:
      // ⌊s·10¹⁰ / √Σs²⌋ is the root of ⌊s²·10²⁰ / Σs²⌋; scores have seven figures, so this stays below 2¹²⁷.
      let sum = scores.reduce(Int128(0)) { $0 + Int128($1.count) * Int128($1.count) }
      guard sum > 0 else { return scores.map { _ in 0 } }
      let scale = Int128(10 * Self.unitsPerPoint)
      return scores.map { score in
        let square = Int128(score.count) * Int128(score.count)
        return Int(Self.root(of: square * scale / sum * scale + square * scale % sum * scale / sum))
      }
    }
  }

  /// The largest whole number whose square is not more than `square`.
  private static func root(of square: Int128) -> Int128 {
    guard square > 1 else { return square }
    var guess = Int128(1) << ((Int128.bitWidth - square.leadingZeroBitCount + 1) / 2)
    while true {
      let next = (guess + square / guess) / 2
      if next >= guess { return guess }
      guess = next
    }
  }
}
