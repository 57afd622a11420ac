import Foundation
import Testing

/// `folio doctor` where something is not as it should be.
struct DoctorTests {
  @Test func `a bare repository that nobody made a server is told so, and not a person's`() throws {
    let demo = try DemoLedger()
    try Programs.must("git", ["clone", "-q", "--mirror", demo.server, "mirror.git"], in: demo.folder)

    let ran = try Programs.run(Programs.folio, ["doctor"], in: demo.folder + "/mirror.git")

    #expect(ran.code == 0, "\(ran)")
    #expect(ran.output.contains("fix: where people push: folio hook install --server --pin ROOT"))
    #expect(!ran.output.contains("you:") && !ran.output.contains("pre-commit"))
  }

  @Test func `a clone without a branch is told to switch to one`() throws {
    let grace = try DemoLedger().clone(as: 7)
    try grace.git(must: "checkout", "-q", "--detach")

    let ran = try Programs.run(Programs.folio, ["doctor"], in: grace.path)

    #expect(ran.code == 1)
    #expect(ran.output.contains("bad   ledger: no branch is checked out\n      fix: git switch main\n"), "\(ran)")
  }

  @Test func `a ledger that is damaged is cloned anew, not begun anew`() throws {
    let grace = try DemoLedger().clone(as: 7)
    let commit = try grace.git(must: "rev-parse", "HEAD")
    try? FileManager.default.removeItem(atPath: grace.path + "/.git/objects")
    try FileManager.default.createDirectory(
      atPath: grace.path + "/.git/objects", withIntermediateDirectories: true)

    let ran = try Programs.run(Programs.folio, ["doctor"], in: grace.path)

    #expect(ran.code == 1 && ran.output.contains(commit), "\(ran)")
    #expect(ran.output.contains("git fsck shows the damage") && !ran.output.contains("folio init"), "\(ran)")
  }
}
