import Foundation
import Testing

/// Input that no program of good will makes.
@Suite(.serialized) struct MalformedTests {
  @Test func `JSON a hundred thousand levels deep is refused, not read to death`() throws {
    let ledger = try DemoLedger()
    let grace = try ledger.clone(as: 7)
    let before = try ledger.head()
    let deep = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
    try grace.write("portfolio/initiatives/INI-0099.json", deep)
    #expect(try grace.folio("check").code == 1)
    try grace.commit()

    let push = try grace.push()

    #expect(push.code == 1)
    #expect(!Set(push.serverCodes).isDisjoint(with: ["FMT-01", "GIT-07"]), "\(push)")
    #expect(try ledger.head() == before)
    try grace.doors().expectAgreement()
  }

  @Test func `a record of megabytes is refused by its size`() throws {
    let ledger = try DemoLedger()
    let grace = try ledger.clone(as: 7)
    let before = try ledger.head()
    let size = ProcessInfo.processInfo.environment["FOLIO_LONG"] == "1" ? 300 << 20 : 3 << 20
    try grace.write("portfolio/initiatives/INI-0099.json", String(repeating: " ", count: size))
    try grace.commit()

    let push = try grace.push()

    #expect(push.code == 1)
    #expect(push.serverCodes == ["GIT-07"], "\(push)")
    #expect(try ledger.head() == before)
    try grace.doors().expectAgreement()
  }

  @Test(arguments: ["blob", "tree", "commit"], [0, 1, 20, 40, 80])
  func `an object cut short makes the verdict incomplete`(kind: String, length: Int) throws {
    let grace = try DemoLedger().clone(as: 7)
    try grace.edit(File.portal, "Waves start", "Waves begin")
    try grace.commit()
    let place = ["blob": "HEAD:" + File.portal, "tree": "HEAD:portfolio", "commit": "HEAD"][kind] ?? ""
    let id = try grace.git(must: "rev-parse", place)
    let path = grace.path + "/.git/objects/\(id.prefix(2))/\(id.dropFirst(2))"
    try Programs.must("chmod", ["u+w", path], in: grace.path)
    try Programs.must("truncate", ["-s", "\(length)", path], in: grace.path)

    for arguments in [["verify", "--pin", grace.ledger.root], ["check", "--all"], ["log"]] {
      let ran = try Programs.run(Programs.folio, arguments, in: grace.path)
      // A log of commits reads no files; whatever does not look at the object has nothing to say of it.
      #expect(ran.code == 2 || (arguments == ["log"] && kind != "commit"), "\(arguments): \(ran)")
      #expect(!ran.output.contains("clean"))
    }
  }

  @Test(arguments: ["record", "index"]) func `a named pipe is not waited for`(place: String) throws {
    let grace = try DemoLedger().clone(as: 7)
    let path = grace.path + "/" + (place == "record" ? File.portal : ".git/index")
    try Programs.must("rm", [path], in: grace.path)
    try Programs.must("mkfifo", [path], in: grace.path)

    let ran = try grace.folio("check")

    #expect(ran.code == 1 || ran.code == 2, "\(ran)")
    #expect(!ran.errors.isEmpty || !ran.output.isEmpty)
  }

  @Test func `an executable record is seen before it is committed`() throws {
    let grace = try DemoLedger().clone(as: 7)
    try Programs.must("chmod", ["+x", grace.path + "/" + File.portal], in: grace.path)

    let check = try grace.folio("check")

    #expect(check.code == 1, "\(check)")
    #expect(try grace.git("commit", "-a", "-m", "Run it").codes == check.codes)
  }

  @Test(arguments: [0, 8]) func `where files may not grow, nothing is half written`(blocks: Int) throws {
    let grace = try DemoLedger().clone(as: 7)
    let head = try grace.git(must: "rev-parse", "HEAD")

    let ran = try Programs.run(
      "bash",
      [
        "-c", "ulimit -f \(blocks); exec \"$0\" initiative edit INI-0002 --set notes=Later --now \(DemoLedger.moment)",
        Programs.folio,
      ], in: grace.path)

    #expect(ran.code == 2, "\(ran)")
    // Where only the checked-out file is too large the commit stands, and that is said.
    let isWritten = try grace.git(must: "rev-parse", "HEAD") != head
    #expect(isWritten == ran.errors.contains("holds the commit all the same"), "\(ran)")
    #expect(try grace.folio("initiative", "edit", "INI-0002", "--set", "notes=Later still").code == 0)
    #expect(try grace.git(must: "status", "--porcelain").isEmpty)
  }

  @Test(arguments: [
    ["--nonsense"], ["check", "--nonsense"], ["frobnicate"], ["decision", "vote"], ["check", "--format", "xml"],
  ])
  func `wrong usage is 64`(arguments: [String]) throws {
    let grace = try DemoLedger().clone(as: 7, hooks: false)
    let ran = try Programs.run(Programs.folio, arguments, in: grace.path)
    #expect(ran.code == 64, "\(ran)")
    #expect(!ran.errors.isEmpty)
  }

  @Test func `a hook that nobody knows lets nothing through`() throws {
    let grace = try DemoLedger().clone(as: 7, hooks: false)
    let ran = try grace.folio("hook", "run", "NOTHING")
    #expect(ran.code == 64, "\(ran)")
    #expect(ran.errors.hasPrefix("folio: there is no hook NOTHING"))
  }

  @Test(arguments: ["check", "verify", "log"]) func `no repository is not clean`(command: String) throws {
    let folder = try Programs.makeFolder()
    let ran = try Programs.run(Programs.folio, [command], in: folder)
    #expect(ran.code == 2, "\(ran)")
    #expect(ran.errors.hasPrefix("folio: "))
  }

  @Test func `of two writers at once, none loses what was acknowledged`() throws {
    let grace = try DemoLedger().clone(as: 7)
    let writer = { (id: String) in
      "'\(Programs.folio)' change new --id \(id) --target INI-0002 --title 'Change' --type normal "
        + "--touch /budget/total=442 --set class=minor --set 'reason=Callers ask' >/dev/null 2>&1 && echo \(id)"
    }
    var acknowledged: [String] = []
    for round in 0..<5 {
      let ran = try Programs.run(
        "sh", ["-c", "(\(writer("CHG-A00\(round)"))) & (\(writer("CHG-B00\(round)"))) & wait"], in: grace.path,
        ["GIT_AUTHOR_DATE": DemoLedger.moment, "GIT_COMMITTER_DATE": DemoLedger.moment])
      acknowledged += ran.output.split(separator: "\n").map(String.init)
    }
    #expect(!acknowledged.isEmpty)
    let files = try grace.git(must: "ls-tree", "-r", "--name-only", "HEAD", "portfolio/changes")
    for id in acknowledged { #expect(files.contains(id), "\(id) was acknowledged and is lost") }
    #expect(files.split(separator: "\n").count == acknowledged.count)
    #expect(try grace.git("fsck", "--strict").code == 0)
    #expect(try grace.folio("verify", "--pin", grace.ledger.root).code == 0)
  }
}
