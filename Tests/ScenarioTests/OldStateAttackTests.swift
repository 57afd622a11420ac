import Foundation
import Testing

/// What once was valid, what git can be told to believe, and what two readers read differently.
@Suite(.serialized) struct OldStateAttackTests {
  /// Widens a baselined budget, which nobody approved, and puts it back: history holds two offences, the tree none.
  private func offendAndHide(_ clone: Clone) throws {
    try clone.offend()
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
    try grace.doors().expectAgreement()
  }

  @Test func `a forged commit graph shows git another history, and folio this one`() throws {
    let ledger = try DemoLedger()
    let grace = try ledger.clone(as: 7)
    let good = try grace.git(must: "rev-parse", "HEAD")
    try offendAndHide(grace)
    let head = try grace.git(must: "rev-parse", "HEAD")
    try grace.git(must: "commit-graph", "write", "--reachable")
    try forgeParent(of: head, as: good, in: grace.path + "/.git/objects/info/commit-graph")
    let seenByGit = try grace.git(must: "log", "--format=%H", "-2")
    #expect(seenByGit == head + "\n" + good, "git was not deceived, so nothing is shown")

    let verdict = try grace.folio("verify", "--pin", ledger.root)
    let range = try grace.folio("check", "--range", "origin/main..HEAD")

    #expect(verdict.code == 1, "\(verdict)")
    #expect(offences(in: verdict) == 2, "\(verdict)")
    #expect(range.code == 1)
    #expect(offences(in: range) == 2, "\(range)")
    try grace.doors().expectAgreement()
  }

  private func offences(in ran: Ran) -> Int {
    (ran.output + ran.errors).split(separator: "\n").count {
      $0.hasPrefix("SCOPE-01 block") && $0.contains("/budget/total")
    }
  }

  /// Writes another first parent into a commit graph (gitformat-commit-graph(5)), whose sum no reader checks.
  private func forgeParent(of commit: String, as parent: String, in path: String) throws {
    var bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
    func number(_ offset: Int, _ count: Int) -> Int { bytes[offset..<(offset + count)].reduce(0) { $0 << 8 | Int($1) } }
    func chunk(_ name: String) throws -> Int {
      let row = try #require(
        (0..<Int(bytes[6])).first { Array(bytes[(8 + $0 * 12)..<(12 + $0 * 12)]) == Array(name.utf8) })
      return number(8 + row * 12 + 4, 8)
    }
    let (fanout, names, data) = (try chunk("OIDF"), try chunk("OIDL"), try chunk("CDAT"))
    let ids = (0..<number(fanout + 255 * 4, 4)).map { index in
      bytes[(names + index * 20)..<(names + index * 20 + 20)].map { String(format: "%02x", $0) }.joined()
    }
    let place = data + (try #require(ids.firstIndex(of: commit))) * 36 + 20
    let position = try #require(ids.firstIndex(of: parent))
    for (index, shift) in [24, 16, 8, 0].enumerated() { bytes[place + index] = UInt8(position >> shift & 0xFF) }
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
    try Data(bytes).write(to: URL(filePath: path))
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
    try grace.doors().expectAgreement()

    // One of them alone is a field of one's own.
    try grace.git(must: "reset", "-q", "--hard", "origin/main")
    try grace.edit(File.portal, "  \"notes\"", "  \"x-caf\u{E9}\": 1,\n  \"notes\"")
    try grace.folio(must: "fmt", File.portal)
    try grace.commit("Say it once")
    let once = try grace.push()
    #expect(!once.serverCodes.contains("FMT-01"), "\(once)")
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
    try grace.doors().expectAgreement()
  }
}
