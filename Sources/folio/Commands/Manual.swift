import ArgumentParser
import JSON
import Platform
import Reporting

/// `folio man DIR`: the manual, a page for each command, as `script/install` puts it in its place.
struct Manual: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "man", abstract: "Write the manual: a page for each command.",
    discussion: """
      Examples:
        folio man ~/.local/share/man/man1
      """,
    shouldDisplay: false)

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp("Where to write the pages; made if it is not there.", valueName: "dir"))
  var folder: String

  func perform(_ console: Console) throws -> ExitStatus {
    let help = try JSONParser.parse(Folio._dumpHelp(), limits: .document)
    let folder = try path(folder)
    let pages = ManualPage.all(of: help["command"] ?? [:], version: FolioVersion.text)
    try Files.createFolder(folder)
    for page in pages { try Files.write([UInt8](page.text.utf8), to: "\(folder)/\(page.name).1") }
    try console.tell("wrote \(pages.count) pages to \(folder)")
    return .clean
  }
}
