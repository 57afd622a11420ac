import JSON
import Operations
import Reporting

extension Console {
  /// Prints a verdict where there is no ledger yet to take people's names from.
  func report(_ judged: JudgedCommit, heading: String) throws {
    let text = ViolationText(style: errorStyle)
    for violation in judged.violations where !isJSON {
      for line in text.lines(violation) { try complain(line) }
    }
    if !isJSON { try complain("folio: \(heading)") }
    try emit(["committed": .null, "violations": .array(judged.violations.map { $0.json() })])
  }
}
