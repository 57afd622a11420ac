/// How far the times that a commit claims may lie apart, in seconds (TIME-01).
enum ClockBounds {
  /// How far a clock may run ahead of another.
  static let ahead: Int64 = 5 * 60
  /// How far the author's time may lie from the committer's.
  static let authorDistance: UInt64 = 24 * 3600
  /// How old a commit may be when it is pushed.
  static let pushed: Int64 = 24 * 3600
  /// The same for a commit that does what freezes, terms or expiries touch.
  static let pushedAct: Int64 = 15 * 60
  /// How long before its commit an act may be dated, whatever the reason.
  static let act: Int64 = 15 * 60
  /// How long before its commit any other event may be dated without a reason, where the policy does not say.
  static let event: Int64 = 24 * 3600
}
