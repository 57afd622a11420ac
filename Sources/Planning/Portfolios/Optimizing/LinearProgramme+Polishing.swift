extension LinearProgramme {
  /// `values`, which keep to the programme, made better by small steps: taking one more variable, or one in place of
  /// another, as long as that is worth more and so many exchanges have not been looked at.
  ///
  /// For what a search that was cut short has left. Which steps are tried follows from the programme and the values alone.
  func polished(_ values: [Int], exchanges: Int = 4_000_000) -> [Int] {
    var polishing = Polishing(self, values)
    var left = exchanges
    while left > 0, polishing.improve(&left) {}
    return admits(polishing.values) ? polishing.values : values
  }
}

private struct Polishing {
  private let programme: LinearProgramme
  private(set) var values: [Int]
  /// How far each row is from its bounds.
  private var roomAbove: [Int]
  private var roomBelow: [Int]
  private let columns: [[(row: Int, coefficient: Int)]]
  /// Those that may be 0 or 1 and are worth something, the worthiest first.
  private let order: [Int]

  init(_ programme: LinearProgramme, _ values: [Int]) {
    self.programme = programme
    self.values = values
    let far = Int.max / 4
    let activities = programme.rows.map { Int(clamping: $0.activity(at: values)) }
    roomAbove = zip(programme.rows, activities).map { row, activity in row.upper.map { $0 - activity } ?? far }
    roomBelow = zip(programme.rows, activities).map { row, activity in row.lower.map { activity - $0 } ?? far }
    var columns: [[(row: Int, coefficient: Int)]] = programme.upper.map { _ in [] }
    for (place, row) in programme.rows.enumerated() {
      for (variable, coefficient) in zip(row.variables, row.coefficients) {
        columns[variable].append((place, coefficient))
      }
    }
    self.columns = columns
    order = programme.upper.indices.filter { programme.lower[$0] == 0 && programme.upper[$0] == 1 }
      .sorted { (-programme.objective[$0], $0) < (-programme.objective[$1], $1) }
  }

  /// Goes once through all that are out; false where nothing was gained.
  mutating func improve(_ left: inout Int) -> Bool {
    var hasGained = false
    for variable in order where values[variable] == 0 && programme.objective[variable] > 0 {
      move(variable, by: 1)
      if holds(variable) {
        hasGained = true
        continue
      }
      // The least worthy first: what it gives way to is worth the least.
      var other: Int?
      for rival in order.reversed() where values[rival] == 1 && rival != variable {
        if programme.objective[rival] >= programme.objective[variable] { break }
        left -= 1
        move(rival, by: -1)
        if holds(variable) && holds(rival) {
          other = rival
          break
        }
        move(rival, by: 1)
      }
      if other == nil { move(variable, by: -1) } else { hasGained = true }
      if left <= 0 { break }
    }
    return hasGained
  }

  private mutating func move(_ variable: Int, by step: Int) {
    values[variable] += step
    for (row, coefficient) in columns[variable] {
      roomAbove[row] -= coefficient * step
      roomBelow[row] += coefficient * step
    }
  }

  /// Whether every row that `variable` stands in holds.
  private func holds(_ variable: Int) -> Bool {
    columns[variable].allSatisfy { roomAbove[$0.row] >= 0 && roomBelow[$0.row] >= 0 }
  }
}
