/// How much may be in flight at once, over all rollouts together.
public struct ExposureLimits: Hashable, Sendable {
  /// The largest part of a segment; as much as that is still allowed.
  public var share: Share
  /// The largest number of waves, whatever they touch.
  public var waves: Int

  public init(share: Share, waves: Int) {
    self.share = share
    self.waves = waves
  }
}

/// A part of a whole, compared without rounding.
public struct Share: Hashable, Sendable {
  /// 25 % is 25,000,000.
  public let millionthsOfPercent: Int128

  public init(millionthsOfPercent: Int128) { self.millionthsOfPercent = millionthsOfPercent }
  public init(percent: Int) { millionthsOfPercent = Int128(percent) * 1_000_000 }

  /// Whether `part` of `whole` is at most this; of an empty whole, only nothing is.
  func admits(_ part: Int128, of whole: Int) -> Bool {
    whole > 0 ? part * 100_000_000 <= millionthsOfPercent * Int128(whole) : part == 0
  }
}
