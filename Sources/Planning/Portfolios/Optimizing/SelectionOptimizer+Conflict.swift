extension SelectionOptimizer {
  /// Constraints of an infeasible problem that contradict each other, none of which could stay away.
  ///
  /// A deletion filter (Chinneck & Dravnieks, 1991): what is still infeasible without a constraint does not need it. Whole
  /// kinds are tried before single constraints, pools first and what people decided last, which is what is then left.
  func conflict(in problem: SelectionProblem) throws -> Conflict {
    var dropped: Set<SelectionConstraint> = []
    var isMinimal = true
    func drop(_ constraints: [SelectionConstraint]) throws -> Bool {
      var programme = SelectionProgramme(problem, without: dropped.union(constraints))
      programme.maximise { _, _ in 0 }
      switch try answer(programme.linear, from: nil, .conflict) {
      case .infeasible:
        dropped.formUnion(constraints)
        return true
      case .stopped(nil, _):
        isMinimal = false
        return false
      case .optimal, .stopped: return false
      }
    }

    let all = problem.constraints
    for kind in Kind.allCases {
      let own = all.filter { Kind($0) == kind }
      if own.isEmpty { continue }
      if try drop(own) || own.count == 1 { continue }
      for constraint in own { _ = try drop([constraint]) }
    }
    return Conflict(constraints: all.filter { !dropped.contains($0) }, isMinimal: isMinimal)
  }
}

/// In the order in which they are tried.
private enum Kind: CaseIterable {
  case pool, precedence, exclusion, reserve, share, count, budget, mandate

  init(_ constraint: SelectionConstraint) {
    self =
      switch constraint {
      case .pool: .pool
      case .precedence: .precedence
      case .exclusion: .exclusion
      case .reserve, .poolReserve: .reserve
      case .bucketFloor, .bucketCeiling: .share
      case .bucketCount: .count
      case .budget: .budget
      case .mandate: .mandate
      }
  }
}
