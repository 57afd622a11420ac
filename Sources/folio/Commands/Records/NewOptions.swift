import ArgumentParser
import Governance
import JSON
import Operations
import Platform
import Storage

/// What every `new` takes.
struct NewOptions: ParsableArguments {
  @Option(name: .long, help: "What people will call it.")
  var title: String?

  @Option(name: .long, help: ArgumentHelp("Who answers for it; you without one.", valueName: "PER"))
  var owner: String?

  @Option(
    name: .long, parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Set a field: title=Text, /budget/total=442, scope.in='[\"letters\"]'; repeatable.", valueName: "place=value"))
  var set: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Begin with the JSON object in this file (- for standard input), or with a copy of this record.",
      valueName: "file|id"),
    completion: .file())
  var from: String?

  @Option(name: .long, help: ArgumentHelp("Use this id in place of a fresh one.", valueName: "id"))
  var id: String?

  /// The record that these options describe.
  ///
  /// - Parameters:
  ///   - path: how this process reaches a path that a person gave.
  ///   - said: what the kind's own options say; `--set` has the last word.
  func record(
    of kind: RecordKind, in view: LedgerView, said: [FieldAssignment] = [], path: (String) throws -> String
  ) throws -> NewRecord {
    var generator = SystemRandomNumberGenerator()
    var assignments = said
    if let title { assignments.append(FieldAssignment("/title", .string(title))) }
    if let owner {
      let person = try view.state.resolve(owner, as: Person.kind)
      assignments.append(FieldAssignment("/owner", .string(person.text)))
    }
    assignments += try set.map { try FieldAssignment(parsing: $0) }
    return NewRecord(
      try chosenID(kind) ?? RecordID.minted(for: kind, using: &generator), kind: kind,
      fields: try from.map { try origin($0, kind, view, path) } ?? [:], assignments: assignments)
  }

  private func chosenID(_ kind: RecordKind) throws -> RecordID? {
    guard let id else {
      guard !kind.isMonthly else {
        throw UsageError(
          "\(kind.withArticle) is called after its metric and its month", hint: "--id OBS-0003-202609, of MET-0003")
      }
      return nil
    }
    guard let chosen = RecordID(id.uppercased()), chosen.prefix == kind.prefix else {
      throw UsageError(
        "'\(id)' is no id of \(kind.withArticle)",
        hint: kind.isMonthly
          ? "an id is \(kind.prefix)-, what follows MET- in its metric's, and the month: OBS-0003-202609"
          : "an id is \(kind.prefix)- and 4 to 12 of 0-9 and A-Z without I, L, O and U; without --id a fresh one is minted"
      )
    }
    return chosen
  }

  private func origin(
    _ text: String, _ kind: RecordKind, _ view: LedgerView, _ path: (String) throws -> String
  ) throws -> JSONObject {
    if let id = RecordID(text.uppercased()), id.prefix == kind.prefix {
      return try NewRecord.copy(of: view.state.record(named: text, as: kind))
    }
    let limit = JSONLimits.record.maxBytes
    let bytes =
      text == "-" ? try StandardStream.readInput(limit: limit) : try Files.read(path(text), limit: limit)
    do {
      guard let fields = try JSONParser.parse(bytes, limits: .record).objectValue else {
        throw UsageError("\(text) holds no JSON object")
      }
      return fields
    } catch let error as JSONParseError {
      throw UsageError("\(text):\(error)")
    }
  }
}
