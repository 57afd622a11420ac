import Foundation
import Testing

/// What once was valid, what git can be told to believe, and what two readers read differently.
@Suite(.serialized) struct OldStateAttackTests {
  /// Widens a baselined budget, which nobody approved, and puts it back: history holds two offences, the tree none.
  private func offendAndHide(_ clone: Clone) throws {
    try clone.edit(File.portal, "\"spent\": 296,\n    \"total\": 420", "\"spent\": 296,\n    \"total\": 442")
    try clone.commit()
    try clone.git(must: "checkout", "-q", "origin/main", "--", ".")
    try clone.commit("Put it back")
  }

  @Test func `an old policy that once held is not put back by hand`() throws {
    let ledger = try DemoLedger()
    let grace = try ledger.clone(as: 7)
    let before = try ledger.references()
    let setUp = try grace.git(must: "rev-list", "--reverse", "HEAD", "--", File.policy).split(separator: "\n")
    #expect(setUp.count > 1, "the policy has one version only, so nothing old is put back")
    try grace.git(must: "checkout", "-q", String(setUp[0]), "--", File.policy)
    try grace.commit("Use the policy of before")

    let push = try grace.push()

    #expect(push.code == 1, "\(push)")
    #expect(push.serverCodes.contains("GIT-03"), "\(push)")
    #expect(try ledger.references() == before)
    #expect(try grace.folio("verify", "--pin", ledger.root).codes.contains("GIT-03"))
  }

  @Test(arguments: ["another history", "garbage"]) func `a forged commit graph hides nothing`(forgery: String) throws {
    let ledger = try DemoLedger()
    let grace = try ledger.clone(as: 7)
    // A graph of the history before the offences, and one whose bytes are no graph.
    try grace.git(must: "commit-graph", "write", "--reachable")
    let graph = grace.path + "/.git/objects/info/commit-graph"
    let old = try Data(contentsOf: URL(filePath: graph))
    try offendAndHide(grace)
    try grace.git(must: "commit-graph", "write", "--reachable")
    var forged = forgery == "garbage" ? Data(repeating: 0x41, count: old.count) : old
    if forgery != "garbage" { forged[forged.count / 2] ^= 0xFF }
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: graph)
    try forged.write(to: URL(filePath: graph))

    let verdict = try grace.folio("verify", "--pin", ledger.root)
    let range = try grace.folio("check", "--range", "origin/main..HEAD")

    #expect(verdict.code == 1, "\(verdict)")
    #expect(verdict.codes.count { $0 == "SCOPE-01" } >= 1)
    #expect(range.code == 1)
    #expect(range.codes.contains("SCOPE-01"), "\(range)")
  }

  @Test func `keys that are canonically equal are not two keys`() throws {
    let ledger = try DemoLedger()
    let grace = try ledger.clone(as: 7)
    let before = try ledger.references()
    // One letter, and a letter with an accent that follows it.
    try grace.edit(File.portal, "  \"notes\"", "  \"x-caf\u{E9}\": 1,\n  \"x-cafe\u{301}\": 2,\n  \"notes\"")
    try grace.commit("Say it twice")

    let push = try grace.push()

    #expect(push.code == 1)
    #expect(push.serverCodes.contains("FMT-01"), "\(push)")
    #expect(try ledger.references() == before)
  }

  @Test func `a verifier that the attacker chose is not asked`() throws {
    let ledger = try DemoLedger()
    let grace = try ledger.clone(as: 7)
    let before = try ledger.references()
    let folder = try Programs.makeFolder()
    for program in ["ssh-keygen", "gpg", "git-verify-commit"] {
      try "#!/bin/sh\necho 'Good \"git\" signature'\nexit 0\n".write(
        toFile: folder + "/" + program, atomically: true, encoding: .utf8)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder + "/" + program)
    }
    for setting in ["gpg.program", "gpg.ssh.program"] {
      try grace.git(must: "config", setting, folder + "/ssh-keygen")
    }
    let path = ["PATH": folder + ":/usr/local/bin:/usr/bin:/bin"]
    try grace.edit(File.portal, "Waves start", "Waves begin")
    try grace.git(must: "-c", "commit.gpgsign=false", "commit", "-q", "--no-verify", "-a", "-m", "Trust me")

    let push = try grace.git("push", "-q", "--no-verify", "origin", "HEAD:main", environment: path)
    let verdict = try Programs.run(Programs.folio, ["verify", "--pin", ledger.root], in: grace.path, path)

    #expect(push.code == 1, "\(push)")
    #expect(push.serverCodes.contains { $0.hasPrefix("SIG-") }, "\(push)")
    #expect(try ledger.references() == before)
    #expect(verdict.code == 1)
    #expect(verdict.codes.contains { $0.hasPrefix("SIG-") }, "\(verdict)")
  }
}
