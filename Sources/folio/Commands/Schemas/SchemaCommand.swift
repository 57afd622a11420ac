import ArgumentParser
import Governance
import JSON
import Operations
import Platform
import Reporting

/// `folio schema`: what records look like, and whether files do.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Say what the fields of records are, and validate files.",
    subcommands: [SchemaList.self, SchemaShow.self, SchemaValidate.self])
}

/// `folio schema list`
struct SchemaList: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the kinds of record, with what each is for.",
    discussion: """
      Examples:
        folio schema list
        folio schema list --json
      """)

  @OptionGroup var global: GlobalOptions

  func perform(_ console: Console) throws -> ExitStatus {
    let outlines = try RecordCatalog.kinds.map { ($0, try SchemaOutline(of: $0)) }
    let table = TextTable(
      [
        TextTable.Column("kind"), TextTable.Column("ids"), TextTable.Column("folder"),
        TextTable.Column("what it is", isFlexible: true),
      ],
      outlines.map { [$0.name, "\($0.prefix)-…", "portfolio/\($0.folder)", $1.summary] })
    try console.say(lines: table.lines(width: console.width, style: console.style))
    try console.emit(
      .array(
        outlines.map {
          [
            "kind": .string($0.name), "prefix": .string($0.prefix), "folder": .string($0.folder),
            "description": .string($1.summary),
          ]
        }))
    return .clean
  }
}

/// `folio schema show`
struct SchemaShow: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show the fields of a kind of record.",
    discussion: """
      --json prints the JSON Schema itself.

      Examples:
        folio schema show change
        folio schema show initiative --json
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(
    help: ArgumentHelp("The kind, or ledger, guard or common.", valueName: "kind"),
    completion: .list(RecordCatalog.kinds.map(\.name)))
  var kind: String

  func perform(_ console: Console) throws -> ExitStatus {
    let name = RecordCatalog.kind(prefix: kind.uppercased())?.name ?? RecordCatalog.kind(folder: kind)?.name ?? kind
    let outline: SchemaOutline
    do {
      outline = try SchemaOutline(named: name)
    } catch is UnknownSchema {
      throw UsageError("there is no kind '\(kind)'", hint: "folio schema list names them")
    }
    try console.say(lines: OutlineText(style: console.style, width: console.width).lines(outline))
    try console.emit(SchemaLibrary.json(named: name))
    return .clean
  }
}

/// `folio schema validate`
struct SchemaValidate: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate", abstract: "Say whether JSON files are what a schema describes.",
    discussion: """
      Any JSON Schema of draft 2020-12; references may name the files beside it. Exit status: 0 all valid, 1 not, 2 when \
      a file or the schema could not be read.

      Examples:
        folio schema validate --schema change draft.json
        folio schema validate --schema my.schema.json one.json two.json --json
      """)

  @OptionGroup var global: GlobalOptions

  @Option(
    name: .long, help: ArgumentHelp("A file that holds a schema, or a kind of record.", valueName: "file|kind"),
    completion: .file(extensions: ["json"]))
  var schema: String

  @Argument(help: "The files to look at; - for standard input.", completion: .file())
  var files: [String]

  func perform(_ console: Console) throws -> ExitStatus {
    let isKind = RecordCatalog.kind(named: schema) != nil || ["ledger", "guard", "common"].contains(schema)
    let schema = isKind ? try SchemaFile(named: schema) : try SchemaFile(at: path(schema))
    var (isUnread, found) = (false, [JSONValue]())
    for file in files {
      do {
        for fault in try schema.faults(in: bytes(of: file)) {
          found.append(fault.json(file: file))
          try console.say(FaultText().line(fault, in: file))
        }
      } catch let error as PlatformError {
        isUnread = true
        try console.complain("folio: \(error)")
      }
    }
    try console.emit(["valid": .bool(found.isEmpty && !isUnread), "faults": .array(found)])
    if found.isEmpty, !isUnread {
      try console.tell("\(console.errorStyle.green("valid")): \(files.count) file\(files.count == 1 ? "" : "s")")
    }
    return !found.isEmpty ? .refused : isUnread ? .incomplete : .clean
  }

  private func bytes(of file: String) throws -> [UInt8] {
    let limit = JSONLimits.document.maxBytes
    return file == "-" ? try StandardStream.readInput(limit: limit) : try Files.read(path(file), limit: limit)
  }
}
