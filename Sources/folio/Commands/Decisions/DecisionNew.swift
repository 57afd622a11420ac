import ArgumentParser
import Calendars
import Governance
import JSON
import Operations
import Platform
import Reporting
import Rules
import Storage

/// `folio decision new`: puts a question to the vote.
struct DecisionNew: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Put a question to the vote.",
    discussion: """
      The type follows from the subject when it is not said. A policy or metric decision names the edit that it \
      authorises with --touch, and the files of schemas/ and hooks/ that it brings with --file. What loosens an \
      approved freeze names its edit so, too. A freeze override names every freeze that it opens with --freeze; it \
      holds from now on, as long as the policy allows, unless you say otherwise. Votes are taken for a week unless \
      you say otherwise.

      Examples:
        folio decision new --subject CHG-0001
        folio decision new --subject INI-0002 --gate G3 --choice go --spend 120 --closes-in P14D
        folio decision new --subject POL-0001 --touch /thresholds/change/use_by_days=45
        folio decision new --subject POL-0001 --file schemas/change.schema.json=change.schema.json
        folio decision new --subject FRZ-0001 --touch /end=2026-12-20
        folio decision new --subject CHG-0003 --freeze FRZ-0001 --freeze FRZ-0002
        folio decision new --subject 'ROL-0001#W4' --freeze FRZ-0001
      """)

  enum Choice: String, ExpressibleByArgument, CaseIterable {
    case go, hold, recycle, kill
    case conditionalGo = "conditional_go"
  }

  @OptionGroup var global: GlobalOptions

  @Option(name: .long, help: ArgumentHelp("What is decided on.", valueName: "id"), completion: IDCompletion.of(nil))
  var subject: String?

  @Option(
    name: .long,
    help: "What sort of question it is: gate, change, policy, metric, exception, freeze, freeze_override, vary.")
  var type: String?

  @Option(name: .long, help: ArgumentHelp("The gate, of a gate decision.", valueName: "G0-G5"))
  var gate: String?

  @Option(name: .long, help: "What a vote to approve agrees with, at a gate.")
  var choice: Choice?

  @Option(name: .long, help: ArgumentHelp("What may be spent until the next gate, in thousands.", valueName: "amount"))
  var spend: Int64?

  @Option(name: .long, help: ArgumentHelp("How long it takes votes: P7D, PT48H.", valueName: "duration"))
  var closesIn: String?

  @Option(name: .long, help: ArgumentHelp("Until when it takes votes.", valueName: "instant"))
  var closesAt: Instant?

  @Option(
    name: .long, help: ArgumentHelp("A freeze that an override opens; repeatable.", valueName: "FRZ"),
    completion: IDCompletion.of(Freeze.kind))
  var freeze: [String] = []

  @Option(name: .long, help: ArgumentHelp("The wave that an override of a rollout lets start.", valueName: "W1"))
  var wave: String?

  @Option(name: .long, help: ArgumentHelp("From when on an override holds.", valueName: "instant"))
  var validFrom: Instant?

  @Option(
    name: .long, help: ArgumentHelp("The first moment at which an override no longer holds.", valueName: "instant"))
  var validTo: Instant?

  @OptionGroup var touches: TouchOptions

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A file that the policy shall name, by the digest of what this path holds; repeatable.",
      valueName: "schemas/x.json=path"))
  var file: [String] = []

  @OptionGroup var options: NewOptions
  @OptionGroup var write: WriteOptions

  func validate() throws {
    if closesIn != nil && closesAt != nil { throw ValidationError("--closes-in and --closes-at do not go together") }
  }

  func perform(_ console: Console) throws -> ExitStatus {
    let session = try session()
    let view = try session.view()
    var new = try options.record(of: Decision.kind, in: view, said: said(view), path: path)
    let closesIn = try closesIn.map(duration)
    let draft = try new.fields.applying(new.assignments, as: Decision.kind)
    guard let subject = draft.id("subject") else {
      throw UsageError("a decision is about something", hint: "--subject CHG-0001")
    }
    let asked = try touches.assignments() + files()
    if !asked.isEmpty {
      let built = try BuildTouches(of: view.state.record(named: subject.text))(asked)
      new.assignments.append(FieldAssignment("/touches", built.json))
    }
    let status = try writing(session, write, console)("Put \(new.id) on \(subject) to the vote", about: new.id) {
      edits, context in
      var new = new
      if let closesIn {
        let end = edits.time.adding(seconds: closesIn.approximateSeconds)
        new.assignments.append(FieldAssignment("/closes_at", .string(end.description)))
      }
      try new.apply(to: &edits, context)
    }
    if status == .clean, !write.dryRun, subject.prefix == Portfolio.kind.prefix {
      try warn(console, of: ClosingObjections(new.id)(in: session))
    }
    return status
  }

  /// Says before anybody votes on a plan what it would be refused for.
  private func warn(_ console: Console, of violations: [LocatedViolation]) throws {
    guard !violations.isEmpty else { return }
    try console.tell("as things are it could not be approved:")
    for violation in violations {
      for line in ViolationText(style: console.errorStyle).lines(violation) { try console.tell("  \(line)") }
    }
  }

  private func said(_ view: LedgerView) throws -> [FieldAssignment] {
    let named = try subject.flatMap { $0.contains("#") ? try WaveName($0, in: view.state) : nil }
    let subject = try named?.rollout.text ?? subject.map { try view.state.resolve($0).text }
    let wave = named?.wave ?? wave?.uppercased()
    if !freeze.isEmpty, wave == nil, let subject, subject.hasPrefix(Rollout.kind.prefix) {
      throw UsageError("an override of a rollout lets one wave start", hint: "--subject '\(subject)#W1'")
    }
    let fields: [(JSONPointer, String?)] = [
      ("/subject", subject), ("/type", type), ("/gate", gate?.uppercased()), ("/gate_result/choice", choice?.rawValue),
      ("/closes_at", closesAt?.description), ("/wave", wave), ("/valid_from", validFrom?.description),
      ("/valid_to", validTo?.description),
    ]
    let spending = spend.map { FieldAssignment("/gate_result/authorised_spend", .integer($0)) }
    let freezes = try Set(freeze.map { try view.state.resolve($0, as: Freeze.kind).text }).sorted()
    let opened = freezes.isEmpty ? nil : FieldAssignment("/freezes", .array(freezes.map(JSONValue.string)))
    return fields.compactMap { place, text in text.map { FieldAssignment(place, .string($0)) } }
      + [spending, opened].compactMap { $0 }
  }

  private func duration(_ text: String) throws -> CalendarDuration {
    guard let duration = CalendarDuration(text) else {
      throw UsageError("'\(text)' is no duration", hint: "write P7D, P2W or PT48H")
    }
    return duration
  }

  private func files() throws -> [FieldAssignment] {
    try GovernedFile.read(file, path).sorted { $0.key < $1.key }.map { path, bytes in
      FieldAssignment(JSONPointer(tokens: ["files", path]), .string(SHA256Digest(of: bytes).description))
    }
  }
}

/// Files of `schemas/` and `hooks/` as a person names them: `schemas/x.json=PATH`.
enum GovernedFile {
  /// The bytes of each, by its place in the ledger.
  static func read(_ arguments: [String], _ path: (String) throws -> String) throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for argument in arguments {
      let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
      guard let place = parts.first, place.hasPrefix("schemas/") || place.hasPrefix("hooks/") else {
        throw UsageError("'\(argument)' names no file of schemas/ or hooks/", hint: "write schemas/x.schema.json=PATH")
      }
      files[place] = try Files.read(path(parts.last ?? place), limit: JSONLimits.record.maxBytes)
    }
    return files
  }
}
