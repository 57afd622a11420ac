public import Calendars
public import Governance

/// Why a piece of evidence does not carry a criterion.
public enum EvidenceFault: Sendable, Hashable, CustomStringConvertible {
  case wrongType(String, wanted: [String])
  case tooSmall(Int64, least: Int64)
  case tooOld(days: Int, longest: Int)
  /// Its artifact was accepted at an earlier gate.
  case reused(gate: String)
  case undated
  case inFuture(CivilDate)

  public var description: String {
    switch self {
    case .wrongType(let type, let wanted): "\(type) does not count here, only \(wanted.joined(separator: ", "))"
    case .tooSmall(let sample, let least): "too small: n \(sample), at least \(least)"
    case .tooOld(let days, let longest): "too old: \(days) days, at most \(longest)"
    case .reused(let gate): "reused: accepted at \(gate) already"
    case .undated: "without a day"
    case .inFuture(let day): "from \(day), which is still to come"
    }
  }
}

extension Criterion {
  /// What keeps `evidence` from counting on `day`.
  ///
  /// Ages count whole days: the day of the evidence plus the longest age is the last on which it counts.
  ///
  /// - Parameter accepted: at which earlier gate each artifact was accepted, by its digest.
  public func faults(of evidence: Evidence, on day: CivilDate, accepted: [String: String]) -> [EvidenceFault] {
    var faults: [EvidenceFault] = []
    if !evidenceTypes.isEmpty, !evidenceTypes.contains(evidence.type) {
      faults.append(.wrongType(evidence.type, wanted: evidenceTypes))
    }
    if let least = leastSample, evidence.sample < least { faults.append(.tooSmall(evidence.sample, least: least)) }
    if case .nominal(let longest)? = longestAge?.length {
      if let on = evidence.on {
        let age = CivilDate.days(from: on, to: day)
        if age > longest { faults.append(.tooOld(days: age, longest: longest)) }
      } else {
        faults.append(.undated)
      }
    }
    if let on = evidence.on, on > day { faults.append(.inFuture(on)) }
    if let gate = accepted[evidence.digest] { faults.append(.reused(gate: gate)) }
    return faults
  }
}
