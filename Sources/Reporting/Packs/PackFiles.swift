import Calendars
import Git
import Governance
import JSON
public import Operations

extension AuditEvidence {
  /// The evidence as files: README.txt, report.html, verdict.json, policies and registers; the same for everybody.
  public func files() throws -> [Archive.File] {
    let registers = try registers
    return [
      Archive.File("README.txt", Array(readme.utf8)),
      Archive.File("report.html", Array(PackReport(self, registers).html.utf8)),
      Archive.File("verdict.json", CanonicalJSON.bytes(of: verdict.json)),
    ] + policyFiles
      + registers.flatMap { name, _, table in
        [
          Archive.File("registers/\(name).json", CanonicalJSON.bytes(of: table.json)),
          Archive.File("registers/\(name).csv", Array(table.csv.utf8)),
        ]
      }
  }

  /// Each version of the policy, and a list of them with their digests.
  private var policyFiles: [Archive.File] {
    let versions = policies.map { ($0, CanonicalJSON.bytes(of: $0.after?.json ?? [:])) }
    let files = versions.map { version, bytes in
      Archive.File("policies/\(version.note.hexID).json", bytes)
    }
    return files + [Archive.File("policies/index.json", CanonicalJSON.bytes(of: policyTable.json))]
  }

  /// `{file, version, status, since, commit, by, sha256}` of each version of the policy.
  var policyTable: RegisterTable {
    RegisterTable(
      columns: ["version", "status", "since", "commit", "by", "sha256"],
      rows: policies.map { version in
        let record = version.after?.json ?? [:]
        var row: JSONObject = [
          "file": .string("policies/\(version.note.hexID).json"), "since": .string("\(version.note.time)"),
          "commit": .string(version.note.hexID),
          "sha256": .string(SHA256Digest(of: CanonicalJSON.bytes(of: record)).description),
        ]
        for key in ["version", "status"] { row[key] = record[key] }
        row["by"] = version.note.author.map { .string($0.text) }
        return row
      })
  }

  private var readme: String {
    """
    Evidence of \(period) (\(period.firstDay) to \(period.lastDay)) from one ledger.

      report.html      opens in a browser, without a network
      registers/       as CSV for spreadsheets and as JSON for programs
      policies/        every version of the policy that was in force
      verdict.json     what a replay of all history found
      ledger.bundle    the whole history: git clone ledger.bundle
      pin.json         which ledger this is: compare it with what you were told by other means
      manifest.json    the SHA-256 of every other file

    To check all of it, on any machine and without a network:

      folio audit verify-pack FILE --pin ROOT

    It replays the history in ledger.bundle and makes every other file anew; one byte that differs is a finding.
    To see that no exception covered something, add --covered PRC-0001 --from DAY --to DAY.

    """
  }
}
