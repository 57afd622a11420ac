import ArgumentParser
import Git
import JSON
import Operations
import Reporting
import Rules
import Storage

/// `folio check`: the rules, asked about what is not committed yet, about a range, or about every file.
struct Check: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Ask the rules about your edits, the index, a range of commits, or every file.",
    discussion: """
      Without an option it judges what committing all edits of the work tree would do. Exit status: 0 clean, 1 refused by \
      a rule, 2 when it could not be checked. With --all, what has stood too long is listed as well, at the time of --now.

      Examples:
        folio check
        folio check --staged
        folio check --range origin/main..HEAD --format sarif
        folio check --all
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, sarif
  }

  @OptionGroup var global: GlobalOptions

  @Flag(name: .long, help: "Judge what the index holds.")
  var staged = false

  @Option(name: .long, help: ArgumentHelp("Judge each commit of this range.", valueName: "A..B"))
  var range: String?

  @Flag(
    name: .long,
    help: "Read every file of the newest state, and say what is overdue; what only a commit can break is not asked.")
  var all = false

  @Option(name: .long, help: "How to print the result.")
  var format = Format.text

  func validate() throws {
    if [staged, range != nil, all].filter({ $0 }).count > 1 {
      throw ValidationError("--staged, --range and --all do not go together")
    }
  }

  func perform(_ console: Console) throws -> ExitStatus {
    let session = try session()
    let commits = try judged(session)
    switch global.json ? .json : format {
    case .text: try print(commits, in: session, console)
    case .json: try write(json(commits))
    case .sarif: try write(SARIF.log(commits, version: FolioVersion.text))
    }
    return commits.contains(where: \.isRefused) ? .refused : .clean
  }

  private func judged(_ session: Session) throws -> [JudgedCommit] {
    if staged { return try [RehearseCommit(session)()].compactMap { $0 } }
    if all { return [try CheckEverything(session)()] }
    guard let range else { return try [RehearseWorkTree(session)()].compactMap { $0 } }
    let ends = range.split(separator: ".", omittingEmptySubsequences: false)
    guard ends.count == 3, ends[1].isEmpty else {
      throw UsageError("'\(range)' is no range", hint: "write it as OLD..NEW, for instance origin/main..HEAD")
    }
    return try JudgeRange(session)(
      from: ends[0].isEmpty ? nil : Revision(String(ends[0])).commit(in: session.repository),
      to: Revision(ends[2].isEmpty ? "HEAD" : String(ends[2])).commit(in: session.repository))
  }

  private func print(_ commits: [JudgedCommit], in session: Session, _ console: Console) throws {
    let names = try PersonNames(session)
    for judged in commits {
      let text = ViolationText(
        style: console.style, commit: judged.id == nil ? nil : judged.facts.shortID, nameOf: names.name(of:))
      try console.say(lines: judged.violations.flatMap(text.lines))
    }
    let count = commits.reduce(0) { $0 + $1.recordCount }
    let blocks = commits.flatMap(\.violations).filter { $0.violation.severity == .block }.count
    let records = counted(count, "record")
    let what = range == nil ? records : "\(counted(commits.count, "commit")), \(records)"
    // Of a file that holds no record none is counted, and there is something to mend in it all the same.
    let place = count == 0 ? "" : " in \(what)"
    try console.tell(blocks == 0 ? "\(console.errorStyle.green("clean")): \(what)" : "\(blocks) to mend\(place)")
  }

  private func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

  private func json(_ commits: [JudgedCommit]) -> JSONValue {
    [
      "clean": .bool(!commits.contains(where: \.isRefused)), "commits": .integer(Int64(commits.count)),
      "violations": .array(
        commits.flatMap { judged in judged.violations.map { $0.json(commit: judged.id?.description) } }),
    ]
  }

  private func write(_ value: JSONValue) throws { try Console.write(value) }
}
