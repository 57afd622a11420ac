extension FreezeTimeline {
  /// What the windows say to the action if it begins at `instant` and runs `course`.
  ///
  /// Deny beats allow, and of the reasons to refuse each is found. An override opens windows that deny only if it opens
  /// all of those that are on; `isExempt` is the action that soft ones do not concern. Neither opens anything else.
  public func verdict(
    at instant: Instant,
    for course: FreezeCourse = .moment,
    under override: FreezeOverride? = nil,
    isExempt: Bool = false
  ) -> FreezeVerdict {
    let findings = findings(at: instant, for: course, under: override, isExempt: isExempt)
    let isRefused = findings.contains { $0.refuses }
    return FreezeVerdict(
      findings: findings,
      nextOpening: isRefused ? nextOpening(from: instant, for: course, isExempt: isExempt) : nil
    )
  }

  /// What `verdict(at:for:under:isExempt:)` finds, for whoever does not ask about the next opening.
  public func findings(
    at instant: Instant,
    for course: FreezeCourse = .moment,
    under override: FreezeOverride? = nil,
    isExempt: Bool = false
  ) -> [FreezeFinding] {
    let hard = denying(.hard, at: instant)
    let soft = isExempt ? [] : denying(.soft, at: instant)
    let isDenied = !hard.isEmpty || !soft.isEmpty

    var findings = denials(hard: hard, soft: soft, at: instant, under: override)
    if let finding = limits(at: instant, for: course) { findings.append(finding) }
    if !isDenied, findings.isEmpty, let finding = haste(at: instant, for: course, isExempt: isExempt) {
      findings.append(finding)
    }
    let advising = advising.filter { $0.times.contains(instant) }
    if !advising.isEmpty { findings.append(.advised(active(advising, at: instant))) }
    return findings
  }

  private func denials(
    hard: [Row],
    soft: [Row],
    at instant: Instant,
    under override: FreezeOverride?
  ) -> [FreezeFinding] {
    guard !hard.isEmpty || !soft.isEmpty else { return [] }
    let denying = hard + soft

    var findings: [FreezeFinding] = []
    if !hard.isEmpty { findings.append(.hardFreeze(active(hard, at: instant))) }
    if !soft.isEmpty { findings.append(.softFreeze(active(soft, at: instant))) }

    guard let override else { return findings }
    let faults = override.faults(opening: denying.map(\.window.id).sorted(), at: instant)
    return faults.isEmpty
      ? [.overridden(override.id, active(denying, at: instant))]
      : findings + [.overrideFails(override.id, faults)]
  }

  /// That the action is allowed in windows only, and this is none of them.
  private func limits(at instant: Instant, for course: FreezeCourse) -> FreezeFinding? {
    if allowing.isEmpty { return nil }
    let action = course.action(from: instant)
    if allowing.contains(where: { $0.times.contains(action) }) { return nil }
    return .outsideOfAllowed(allowing.map(\.window.id))
  }

  /// That a window begins too soon.
  private func haste(at instant: Instant, for course: FreezeCourse, isExempt: Bool) -> FreezeFinding? {
    let (action, whole) = (course.action(from: instant), course.whole(from: instant))
    guard hard.first(meeting: whole) != nil || denied.first(meeting: action) != nil else { return nil }
    var coming: [FreezeFinding.Coming] = []
    var startBy = instant
    for index in rows.indices {
      guard case .deny(let level) = rows[index].window.effect, level == .hard || !isExempt,
        let freeze = rows[index].times.first(meeting: level == .hard ? whole : action)
      else { continue }
      coming.append(.init(window: rows[index].window.id, from: freeze.start))
      startBy = min(startBy, course.start(endingBy: freeze.start, settled: level == .hard))
    }
    return coming.isEmpty ? nil : .unsettled(coming, startBy: startBy)
  }

  private func active(_ rows: [Row], at instant: Instant) -> [FreezeFinding.Active] {
    rows.map { row in
      let end = row.times.interval(containing: instant)?.end
      return .init(window: row.window.id, until: end.flatMap { $0 <= instant + Self.horizon ? $0 : nil })
    }
  }
}
