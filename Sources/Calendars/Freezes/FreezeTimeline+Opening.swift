extension FreezeTimeline {
  /// The first instant from `start` on at which the action may begin and run its course; nil if none within 400 days.
  ///
  /// `isExempt` is the action that soft freezes do not concern.
  public func nextOpening(
    from start: Instant,
    for course: FreezeCourse = .moment,
    isExempt: Bool = false
  ) -> Instant? {
    var candidate = start
    while candidate <= start + Self.horizon {
      guard let later = obstacle(at: candidate, for: course, isExempt: isExempt) else { return candidate }
      candidate = later
    }
    return nil
  }

  /// Whether the action may begin at `instant` and run its course.
  public func isOpen(at instant: Instant, for course: FreezeCourse, isExempt: Bool = false) -> Bool {
    obstacle(at: instant, for: course, isExempt: isExempt) == nil
  }

  /// Where to look next if the action may not begin at `instant`; nil if it may.
  private func obstacle(at instant: Instant, for course: FreezeCourse, isExempt: Bool) -> Instant? {
    let action = course.action(from: instant)
    if let freeze = (isExempt ? hard : denied).first(meeting: action) { return freeze.end }
    if let freeze = hard.first(meeting: course.whole(from: instant)) { return freeze.end }

    if allowing.isEmpty || allowing.contains(where: { $0.times.contains(action) }) { return nil }
    return allowing.compactMap { $0.times.first(startingAfter: instant)?.start }.min() ?? .distantFuture
  }
}
