import Foundation
import Testing

/// Repositories that no ledger is in, and files too large for one: a clear word, never a signal.
@Suite(.serialized) struct GroundTests {
  @Test(arguments: [["check", "--all"], ["verify"], ["log"], ["initiative", "list"]], [false, true])
  func `a repository without a commit is not clean`(arguments: [String], isBare: Bool) throws {
    let folder = try Programs.makeFolder()
    try Programs.must("git", ["init", "-q", "-b", "main"] + (isBare ? ["--bare"] : []), in: folder)

    let ran = try Programs.run(Programs.folio, arguments, in: folder)

    #expect(ran.code == 2, "\(ran)")
    #expect(ran.errors == "folio: refs/heads/main has no commit yet; folio init begins a ledger\n")
  }

  @Test func `where a work tree is wanted, a bare repository says what else there is`() throws {
    let ledger = try DemoLedger()

    let ran = try Programs.run(Programs.folio, ["check"], in: ledger.server)

    #expect(ran.code == 64, "\(ran)")
    #expect(ran.errors == "folio: a bare repository has no work tree; folio check --all, or --range OLD..NEW\n")
  }

  @Test(arguments: [["check"], ["verify"], ["log"], ["hook", "run", "pre-commit"]])
  func `a repository of SHA-256 is refused with its way out`(arguments: [String]) throws {
    let folder = try Programs.makeFolder()
    try Programs.must("git", ["init", "-q", "--object-format=sha256"], in: folder)

    let ran = try Programs.run(Programs.folio, arguments, in: folder)

    #expect(ran.code == 2, "\(ran)")
    #expect(ran.errors.contains("its objects are named by sha256, a ledger's by sha1"), "\(ran)")
    #expect(ran.errors.contains("folio init"))
  }

  @Test func `300 MB in place of a record are refused at every door, and soon`() throws {
    let ledger = try DemoLedger()
    let grace = try ledger.clone(as: 7)
    let before = try ledger.references()
    try Programs.must("truncate", ["-s", "300M", File.portal], in: grace.path)
    let clock = ContinuousClock()
    var ran: [Ran] = []

    let time = try clock.measure {
      ran.append(try grace.folio("check"))
      try grace.commit("Fill the disk")
      ran.append(try grace.folio("check", "--range", "origin/main..HEAD"))
      ran.append(try grace.folio("verify", "--pin", ledger.root))
    }
    let push = try grace.push()

    for ran in ran {
      #expect(ran.code == 1, "\(ran)")
      #expect(ran.codes.contains("GIT-07"), "\(ran)")
    }
    #expect(push.code == 1, "\(push)")
    #expect(push.serverCodes.contains("GIT-07"), "\(push)")
    #expect(try ledger.references() == before)
    // Git alone takes seconds to pack so much; the judging is what must not grow with it.
    #expect(time < .seconds(60))
  }
}
