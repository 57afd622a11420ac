import CCbc
import Planning
import Platform

extension CbcModel {
  /// How a search ended.
  enum Outcome {
    case answer(LinearAnswer)
    /// CBC fell or contradicted itself; nothing follows from that.
    case fell
  }

  /// What CBC finds for its programme within `seconds`. Now and then `tick` is told how long it has been on.
  ///
  /// Values are taken to the nearest whole numbers. Whether those keep to the programme is for others to count.
  func solve(
    _ programme: LinearProgramme, seconds: Double, tick: (Duration) -> Void
  ) throws(CbcError) -> Outcome {
    let count = programme.upper.count
    set("seconds", to: "\(seconds)")
    var search = unsafe folio_cbc_search()
    guard unsafe folio_cbc_begin(pointer, Int32(count), &search) == 0 else {
      throw CbcError(description: "the system has no process left to search in")
    }
    defer { unsafe folio_cbc_end(&search) }

    // CBC looks at the time now and then; what has had half as much again and two seconds more does not.
    let (start, limit) = (ContinuousClock.now, Duration.seconds(seconds * 1.5 + 2))
    while unsafe folio_cbc_is_on(&search) != 0 {
      let elapsed = ContinuousClock.now - start
      if elapsed > limit { return .answer(.stopped(nil, bound: nil)) }
      tick(elapsed)
      SystemClock.sleep(milliseconds: elapsed < .milliseconds(100) ? 1 : 10)
    }
    guard let result = unsafe search.result else { return .fell }

    let values = unsafe Self.values(result, count)
    let bound = unsafe Self.bound(result.pointee.bound)
    switch unsafe Int(result.pointee.outcome) {
    case FOLIO_CBC_INFEASIBLE: return .answer(.infeasible)
    case FOLIO_CBC_OPTIMAL:
      // Who calls something the best says with the same breath that nothing better is possible.
      guard let values, let bound, programme.worth(of: values) >= bound else { return .fell }
      return .answer(.optimal(values))
    case FOLIO_CBC_STOPPED: return .answer(.stopped(values, bound: bound))
    default: return .fell
    }
  }

  private static func values(_ result: UnsafeMutablePointer<folio_cbc_result>, _ count: Int) -> [Int]? {
    guard unsafe result.pointee.has_values != 0 else { return nil }
    let values = unsafe folio_cbc_values(result)
    return (0..<count).map { unsafe values[$0] }.map { $0.magnitude < 1e15 ? Int($0.rounded()) : -1 }
  }

  /// No whole worth lies between it and what is possible: rounded down, from a little above what CBC has rounded.
  private static func bound(_ least: Double) -> Int? {
    let bound = -least
    guard bound.isFinite, abs(bound) < 1e15 else { return nil }
    return Int((bound + max(1e-6, abs(bound) * 1e-9)).rounded(.down))
  }
}
