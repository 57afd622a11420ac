extension SelectionOptimizer {
  /// Of all plans as valuable as `values` the first by cost, ids, starts; as far as the time reaches.
  func settleTies(
    _ programme: SelectionProgramme, _ values: [Int], _ stage: SolveStage
  ) throws -> (plan: SelectionPlan, proven: SelectedPlan.Proof) {
    var tie = Tie(programme: programme, values: values)
    let worth = programme.values
    let ids = Dictionary(uniqueKeysWithValues: programme.problem.candidates.enumerated().map { ($1.id, $0) })
    func value(of candidate: SelectionCandidate) -> Int { ids[candidate.id].map { worth[$0] } ?? 0 }

    tie.settle { _, candidate in value(of: candidate) }
    guard try improve(&tie, stage, { _, candidate in -candidate.cost }) else { return (tie.plan, .value) }
    guard try settleSet(&tie, stage) else { return (tie.plan, .cost) }
    guard try improve(&tie, stage, { start, candidate in -start * value(of: candidate) }) else {
      return (tie.plan, .set)
    }
    let isSettled = try settleStarts(&tie, stage)
    return (tie.plan, isSettled ? .starts : .set)
  }

  /// Makes Σ `weight` as large as can be and keeps it so; false where the time was up.
  private func improve(
    _ tie: inout Tie, _ stage: SolveStage, _ weight: (Int, SelectionCandidate) -> Int
  ) throws -> Bool {
    tie.programme.maximise(weight)
    guard try tie.improve(answer(tie.programme.linear, from: tie.values, stage)) else { return false }
    tie.settle(weight)
    return true
  }

  /// Finds the list of ids that sorts first.
  ///
  /// Usually there is only one, so that is asked first. Else the ids are walked in their order, some at a time: an id that
  /// can be in comes before any later one.
  private func settleSet(_ tie: inout Tie, _ stage: SolveStage) throws -> Bool {
    let order = tie.programme.problem.candidates.indices.sorted {
      tie.programme.problem.candidates[$0].id < tie.programme.problem.candidates[$1].id
    }
    var other = tie.programme
    other.exclude(tie.chosen)
    switch try answer(other.linear, from: nil, stage) {
    case .infeasible:
      for place in order { tie.programme.settle(place, isIn: tie.chosen.contains(place)) }
      return true
    case .stopped(nil, _): return false
    case .optimal, .stopped: break
    }

    for part in order.parts(of: 16) {
      // Each outweighs all that come after it.
      let weights = Dictionary(uniqueKeysWithValues: part.enumerated().map { ($1, 1 << (part.count - 1 - $0)) })
      tie.programme.maximise(by: weights)
      if !part.allSatisfy({ tie.chosen.contains($0) }) {
        guard try tie.improve(answer(tie.programme.linear, from: tie.values, stage)) else { return false }
      }
      for place in part { tie.programme.settle(place, isIn: tie.chosen.contains(place)) }
    }
    return try shorten(&tie, order, stage)
  }

  /// A list comes before those that it begins: what is worth nothing and costs nothing is dropped from its end.
  private func shorten(_ tie: inout Tie, _ order: [Int], _ stage: SolveStage) throws -> Bool {
    let problem = tie.programme.problem
    let listed = order.filter { tie.chosen.contains($0) }
    let idle = listed.reversed().prefix {
      problem.candidates[$0].value == .zero && problem.candidates[$0].cost == 0
    }
    for count in (listed.count - idle.count)..<listed.count {
      let part = Set(listed.prefix(count))
      var shorter = SelectionProgramme(problem)
      shorter.maximise { _, _ in 0 }
      for place in order { shorter.settle(place, isIn: part.contains(place)) }
      switch try answer(shorter.linear, from: nil, stage) {
      case .infeasible: continue
      case .stopped(nil, _): return false
      case .optimal(let values), .stopped(let values?, _):
        tie = Tie(programme: shorter, values: values)
        return true
      }
    }
    return true
  }

  /// Finds the earliest starts by id, as `settleSet` finds the set.
  private func settleStarts(_ tie: inout Tie, _ stage: SolveStage) throws -> Bool {
    let problem = tie.programme.problem
    let order = tie.chosen.sorted { problem.candidates[$0].id < problem.candidates[$1].id }
    var other = tie.programme
    other.maximise { _, _ in 0 }
    other.excludeStarts(of: tie.values)
    switch try answer(other.linear, from: nil, stage) {
    case .infeasible: return true
    case .stopped(nil, _): return false
    case .optimal, .stopped: break
    }

    let base = problem.quarters.count
    for part in order.parts(of: max(1, 16 / max(1, Int.bitWidth - base.leadingZeroBitCount))) {
      var weight = 1
      var weights: [Int: Int] = [:]
      for place in part.reversed() {
        weights[place] = weight
        weight *= base
      }
      tie.programme.minimiseStarts(by: weights)
      guard try tie.improve(answer(tie.programme.linear, from: tie.values, stage)) else { return false }
      tie.programme.keepStarts(of: part, in: tie.values)
    }
    return true
  }
}

/// Plans that are equal so far, and one of them.
private struct Tie {
  var programme: SelectionProgramme
  var values: [Int]

  var plan: SelectionPlan { programme.plan(values) }

  /// The places of the candidates that are in.
  var chosen: Set<Int> {
    Set(programme.variables.indices.filter { programme.variables[$0].contains { values[$0] == 1 } })
  }

  /// Has all further plans agree with this one in Σ `weight`.
  mutating func settle(_ weight: (Int, SelectionCandidate) -> Int) {
    let total = programme.terms(weight).reduce(0) { $0 + values[$1.variable] * $1.coefficient }
    programme.settle(total, weight)
  }

  /// Takes over a plan; false if it is not known to be the best.
  mutating func improve(_ answer: LinearAnswer) throws -> Bool {
    switch answer {
    case .optimal(let better):
      values = better
      return true
    case .stopped(let better, _):
      // The best so far keeps to all that was settled, so it is as good a plan to give.
      if let better { values = better }
      return false
    case .infeasible: throw SolverFault(description: "it found no plan where there is one")
    }
  }
}

extension SelectionProgramme {
  /// Has the set be another one than `chosen`.
  fileprivate mutating func exclude(_ chosen: Set<Int>) {
    maximise { _, _ in 0 }
    var terms: [(variable: Int, coefficient: Int)] = []
    for (place, range) in variables.enumerated() { terms += range.map { ($0, chosen.contains(place) ? 1 : -1) } }
    linear.rows.append(.init(terms, upper: chosen.count - 1))
  }

  /// Has some start be another one than in `values`.
  fileprivate mutating func excludeStarts(of values: [Int]) {
    let taken = starts.indices.filter { values[$0] == 1 }
    linear.rows.append(.init(taken.map { ($0, 1) }, upper: taken.count - 1))
  }

  /// Asks for the candidates at these places, as they weigh.
  fileprivate mutating func maximise(by weights: [Int: Int]) {
    maximise { _, _ in 0 }
    for (place, weight) in weights { for variable in variables[place] { linear.objective[variable] = weight } }
  }

  /// Asks for early starts of the candidates at these places, as they weigh.
  fileprivate mutating func minimiseStarts(by weights: [Int: Int]) {
    maximise { _, _ in 0 }
    for (place, weight) in weights {
      for variable in variables[place] { linear.objective[variable] = -weight * starts[variable] }
    }
  }

  /// Has these start as they do in `values`.
  fileprivate mutating func keepStarts(of places: [Int], in values: [Int]) {
    for place in places { for variable in variables[place] where values[variable] == 0 { linear.upper[variable] = 0 } }
  }
}

extension [Int] {
  fileprivate func parts(of size: Int) -> [[Int]] {
    stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
  }
}
