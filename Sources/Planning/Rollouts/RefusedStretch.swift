public import Calendars

/// Slots in a row that are refused for the same reasons: `FRZ-0001, 2026-11-24 to 2026-12-10`.
public struct RefusedStretch: Hashable, Sendable {
  /// The first and the last of them.
  public let first: Instant
  public private(set) var last: Instant
  /// How many slots it has.
  public private(set) var count: Int
  /// As they were said of the first.
  public let refusals: [Refusal]

  fileprivate init(_ slot: RefusedSlot) {
    first = slot.start
    last = slot.start
    count = 1
    refusals = slot.refusals
  }

  fileprivate mutating func extend(by slot: RefusedSlot) -> Bool {
    let isSame = refusals.count == slot.refusals.count && zip(refusals, slot.refusals).allSatisfy { $0.isSame(as: $1) }
    guard isSame else { return false }
    last = slot.start
    count += 1
    return true
  }
}

extension [RefusedSlot] {
  /// The slots, which are in order, as people read them: one line where the reasons stay the same.
  public var stretches: [RefusedStretch] {
    var stretches: [RefusedStretch] = []
    for slot in self where stretches.isEmpty || !stretches[stretches.count - 1].extend(by: slot) {
      stretches.append(RefusedStretch(slot))
    }
    return stretches
  }
}
