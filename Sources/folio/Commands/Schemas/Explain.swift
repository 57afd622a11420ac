import ArgumentParser
import Governance
import JSON
import Operations
import Reporting
import RuleBook

/// `folio explain`: what a rule says, or what a kind of record is.
struct Explain: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Say what a rule asks for, or what a kind of record is.",
    discussion: """
      Examples:
        folio explain SCOPE-01
        folio explain baseline-needs-approved-change
        folio explain change
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(
    help: ArgumentHelp("A rule's code or name, or a kind of record; without one, all codes.", valueName: "code|kind"),
    completion: .list(RuleBook.codes + RecordCatalog.kinds.map(\.name)))
  var subject: String?

  func perform(_ console: Console) throws -> ExitStatus {
    guard let subject else { return try list(console) }
    if let code = code(subject), let page = RuleBook.page(code: code) {
      try console.say(page)
      try console.emit(["code": .string(code), "page": .string(page)])
      return .clean
    }
    if let kind = RecordCatalog.kind(named: subject.lowercased()) {
      let outline = try SchemaOutline(of: kind)
      try console.say(lines: OutlineText(style: console.style, width: console.width).lines(outline))
      try console.emit(SchemaLibrary.json(named: kind.name))
      return .clean
    }
    throw UsageError(
      "no rule and no kind of record is called '\(subject)'",
      hint: "folio explain lists the rules, folio schema list the kinds")
  }

  private func list(_ console: Console) throws -> ExitStatus {
    for code in RuleBook.codes { try console.say(title(code) ?? code) }
    try console.emit(.array(RuleBook.codes.map { .string($0) }))
    return .clean
  }

  private func code(_ subject: String) -> String? {
    let wanted = subject.uppercased()
    if RuleBook.codes.contains(wanted) { return wanted }
    return RuleBook.codes.first { title($0)?.split(separator: " ").last.map(String.init) == subject.lowercased() }
  }

  /// The first line of a rule's page: its code and its name.
  private func title(_ code: String) -> String? {
    RuleBook.page(code: code)?.split(separator: "\n").first.map(String.init)
  }
}
