import Foundation
import Testing

/// What is tried with references and the shape of history, by a contributor who skips every client hook.
@Suite(.serialized) struct ReferenceAttackTests {
  @Test func `an offence that came in as a draft first is still refused on main`() throws {
    let ledger = try DemoLedger()
    let grace = try ledger.clone(as: 7)
    try grace.offend()
    try grace.commit()

    #expect(try grace.push("HEAD:refs/heads/draft/PER-0007/widen").code == 0)

    let before = try ledger.references()
    try expectRefused(grace.push(), ["SCOPE-01"], ledger, since: before)
    try grace.doors().expectAgreement()
  }

  @Test(arguments: [
    "refs/heads/side", "refs/tags/v1", "refs/replace/0123456789012345678901234567890123456789",
    "refs/notes/commits", "refs/heads/MAIN", "refs/heads/draft/PER-0001/hers",
  ])
  func `no other reference is taken, and main falls with it`(reference: String) throws {
    let ledger = try DemoLedger()
    let grace = try ledger.clone(as: 7)
    let before = try ledger.references()
    try grace.note()
    try grace.commit()

    let push = try grace.push("HEAD:refs/heads/main", "HEAD:" + reference)

    #expect(push.code == 1, "\(push)")
    #expect(!push.serverCodes.isEmpty, "\(push)")
    #expect(try ledger.references() == before)
  }

  @Test func `an offence and its revert in one push are two offences`() throws {
    let ledger = try DemoLedger()
    let grace = try ledger.clone(as: 7)
    let before = try ledger.references()
    try grace.offend()
    let first = try grace.commit()
    try grace.git(must: "checkout", "-q", "origin/main", "--", ".")
    let second = try grace.commit("Put it back")

    let push = try grace.push()

    try expectRefused(push, ["SCOPE-01"], ledger, since: before)
    for commit in [first, second] { #expect(push.serverLines.contains { $0.contains("(\(commit.prefix(7)) ") }) }
    try grace.doors().expectAgreement()
  }

  @Test func `replace references and grafts hide nothing`() throws {
    let ledger = try DemoLedger()
    let grace = try ledger.clone(as: 7)
    let before = try ledger.references()
    try grace.offend()
    let bad = try grace.commit()
    try grace.git(must: "replace", bad, "origin/main")
    try grace.write(".git/info/grafts", bad + "\n")

    #expect(try grace.folio("verify", "--pin", ledger.root).code == 1)
    #expect(try grace.folio("check", "--range", "origin/main..HEAD").codes == ["SCOPE-01"])
    try expectRefused(
      Programs.run(
        "git", ["push", "--no-verify", "origin", bad + ":refs/heads/main"], in: grace.path,
        ["GIT_NO_REPLACE_OBJECTS": "1", "GIT_GRAFT_FILE": "/dev/null"]),
      ["SCOPE-01"], ledger, since: before)
  }

  @Test func `a shallow clone is never clean`() throws {
    let ledger = try DemoLedger(.approved)
    try Programs.must("git", ["clone", "-q", "--depth", "2", "file://" + ledger.server, "shallow"], in: ledger.folder)

    let ran = try Programs.run(Programs.folio, ["-C", "shallow", "verify", "--pin", ledger.root], in: ledger.folder)

    #expect(ran.code == 2, "\(ran)")
    #expect(ran.output.contains("INCOMPLETE"))
    #expect(!ran.output.contains("clean"))
  }

  @Test func `without a pin nothing is clean`() throws {
    let ran = try DemoLedger().clone(as: 7).folio("verify")
    #expect(ran.code == 2)
    #expect(ran.output.contains("UNANCHORED"))
  }

  @Test(arguments: [false, true]) func `merges are refused, and so are offences on a side parent`(evil: Bool) throws {
    let ledger = try DemoLedger()
    let grace = try ledger.clone(as: 7)
    let before = try ledger.references()
    try grace.git(must: "checkout", "-q", "-b", "side")
    if evil { try grace.offend() } else { try grace.note() }
    try grace.commit("On the side")
    try grace.git(must: "checkout", "-q", "main")
    try grace.edit(File.portal, "\"notifications\"", "\"notices\"")
    try grace.commit("On main")
    try grace.git(must: "merge", "-q", "--no-verify", "--no-ff", "--no-edit", "-s", evil ? "ours" : "ort", "side")

    let push = try grace.push()

    try expectRefused(push, ["GIT-01"], ledger, since: before)
    // What came in by the side is judged as well, even where the merge threw it away and so changes nothing.
    #expect(Set(push.serverCodes) == (evil ? ["GIT-01", "GIT-05", "SCOPE-01"] : ["GIT-01"]), "\(push)")
    try grace.doors().expectAgreement()
  }

  @Test func `history is neither rewound nor deleted`() throws {
    let ledger = try DemoLedger(.submitted)
    let grace = try ledger.clone(as: 7)
    let before = try ledger.references()

    try expectRefused(grace.push("HEAD~1:refs/heads/main", force: true), ["GIT-01"], ledger, since: before)
    let deletion = try grace.push(":refs/heads/main")
    #expect(deletion.code == 1)
    #expect(try ledger.references() == before)
  }

  @Test func `nobody rewinds main on the server itself`() throws {
    let ledger = try DemoLedger(.submitted)
    let before = try ledger.references()

    let local = try Programs.run("git", ["update-ref", "refs/heads/main", "main~1"], in: ledger.server)

    #expect(local.code != 0, "\(local)")
    #expect(try ledger.references() == before)
  }

  @Test func `a second root is refused`() throws {
    let ledger = try DemoLedger()
    let grace = try ledger.clone(as: 7)
    let before = try ledger.references()
    try grace.git(must: "checkout", "-q", "--orphan", "other")
    try grace.commit("Begin again")

    try expectRefused(grace.push(force: true), ["GIT-01"], ledger, since: before)
  }
}
