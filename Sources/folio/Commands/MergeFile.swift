import ArgumentParser
import Governance
import JSON
import Operations
import Platform
import Reporting

/// `folio merge-file %O %A %B`: git merges records by their fields.
struct MergeFile: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge-file", abstract: "Merge two edits of one record, for git.",
    discussion: """
      Exit status: 0 when the merge stands in OURS, in canonical form; 1 when both sides changed one field, and then \
      OURS is left as it is. Let git call it for rebases and for drafts; a ledger itself holds no merges.

      Examples:
        git config merge.folio.driver 'folio merge-file %O %A %B'
        echo 'portfolio/**/*.json merge=folio' >> .git/info/attributes
        folio merge-file base.json ours.json theirs.json
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "What both sides started from; empty where both added it.")
  var base: String

  @Argument(help: "Our side, and where the merge goes.")
  var ours: String

  @Argument(help: "Their side.")
  var theirs: String

  func perform(_ console: Console) throws -> ExitStatus {
    let old = try bytes(base)
    let merge = try RecordMerge(
      base: old.isEmpty ? nil : record(old, base), ours: record(bytes(ours), ours),
      theirs: record(bytes(theirs), theirs))
    guard merge.conflicts.isEmpty else {
      let text = ConflictText()
      let id = merge.merged["id"]?.stringValue ?? ours
      for conflict in merge.conflicts { try console.complain(text.line(conflict, in: id)) }
      try console.emit(["conflicts": .array(merge.conflicts.map(text.json))])
      return .refused
    }
    try Files.write(CanonicalJSON.bytes(of: merge.merged), to: path(ours))
    try console.emit(["conflicts": []])
    return .clean
  }

  private func bytes(_ name: String) throws -> [UInt8] { try Files.read(path(name), limit: JSONLimits.record.maxBytes) }

  private func record(_ bytes: [UInt8], _ name: String) throws -> JSONValue {
    do {
      let value = CanonicalJSON.normalised(try JSONParser.parse(bytes, limits: .record))
      guard value.objectValue.flatMap({ Record(fields: $0) }) != nil else {
        throw UnmergeableFile(name: name, reason: "it holds no record")
      }
      return value
    } catch let error as JSONParseError {
      throw UnmergeableFile(name: name, reason: "\(error)")
    }
  }
}

/// A file that is no record, so that nothing can be said about its fields.
private struct UnmergeableFile: Error, CustomStringConvertible {
  let name: String
  let reason: String
  var description: String { "could not merge \(name): \(reason)" }
}
