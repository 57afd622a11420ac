import ArgumentParser
import Operations
import Platform

/// A file of a ledger and where its new text lies: `schemas/lesson.schema.json=lesson.json`; nothing after `=` removes it.
struct NamedFile: ExpressibleByArgument {
  let path: String
  let source: String?

  init?(argument: String) {
    guard let sign = argument.firstIndex(of: "="), sign > argument.startIndex else { return nil }
    path = String(argument[..<sign])
    let rest = argument[argument.index(after: sign)...]
    source = rest.isEmpty ? nil : String(rest)
  }

  /// The texts, by path in the ledger; nothing for a file to remove.
  ///
  /// - Throws: `UsageError` for a path outside `schemas/` and `hooks/`, `PlatformError` when a file cannot be read.
  static func texts(_ files: [NamedFile], in command: some FolioCommand) throws -> [String: [UInt8]?] {
    var texts: [String: [UInt8]?] = [:]
    for file in files {
      guard file.path.hasPrefix("schemas/") || file.path.hasPrefix("hooks/") else {
        throw UsageError("\(file.path) is not under schemas/ or hooks/", hint: "--file schemas/NAME.schema.json=PATH")
      }
      texts.updateValue(try file.source.map { try Files.read(command.path($0), limit: 1 << 20) }, forKey: file.path)
    }
    return texts
  }
}
