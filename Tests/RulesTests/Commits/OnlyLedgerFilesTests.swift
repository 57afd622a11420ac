import Governance
import JSON
import Rules
import Testing

struct OnlyLedgerFilesTests {
  private let rules: [any Rule] = [OnlyLedgerFiles()]

  private func messages(_ path: String) throws -> [String] {
    try JudgedCommit().violations(rules) { $0.write(path, "{}") }.messages
  }

  @Test(arguments: [
    ("portfolio/readme.txt", "no kind of record lies there"),
    ("portfolio/journeys/JRN-0001.json", "no kind of record lies there"),
    ("portfolio/metrics/0/1/MET-0001.json", "MET-0001 lies at portfolio/metrics/MET-0001.json"),
    ("portfolio/metrics/INI-0001.json", "INI-0001 lies at portfolio/initiatives/INI-0001.json"),
    ("portfolio/metrics/met-0001.json", "records are files named ID.json, such as portfolio/metrics/MET-0001.json"),
    ("portfolio/metrics/notes.md", "records are files named ID.json, such as portfolio/metrics/MET-0001.json"),
    ("portfolio", "no kind of record lies there"),
    ("hooks", "hooks is a folder"),
    ("docs/a b.md", "names are made of A-Z, a-z, 0-9, '.', '_' and '-'"),
    ("docs/caf\u{E9}.md", "names are made of A-Z, a-z, 0-9, '.', '_' and '-'"),
    ("docs//a.md", "a name is empty"),
    ("docs/../a.md", ".. has a meaning of its own"),
    (".gitmodules", ".gitmodules has a meaning of its own"),
    ("docs/.GIT/config", ".GIT has a meaning of its own"),
    (".mailmap", ".mailmap has a meaning of its own"),
    ("Portfolio/x.json", "it differs from portfolio only in case"),
  ])
  func `what does not belong is refused`(path: String, detail: String) throws {
    #expect(try messages(path).contains("\(path) does not belong in a ledger: \(detail)"))
  }

  @Test
  func `two new paths that differ only in case are refused`() throws {
    let violations = try JudgedCommit().violations(rules) {
      $0.write("docs/a.md", "")
      $0.write("Docs/b.md", "")
    }

    #expect(violations.messages == ["docs/a.md does not belong in a ledger: it differs from Docs only in case"])
  }

  @Test(arguments: [
    "README.md", ".github/check.sh", "docs/decisions/0001-shards.md", "portfolio/metrics/MET-0099.json",
  ])
  func `records at their paths and files beside the ledger are let pass`(path: String) throws {
    #expect(try messages(path).isEmpty)
  }

  @Test
  func `modes other than a plain file's are refused`() throws {
    var commit = JudgedCommit()
    commit.modes = ["README.md": "100755"]

    #expect(
      try commit.violations(rules) { $0.write("README.md", "a") }.messages
        == ["README.md does not belong in a ledger: its mode is 100755, not 100644"])
  }

  @Test
  func `the faults of trees are said once`() throws {
    var commit = JudgedCommit()
    commit.treeFaults = [
      TreeFault(path: "docs/a b.md", detail: "a space"), TreeFault(path: "x", detail: "too large", isLimit: true),
    ]

    #expect(
      try commit.violations(rules) { $0.write("docs/a b.md", "a") }.messages
        == ["docs/a b.md does not belong in a ledger: a space"])
  }

  @Test
  func `the file that names the ledger is written by the root commit and never again`() throws {
    var ledger = MemoryLedger.alder
    ledger.write("portfolio/ledger.json", "{\"shards\": 0}")
    var root = JudgedCommit(on: MemoryLedger())
    root.phase = .root

    #expect(
      try JudgedCommit(on: ledger).violations(rules) { $0.write("portfolio/ledger.json", "{\"shards\": 2}") }.codes
        == ["GIT-06"])
    #expect(try root.violations(rules) { $0.write("portfolio/ledger.json", "{}") }.isEmpty)
    #expect(try root.violations(rules) { $0.write("README.md", "a") }.codes == ["GIT-06"])
  }
}
