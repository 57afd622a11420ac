import Planning

/// Solves one programme after another with CBC, each stage within its time.
final class CbcSolver {
  private let seconds: Double
  private var deadlines: [SolveStage: ContinuousClock.Instant] = [:]

  /// Each stage may take `seconds`.
  init(seconds: Int) {
    self.seconds = Double(seconds)
  }

  func answer(_ programme: LinearProgramme, from start: [Int]?, _ stage: SolveStage) throws -> LinearAnswer {
    let now = ContinuousClock.now
    if deadlines[stage] == nil { Progress.say("looking for \(stage)") }
    let deadline = deadlines[stage] ?? now + .seconds(seconds)
    deadlines[stage] = deadline
    guard now < deadline else { return .stopped(start, bound: nil) }
    // Nothing to choose: the rows were looked at before.
    if programme.upper.isEmpty { return .optimal([]) }

    if let answer = try solve(CbcModel(programme), until: deadline, programme, stage),
      !isOdd(answer, programme, start)
    {
      return answer
    }

    // Rounding has led it astray, or it fell. Without its short cuts it takes longer, and neither is known of it.
    guard ContinuousClock.now < deadline else { return .stopped(start, bound: nil) }
    let model = try CbcModel(programme)
    for shortcut in ["preprocess", "cuts", "heuristics"] { model.set(shortcut, to: "off") }
    return try solve(model, until: deadline, programme, stage) ?? .stopped(start, bound: nil)
  }

  /// Nil where CBC fell.
  private func solve(
    _ model: borrowing CbcModel, until deadline: ContinuousClock.Instant, _ programme: LinearProgramme,
    _ stage: SolveStage
  ) throws -> LinearAnswer? {
    let rest = max(ContinuousClock.now.duration(to: deadline).inSeconds, 0.01)
    var said: Int64 = 0
    let outcome = try model.solve(programme, seconds: rest) { elapsed in
      let seconds = elapsed.components.seconds
      guard seconds >= said + 2 else { return }
      said = seconds
      Progress.say("\(stage): \(seconds) s of \(Int(rest.rounded(.up))) s")
    }
    if case .answer(let answer) = outcome { return answer }
    return nil
  }

  /// Whether whole numbers contradict it.
  private func isOdd(_ answer: LinearAnswer, _ programme: LinearProgramme, _ start: [Int]?) -> Bool {
    switch answer {
    case .infeasible: start != nil
    case .optimal(let values):
      !programme.admits(values) || start.map { programme.worth(of: $0) > programme.worth(of: values) } ?? false
    case .stopped: false
    }
  }
}

extension Duration {
  fileprivate var inSeconds: Double {
    Double(components.seconds) + Double(components.attoseconds) / 1e18
  }
}
