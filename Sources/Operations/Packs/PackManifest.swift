public import Calendars
public import JSON

/// What a pack says of itself: its ledger and period, which folio made it, and the digest of every other file.
public struct PackManifest: Sendable {
  static let path = "manifest.json"
  static let format: Int64 = 1

  public let period: Period
  /// The version of folio that made it, by its own word.
  public let madeBy: String
  public let json: JSONValue
  /// The digest of each file, by its path.
  let digests: [(path: String, digest: String)]

  init(_ evidence: AuditEvidence, files: [Archive.File], madeBy version: String) {
    digests = files.map { ($0.path, SHA256Digest(of: $0.bytes).description) }
    (period, madeBy) = (evidence.period, version)
    json = [
      "format": .integer(Self.format), "folio": .string(version), "period": .string(period.description),
      "from": .string("\(period.firstDay)"), "to": .string("\(period.lastDay)"), "pin": evidence.pin.json,
      "head": .string(evidence.newest.hexID), "commits": .integer(Int64(evidence.verdict.judgedCount)),
      "files": .array(
        zip(files, digests).map { file, digest in
          [
            "path": .string(file.path), "bytes": .integer(Int64(file.bytes.count)), "sha256": .string(digest.digest),
          ]
        }),
    ]
  }

  /// Reads a manifest, of which nothing is believed but which period was meant and which version may be named.
  ///
  /// - Throws: `PackFault`.
  init(_ bytes: [UInt8]) throws(PackFault) {
    guard let json = try? JSONParser.parse(bytes, limits: .document) else { throw PackFault(Self.path, .notJSON) }
    guard json["format"]?.integerValue == Self.format else { throw PackFault(Self.path, .otherFormat) }
    guard let period = json["period"]?.stringValue.flatMap(Period.init), let version = json["folio"]?.stringValue,
      version.utf8.count <= 32, version.utf8.allSatisfy({ 0x20...0x7E ~= $0 }), let files = json["files"]?.arrayValue
    else { throw PackFault(Self.path, .notJSON) }
    (self.period, madeBy, self.json) = (period, version, json)
    digests = files.compactMap { file in
      guard let path = file["path"]?.stringValue, let digest = file["sha256"]?.stringValue else { return nil }
      return (path, digest)
    }
  }

  /// What differs between the files that are named here and those that are there.
  func faults(in archive: Archive) -> [PackFault] {
    let found = archive.files.filter { $0.path != Self.path }
    let named = Dictionary(digests.map { ($0.path, $0.digest) }, uniquingKeysWith: { first, _ in first })
    let missing = digests.map(\.path).filter { archive[$0] == nil }.map { PackFault($0, .missing) }
    return missing
      + found.compactMap { file in
        guard let digest = named[file.path] else { return PackFault(file.path, .unnamed) }
        return digest == SHA256Digest(of: file.bytes).description ? nil : PackFault(file.path, .altered)
      }
  }
}
