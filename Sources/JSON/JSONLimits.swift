/// How large, how deep and how numeric a text may be.
public struct JSONLimits: Hashable, Sendable {
  public var maxBytes: Int
  /// Arrays and objects within one another; the outermost is 1. At most ``deepest``, whatever was asked.
  public var maxDepth: Int {
    didSet { maxDepth = min(maxDepth, Self.deepest) }
  }
  /// Only whole numbers written as such, within ±(2^53−1).
  public var integersOnly: Bool
  /// Characters of one number.
  public var maxNumberLength: Int

  /// What recursion over a value may safely need: about a tenth of a small thread's stack.
  public static let deepest = 1_000

  /// The largest integer of a record, 2^53−1: the largest that every JSON reader keeps exact.
  public static let largestInteger: Int64 = 9_007_199_254_740_991

  public init(maxBytes: Int, maxDepth: Int, integersOnly: Bool, maxNumberLength: Int = 4_096) {
    self.maxBytes = maxBytes
    self.maxDepth = min(maxDepth, Self.deepest)
    self.integersOnly = integersOnly
    self.maxNumberLength = maxNumberLength
  }

  /// A governed record: 1 MiB, depth 32, integers within ±(2^53−1).
  public static let record = JSONLimits(maxBytes: 1 << 20, maxDepth: 32, integersOnly: true)

  /// Any other JSON: 256 MiB, depth 512, any number of RFC 8259.
  public static let document = JSONLimits(maxBytes: 256 << 20, maxDepth: 512, integersOnly: false)
}
