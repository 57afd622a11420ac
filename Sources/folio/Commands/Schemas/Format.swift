import ArgumentParser
import Git
import JSON
import Operations
import Platform
import Reporting

/// `folio fmt`: puts records into their one form.
struct Format: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt", abstract: "Put the records of the work tree into canonical form.",
    discussion: """
      Keys sorted, two spaces, sets sorted, strings in NFC. A record that you changed gets your edited_by. Without files \
      it takes all of portfolio/ and schemas/. With --check it changes nothing, names what is not in form, and exits \
      with 1.

      Examples:
        folio fmt
        folio fmt portfolio/initiatives/INI-0002.json
        folio fmt --check
      """)

  @OptionGroup var global: GlobalOptions

  @Flag(name: .long, help: "Change nothing; say what is not in form.")
  var check = false

  @Argument(help: "The files; all records of the work tree without any.", completion: .file(extensions: ["json"]))
  var files: [String] = []

  func perform(_ console: Console) throws -> ExitStatus {
    // Outside of a ledger a file is formatted all the same.
    let session = files.isEmpty ? try session() : try? session()
    let format = try FormatRecord(session)
    var (changed, faulty) = ([String](), [JSONValue]())
    for file in try targets(session) {
      let bytes = try Files.read(file.path, limit: JSONLimits.record.maxBytes)
      switch try format(bytes, at: file.inLedger) {
      case .canonical: break
      case .formatted(let canonical):
        changed.append(file.shown)
        if !check { try Files.write(canonical, to: file.path) }
        try console.say(file.shown)
      case .faulty(let faults):
        for fault in faults {
          faulty.append([
            "file": .string(file.shown), "line": .integer(Int64(fault.position.line)),
            "column": .integer(Int64(fault.position.column)), "detail": .string(fault.detail),
          ])
          try console.complain("\(TerminalText(file.shown)):\(TerminalText("\(fault)"))")
        }
      }
    }
    try console.emit([
      check ? "unformatted" : "formatted": .array(changed.map { .string($0) }), "faults": .array(faulty),
    ])
    return !faulty.isEmpty || (check && !changed.isEmpty) ? .refused : .clean
  }

  /// A file as it is opened, as it is shown, and where it lies in the ledger.
  private struct Target {
    let path: String
    let shown: String
    let inLedger: String?
  }

  private func targets(_ session: Session?) throws -> [Target] {
    let workTree = session?.repository.workDirectory
    if files.isEmpty {
      guard let workTree else { throw UsageError("this repository has no work tree", hint: "name the files") }
      return try LedgerFiles.paths(in: workTree).map { Target(path: workTree + $0, shown: $0, inLedger: $0) }
    }
    let root = try workTree.map { try Files.resolvedPath($0) + "/" }
    return try files.map { file in
      let resolved = try Files.resolvedPath(path(file))
      let inside = root.flatMap { resolved.hasPrefix($0) ? String(resolved.dropFirst($0.count)) : nil }
      return Target(path: resolved, shown: file, inLedger: inside)
    }
  }
}
