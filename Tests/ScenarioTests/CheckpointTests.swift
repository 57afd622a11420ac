import Foundation
import Testing

/// Notes that an auditor keeps, and histories that did or did not grow from them.
@Suite(.serialized) struct CheckpointTests {
  private func edited(_ clone: Clone, _ old: String, _ new: String) throws {
    try clone.edit(File.portal, old, new)
    try clone.commit()
  }

  /// A clone of the auditor's with a note in its folder.
  private func noted(_ ledger: DemoLedger) throws -> Clone {
    let auditor = try ledger.clone(as: 11)
    try auditor.folio(must: "checkpoint", "--state", "state", "-o", "kept.note")
    return auditor
  }

  private func verify(_ clone: Clone, _ more: String...) throws -> Ran {
    try Programs.run(
      Programs.folio, ["verify", "--pin", clone.ledger.root, "--checkpoint", "kept.note"] + more, in: clone.path)
  }

  @Test func `a note says which ledger, how many commits and the newest of them`() throws {
    let ledger = try DemoLedger()
    let auditor = try noted(ledger)

    let lines = try auditor.read("kept.note").split(separator: "\n", omittingEmptySubsequences: false)

    #expect(lines[0].hasSuffix("#main") && lines[0].count == 31)
    #expect(try lines[1] == auditor.git(must: "rev-list", "--count", "main"))
    #expect(lines[2].hasPrefix(try ledger.head() + " ") && lines[2].count == 105)
    #expect(lines[4].hasPrefix("— \(lines[0].dropLast(5))/PER-0011 "))
    #expect(try auditor.folio("checkpoint", "--state", "state").output == auditor.read("kept.note"))
  }

  @Test func `history that grew from the note is clean`() throws {
    let ledger = try DemoLedger()
    let auditor = try noted(ledger)
    #expect(try verify(auditor).code == 0)
    let grace = try ledger.clone(as: 7)
    try edited(grace, "Waves start", "Waves begin")
    try grace.mustPush()
    try auditor.pull()

    let ran = try verify(auditor)

    #expect(ran.code == 0, "\(ran)")
    #expect(ran.output.contains("noted    3 commits to"), "\(ran)")
    #expect(try verify(auditor, "--json").output.contains("\"checkpoints\""))
  }

  @Test func `a history that was rolled back or rewritten is a finding, and no note of it is signed`() throws {
    let ledger = try DemoLedger()
    let grace = try ledger.clone(as: 7)
    try edited(grace, "Waves start", "Waves begin")
    try grace.mustPush()
    let auditor = try noted(ledger)
    try auditor.git(must: "reset", "-q", "--hard", "HEAD~1")

    let back = try verify(auditor)
    #expect(back.code == 1 && back.codes == ["AUD-01"], "\(back)")

    // The same length with another commit.
    try auditor.git(must: "config", "user.email", "per-0007@alder.example")
    try auditor.git(must: "config", "user.signingkey", ledger.keys + "/PER-0007")
    try edited(auditor, "Waves start", "Waves open")
    let forked = try verify(auditor)
    #expect(forked.code == 1 && forked.codes == ["AUD-01"], "\(forked)")

    let signing = try auditor.folio("checkpoint", "--state", "state", "--key", ledger.keys + "/PER-0011")
    #expect(signing.code == 1 && signing.codes == ["AUD-01"] && signing.output.isEmpty, "\(signing)")
  }

  @Test func `a note counts for nothing when it was changed, or when nobody known signed it`() throws {
    let ledger = try DemoLedger()
    let auditor = try noted(ledger)
    let note = try auditor.read("kept.note")
    try auditor.write("kept.note", note.replacing("\n3\n", with: "\n2\n").replacing("#main", with: "#mine"))
    let changed = try verify(auditor)
    #expect(changed.code == 1 && changed.codes == ["AUD-01"], "\(changed)")

    try Programs.must("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", "stranger"], in: auditor.path)
    try auditor.folio(must: "checkpoint", "--state", "state", "--key", "stranger", "-o", "kept.note")
    let strange = try verify(auditor)
    #expect(strange.code == 1 && strange.output.contains("no key that is known here signed it"), "\(strange)")
    #expect(try verify(auditor, "--checkpoint-key", "stranger.pub").code == 0)
  }

  @Test(arguments: ["", "short", "alder#main\n"]) func `a last note that is not whole is never taken for none`(
    content: String
  ) throws {
    let ledger = try DemoLedger()
    let auditor = try noted(ledger)
    let state = auditor.path + "/state"
    let kept = try #require(try FileManager.default.contentsOfDirectory(atPath: state).first { $0.hasSuffix(".note") })
    try auditor.write("state/" + kept, content)

    let ran = try auditor.folio("checkpoint", "--state", "state")

    #expect(ran.code == 2 && ran.output.isEmpty, "\(ran)")
    #expect(try auditor.read("state/" + kept) == content)
  }

  @Test func `a file that is not there is no answer, and no folder to keep notes in is wrong usage`() throws {
    let ledger = try DemoLedger()
    let auditor = try ledger.clone(as: 11)
    #expect(try verify(auditor).code == 2)
    let homeless = try Programs.run(Programs.folio, ["checkpoint"], in: auditor.path, ["HOME": ""])
    #expect(homeless.code == 64, "\(homeless)")
  }
}
