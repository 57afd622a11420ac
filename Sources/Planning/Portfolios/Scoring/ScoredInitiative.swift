/// An initiative as a ranking sees it.
public struct ScoredInitiative: Hashable, Sendable {
  public let id: String
  /// 0 to 10 by criterion, the better the higher: what costs is entered the other way round.
  public var scores: [String: Millionths]
  /// By segment and criterion; a criterion that is left out is scored as in `scores`.
  public var segmentScores: [String: [String: Millionths]]
  /// What decides between equal values first.
  public var customerImpact: Millionths
  /// In thousands of the policy's currency; what decides between equal values next, the lower the better.
  public var cost: Int
  /// The pain that it eases, where that is known.
  public var pain: Pain?

  public init(
    id: String,
    scores: [String: Millionths] = [:],
    segmentScores: [String: [String: Millionths]] = [:],
    customerImpact: Millionths,
    cost: Int,
    pain: Pain? = nil
  ) {
    self.id = id
    self.scores = scores
    self.segmentScores = segmentScores
    self.customerImpact = customerImpact
    self.cost = cost
    self.pain = pain
  }
}

/// What customers suffer from.
public struct Pain: Hashable, Sendable {
  /// 0 to 10.
  public var severity: Int
  /// How much of a segment's contacts it makes up, in percent.
  public var volumePercent: Millionths

  public init(severity: Int, volumePercent: Millionths) {
    self.severity = severity
    self.volumePercent = volumePercent
  }

  /// Whether few suffer much from it: such work never wins by its return, and so has a bucket of its own.
  public var isLowVolumeHighImpact: Bool { severity >= 8 && volumePercent <= Millionths(2) }
}
