public import ArgumentParser
public import Governance
import JSON
import Operations
import Platform
import Storage

/// `folio change new`: asks for an edit of something under change control.
struct ChangeNew: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Ask for a change of something under change control.",
    discussion: """
      The edit is said place by place with --touch; what stands there now is noted, so that people vote on exactly that. \
      --from-worktree takes it from what you edited in the target's file. --from CHG asks again for what an earlier \
      change asked for.

      Examples:
        folio change new --target INI-0002 --touch /budget/total=442 --reason 'Proactive SMS'
        folio change new --target INI-0002 --from-worktree --title 'Add proactive SMS'
        folio change new --target PRC-0001 --type standard --template script-text --touch '/control_docs/script/version="4"'
        folio change new --from CHG-0001
      """)

  enum Kind: String, ExpressibleByArgument, CaseIterable {
    case standard, normal, emergency
  }

  @OptionGroup var global: GlobalOptions

  @Option(name: .long, help: ArgumentHelp("What it changes.", valueName: "id"), completion: IDCompletion.of(nil))
  var target: String?

  @Option(name: .long, help: "How it is approved: by template, by votes, or by the emergency authority.")
  var type: Kind?

  @Option(name: .long, help: "Why it is needed.")
  var reason: String?

  @Option(name: .long, help: "The policy's template that a standard change fits.")
  var template: String?

  @Option(name: .customLong("class"), help: "How far it reaches; never below what the figures say.")
  var changeClass: ChangeClass?

  @OptionGroup var touches: TouchOptions

  @Flag(name: .long, help: "Ask for what you edited in the target's file, and have not committed.")
  var fromWorktree = false

  @OptionGroup var options: NewOptions
  @OptionGroup var write: WriteOptions

  func perform(_ console: Console) throws -> ExitStatus {
    let session = try session()
    let view = try session.view()
    var new = try options.record(of: ChangeRequest.kind, in: view, said: said(view), path: path)
    let draft = try new.fields.applying(new.assignments, as: ChangeRequest.kind)
    guard let target = draft.id("target") else {
      throw UsageError("a change says what it changes", hint: "--target INI-0002")
    }
    let record = try view.state.record(named: target.text)
    if let asked = try askedFor(record, draft, session) {
      new.assignments.append(FieldAssignment("/touches", asked.json))
    }
    return try writing(session, write, console)("Ask for change \(new.id) of \(target)", about: new.id) {
      edits, context in
      try new.apply(to: &edits, context)
    }
  }

  private func said(_ view: LedgerView) throws -> [FieldAssignment] {
    let target = try target.map { try view.state.resolve($0).text }
    let fields: [(JSONPointer, String?)] = [
      ("/target", target), ("/type", type?.rawValue), ("/reason", reason), ("/template", template),
      ("/class", changeClass?.rawValue),
    ]
    return fields.compactMap { place, text in text.map { FieldAssignment(place, .string($0)) } }
  }

  /// The edit that is asked for; nothing when none is said yet.
  private func askedFor(_ target: Record, _ draft: JSONObject, _ session: Session) throws -> [Touch]? {
    let build = BuildTouches(of: target)
    if fromWorktree { return try build(turningInto: WorkTreeRecord(target.id, in: session).record()) }
    if !touches.isEmpty { return try build(touches.assignments()) }
    // A copy asks for the same values; what they replace may have changed since.
    let copied = draft.objects("touches").compactMap(Touch.init)
    return copied.isEmpty ? nil : try build(copied.map { FieldAssignment($0.path, $0.to) })
  }

  func validate() throws {
    if fromWorktree && !touches.isEmpty { throw ValidationError("--from-worktree and --touch do not go together") }
  }
}

extension ChangeClass: ExpressibleByArgument {}
