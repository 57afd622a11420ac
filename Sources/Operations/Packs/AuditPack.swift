public import Git
import JSON
import Storage

/// The evidence of a period in one file that proves itself: the whole history, and everything that was read from it.
public struct AuditPack: Sendable {
  static let bundlePath = "ledger.bundle"
  static let pinPath = "pin.json"

  /// Writes evidence as files: registers, policies, verdict, report; without those that every pack has.
  public typealias Rendering = (AuditEvidence) throws -> [Archive.File]

  public let archive: Archive

  /// - Parameters:
  ///   - version: the version of folio that makes it.
  ///   - render: must give the same files for the same evidence, wherever and whenever it is asked.
  /// - Throws: `GitError` when an object of the history is missing.
  public init(
    _ evidence: AuditEvidence, of repository: Repository, madeBy version: String, render: Rendering,
    progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws {
    let bundle = try HistoryBundle(
      repository, Ledger.mainReference, head: evidence.verdict.head, progress: progress)
    try self.init(evidence, bundle: bundle.bytes, madeBy: version, render: render)
  }

  init(_ evidence: AuditEvidence, bundle: [UInt8], madeBy version: String, render: Rendering) throws {
    let files = Archive(
      try render(evidence) + [
        Archive.File(Self.bundlePath, bundle), Archive.File(Self.pinPath, CanonicalJSON.bytes(of: evidence.pin.json)),
      ]
    ).files
    let manifest = PackManifest(evidence, files: files, madeBy: version)
    archive = Archive(files + [Archive.File(PackManifest.path, CanonicalJSON.bytes(of: manifest.json))])
  }
}
