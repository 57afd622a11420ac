import ArgumentParser
import Governance
import JSON
import Operations
import Reporting
import Storage

/// `folio KIND diff`: what became of the records of one kind between two points of history.
struct DiffCommand<View: GovernanceRecord>: FolioCommand {
  static var configuration: CommandConfiguration {
    let (kind, example) = (View.kind, View.kind.exampleID)
    return CommandConfiguration(
      commandName: "diff", abstract: "Show how \(kind) records differ between two days, moments or commits.",
      discussion: """
        The second point is the newest commit when it is left out.

        Examples:
          folio \(kind) diff 2026-09-01 2026-10-01
          folio \(kind) diff HEAD~5 HEAD \(example)
          folio \(kind) diff 2026-09-01 \(example) --json
        """)
  }

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp("One or two points of history, and an id.", valueName: "a [b] [id]"))
  var points: [String]

  func perform(_ console: Console) throws -> ExitStatus {
    try console.diff(DiffQuestion(points), View.kind, in: session())
  }
}

/// `folio diff`: what became of records between two points of history.
struct Diff: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Show how records differ between two days, moments or commits.",
    discussion: """
      The second point is the newest commit when it is left out. A day stands for its end in the policy's home zone.

      Examples:
        folio diff 2026-09-01 2026-10-01
        folio diff HEAD~1
        folio diff 2026-09-01 HEAD INI-0002 --json
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp("One or two points of history, and an id.", valueName: "a [b] [id]"))
  var points: [String]

  func perform(_ console: Console) throws -> ExitStatus {
    try console.diff(DiffQuestion(points), nil, in: session())
  }
}

/// What `diff` was asked: `A B ID`, `A..B`, and any of it left out but the first point.
struct DiffQuestion {
  let from: AsOf
  let to: AsOf?
  let id: String?

  init(_ arguments: [String]) throws {
    var points = arguments.flatMap { argument -> [String] in
      guard let dots = argument.firstRange(of: "..") else { return [argument] }
      return [String(argument[..<dots.lowerBound]), String(argument[dots.upperBound...])]
    }
    id = points.count > 1 && points.last.map(Self.namesRecord) == true ? points.removeLast() : nil
    guard let first = points.first, points.count <= 2 else {
      throw UsageError("a difference is between two points of history", hint: "folio diff 2026-09-01 HEAD INI-0002")
    }
    from = AsOf(first)
    to = points.count == 2 && !points[1].isEmpty ? AsOf(points[1]) : nil
  }

  /// Whether `text` is or begins the id of a record and not the name of a commit.
  private static func namesRecord(_ text: String) -> Bool {
    let wanted = text.uppercased()
    return RecordCatalog.kinds.contains { wanted.hasPrefix("\($0.prefix)-") }
  }
}

extension Console {
  fileprivate func diff(_ question: DiffQuestion, _ kind: RecordKind?, in session: Session) throws -> ExitStatus {
    let (old, new) = (try session.view(asOf: question.from), try session.view(asOf: question.to))
    let id = try question.id.map { try new.state.resolve($0, as: kind) }
    let differences = try old.differences(to: new, of: id).filter { kind == nil || $0.after.kind == kind }
    let names = RecordNames(new)
    let text = ChangeText(names: names, style: style)
    for difference in differences {
      try say("\(style.bold(names.full(difference.after.id)))\(difference.before == nil ? "  (new)" : "")")
      if difference.before != nil { try say(lines: text.lines(difference.changes)) }
    }
    if differences.isEmpty { try tell("no difference") }
    try emit(.array(differences.map(\.json)))
    return .clean
  }
}
