import Foundation
import Testing

/// One edit gets one answer at every door, and so does all of a history.
///
/// The histories of other suites are asked about where they are made: `expectAgreement` stands at the end of each story
/// and of each attack that is a history.
@Suite(.serialized) struct DoorsAgreeTests {
  struct Edit: CustomTestStringConvertible {
    let testDescription: String
    var file = File.portal
    let old: String
    let new: String
    /// A code among the answers; nil for an edit that is fine.
    let code: String?
  }

  static let edits = [
    Edit(testDescription: "a note", old: "Waves start", new: "Waves begin", code: nil),
    Edit(
      testDescription: "a baselined budget", old: "\"total\": 420\n  },\n  \"created",
      new: "\"total\": 421\n  },\n  \"created",
      code: "SCOPE-01"),
    Edit(
      testDescription: "the first baseline", old: "\"version\": 1\n  },", new: "\"version\": 2\n  },", code: "SCOPE-05"),
    Edit(testDescription: "a key twice", old: "  \"notes\"", new: "  \"notes\": \"a\",\n  \"notes\"", code: "FMT-01"),
    Edit(
      testDescription: "an unknown field", old: "  \"notes\"", new: "  \"colour\": \"a\",\n  \"notes\"", code: "FMT-01"),
    Edit(testDescription: "a float", old: "\"spent\": 296", new: "\"spent\": 296.5", code: "FMT-01"),
    Edit(testDescription: "a wrong type", old: "\"spent\": 296", new: "\"spent\": \"296\"", code: "FMT-03"),
    Edit(
      testDescription: "nobody as owner", old: "\"sponsor\": \"PER-0008\"", new: "\"sponsor\": \"PER-0099\"",
      code: "FMT-04"),
    Edit(testDescription: "a status", old: "\"status\": \"active\"", new: "\"status\": \"completed\"", code: "AUTH-04"),
    Edit(testDescription: "an address", old: "Waves start", new: "Ask a.b@example.com; waves start", code: "DATA-01"),
    Edit(
      testDescription: "the policy", file: File.policy, old: "\"cap_days\": 30", new: "\"cap_days\": 20", code: "GIT-03"
    ),
    Edit(
      testDescription: "another's grant", file: "portfolio/people/PER-0001.json", old: "portfolio_manager",
      new: "role_admin", code: "AUTH-07"),
  ]

  @Test(arguments: edits) func `every door gives the same codes`(edit: Edit) throws {
    let ledger = try DemoLedger()
    let grace = try ledger.clone(as: 7)
    try grace.edit(edit.file, edit.old, edit.new)

    let workTree = try grace.folio("check")
    let preCommit = try grace.git("commit", "-a", "-m", "Try")
    if edit.code == nil { try grace.git(must: "reset", "-q", "--soft", "origin/main") }
    try grace.commit("Try")
    try grace.doors().expectAgreement()
    let push = try grace.push()

    let codes = Set(push.serverCodes)
    #expect(edit.code.map(codes.contains) ?? codes.isEmpty, "\(push)")
    #expect(Set(workTree.codes) == codes, "check: \(workTree)")
    #expect(Set(preCommit.codes) == codes, "pre-commit: \(preCommit)")
    let code: Int32 = codes.isEmpty ? 0 : 1
    #expect([workTree.code, preCommit.code, push.code] == Array(repeating: code, count: 3))
  }

  @Test func `the demo company's history is the same at every door`() throws {
    let ledger = try DemoLedger(.approved)
    try Doors(ledger.server, root: ledger.root, from: nil).expectAgreement()
  }

  @Test(arguments: [("\"shards\": 2", "GIT-06"), ("\"format\": 2", "GIT-06"), ("", "FMT-05")])
  func `every door says the same of a ledger that becomes another on the way`(name: String, code: String) throws {
    let ledger = try DemoLedger()
    let grace = try ledger.clone(as: 7)
    let before = try ledger.references()
    let file = "portfolio/ledger.json"
    try grace.note()
    try grace.commit()
    if let field = name.split(separator: ":").first {
      let old = try #require(grace.read(file).split(separator: "\n").first { $0.contains(field) })
      try grace.edit(file, old.trimmingCharacters(in: [" ", ","]), name)
    } else {
      try grace.git(must: "rm", "-q", file)
    }
    try grace.commit("Become another")

    try grace.doors().expectAgreement()
    try expectRefused(grace.push(), [code], ledger, since: before)
  }

  @Test func `what a server without hooks let in, sync refuses for the same reason`() throws {
    let ledger = try DemoLedger()
    let ana = try ledger.clone(as: 1)
    let grace = try ledger.clone(as: 7)
    try Programs.must("git", ["config", "core.hooksPath", "/dev/null"], in: ledger.server)
    try grace.git(must: "rm", "-q", "portfolio/ledger.json")
    try grace.commit("Be no ledger any more")
    try grace.mustPush()

    let ran = try ana.folio("sync", "--no-push")

    #expect(ran.code == 1, "\(ran)")
    #expect(ran.codes == ["FMT-05"], "\(ran)")
  }
}
