import Foundation
import Testing

/// Files that were taken away or broken past the hooks: the auditor still sees what was there, and that it is gone.
struct BlindedLedgerTests {
  private func broken(_ edit: (Clone) throws -> Void) throws -> (clone: Clone, root: String) {
    let ledger = try DemoLedger()
    let clone = try ledger.clone(as: 11, hooks: false)
    try edit(clone)
    try clone.git(
      must: "-c", "user.email=z@evil.example", "-c", "commit.gpgsign=false", "commit", "-q", "--no-verify", "-am",
      "Tidy up")
    return (clone, ledger.root)
  }

  @Test(arguments: ["newline", "mode", "policy", "lesson"])
  func `a fault of form hides neither the forged author nor the edit of what was agreed`(kind: String) throws {
    let (clone, root) = try broken { clone in
      try clone.edit("portfolio/initiatives/INI-0002.json", "\"total\": 420", "\"total\": 900")
      switch kind {
      case "newline": try clone.edit("portfolio/initiatives/INI-0002.json", "{\n", "{\n\n")
      case "mode": try Programs.must("chmod", ["+x", "portfolio/initiatives/INI-0002.json"], in: clone.path)
      case "policy": try clone.write("portfolio/policies/POL-0001.json", "{")
      default: try clone.git(must: "rm", "-q", "portfolio/lessons/LES-0001.json")
      }
    }
    let breaches = try clone.folio("audit", "breaches", "--pin", root)

    #expect(breaches.code == 1)
    for code in ["SIG-01", "GIT-02", "SCOPE-01"] { #expect(breaches.codes.contains(code), "\(breaches)") }
  }

  @Test func `an exception that was taken away is missed by the register, and counted by the audit`() throws {
    let (clone, _) = try broken { try $0.git(must: "rm", "-q", "portfolio/exceptions/EXC-0003.json") }

    let register = try clone.folio("exception", "register")
    #expect(register.code == 2 && register.errors.contains("lists EXC-0003, which cannot be read"), "\(register)")
    let audit = try clone.folio("audit", "exceptions", "--period", "2026Q3")
    #expect(audit.code == 0 && audit.output.contains("3 in force at some time"), "\(audit)")
  }

  @Test func `an empty tree blinds nobody`() throws {
    let (clone, root) = try broken { try $0.git(must: "rm", "-rq", ".") }

    let breaches = try clone.folio("audit", "breaches", "--pin", root)
    #expect(breaches.code == 1 && breaches.codes.contains("FMT-05"), "\(breaches)")
    let before = try clone.folio("show", "INI-0002", "--as-of", "2026-09-08T13:00:00Z")
    #expect(before.code == 0 && before.output.contains("Self-service claims portal"), "\(before)")
    let register = try clone.folio("exception", "register")
    #expect(register.code == 2 && register.errors.contains("holds no policy"), "\(register)")
  }
}
