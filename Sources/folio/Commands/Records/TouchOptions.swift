import ArgumentParser
import Governance
import Operations

/// What every command takes that asks for an edit of another record.
struct TouchOptions: ParsableArguments {
  @Option(
    name: .long, parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Ask for this value at this place; what stands there now is noted; repeatable.", valueName: "place=value"))
  var touch: [String] = []

  @Option(
    name: .customLong("touch-unset"),
    help: ArgumentHelp("Ask for this place to be emptied; repeatable.", valueName: "place"))
  var unset: [String] = []

  var isEmpty: Bool { touch.isEmpty && unset.isEmpty }

  /// What is asked for, as assignments.
  func assignments() throws -> [FieldAssignment] {
    try touch.map { try FieldAssignment(parsing: $0) }
      + unset.map { FieldAssignment(try FieldAssignment.place($0), nil) }
  }
}
