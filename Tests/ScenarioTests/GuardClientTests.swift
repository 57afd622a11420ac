import Foundation
import Testing

/// A guard on a laptop, what `folio` says of guards, and what a guard remembers.
struct GuardClientTests {
  /// A repository whose laptop has a guard and whose server has none.
  private func laptop() throws -> GuardedRepository {
    let guarded = try GuardedRepository()
    try Programs.must(Programs.folio, ["guard", "uninstall"], in: guarded.server)
    let installed = try guarded.folio("guard", "install", "--ledger", guarded.mirror, "--pin", guarded.ledger.root)
    #expect(installed.code == 0, "\(installed)")
    #expect(installed.output.contains("rules: 1, from .folio/guard.json"), "\(installed)")
    return guarded
  }

  private func push(_ guarded: GuardedRepository, _ options: [String], now: String = GuardedRepository.open) throws
    -> Ran
  {
    try Programs.run(
      "git", ["push"] + options + ["origin", "HEAD:main"], in: guarded.work, ["GIT_COMMITTER_DATE": now])
  }

  @Test(
    arguments: [
      ([], 1), (["-o", "folio-change=CHG-0003"], 0), (["-ofolio-change=CHG-0003"], 0),
      (["--push-option", "folio-change=chg-0003"], 0), (["--push-option=folio-change=CHG-0003"], 0),
      (["--push-option=folio-change=CHG-0999"], 1), (["--push-option=ci.skip"], 1),
    ] as [([String], Int32)])
  func `a laptop hears before the push leaves, and names its change as git's option`(
    options: [String], code: Int32
  ) throws {
    let guarded = try laptop()
    try Programs.must("git", ["config", "receive.advertisePushOptions", "true"], in: guarded.server)
    try guarded.edit()

    let push = try push(guarded, options)

    #expect(push.code == code, "\(push)")
    #expect(push.errors.contains("guard: the push is refused") == (code == 1), "\(push)")
  }

  @Test func `a laptop's freeze stops a trailer, and the calendar opens again`() throws {
    let guarded = try laptop()
    try guarded.at(GuardedRepository.frozen)
    try guarded.edit("Edit\n\nFolio-Change: CHG-0003")

    let frozen = try push(guarded, [], now: GuardedRepository.frozen)
    #expect(frozen.code == 1 && frozen.errors.contains("FRZ-0001"), "\(frozen)")

    try guarded.at(GuardedRepository.open)
    let open = try push(guarded, [])
    #expect(open.code == 0, "\(open)")
  }

  @Test(arguments: [(GuardedRepository.open, 0), (GuardedRepository.frozen, 1)] as [(String, Int32)])
  func `status and check say in JSON what they say in words, and end alike`(now: String, code: Int32) throws {
    let guarded = try laptop()
    try guarded.at(now)
    try guarded.edit("Edit\n\nFolio-Change: CHG-0003")
    for command in [["status"], ["check"], ["check", "--ref", "main"], ["check", "--ref", "refs/heads/main"]] {
      let json = try Programs.run(
        Programs.folio, ["guard"] + command + ["--json", "--now", now], in: guarded.work)
      #expect(json.code == code, "\(json)")
      let parsed = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
      #expect(parsed?.isEmpty == false && json.errors.isEmpty, "\(json)")
      #expect(json.output.contains("FRZ-0001") == (code == 1), "\(json)")
    }
  }

  @Test func `the doctor finds a guard well, and each thing that ails it`() throws {
    let guarded = try laptop()
    let well = try guarded.folio("doctor")
    #expect(well.code == 0, "\(well)")
    #expect(well.output.components(separatedBy: "ok    guard").count == 4, "\(well)")

    let hook = guarded.work + "/.git/hooks/pre-push"
    try FileManager.default.removeItem(atPath: hook)
    try FileManager.default.moveItem(atPath: guarded.mirror, toPath: guarded.mirror + ".away")
    try guarded.commit([".folio/guard.json": "{}"], "Guard nothing")
    let ill = try guarded.folio("doctor")
    #expect(ill.code == 1, "\(ill)")
    for words in ["guard pre-push: it is not installed", "guard rules: ", "guard ledger: ", "fix: git clone --mirror"] {
      #expect(ill.output.contains(words), "\(ill)")
    }
  }

  @Test func `taking a server's guard away says what stays`() throws {
    let guarded = try GuardedRepository()

    let gone = try Programs.run(Programs.folio, ["guard", "uninstall"], in: guarded.server)

    #expect(gone.output.contains("git config --unset receive.advertisePushOptions"), "\(gone)")
  }

  @Test func `the ledger's history is read to its root once, then only what came since`() throws {
    let guarded = try GuardedRepository()
    let note = guarded.server + "/folio/guard.seen"
    try guarded.edit("Edit\n\nFolio-Change: CHG-0003")
    let first = try guarded.push()
    #expect(first.code == 0, "\(first)")
    let head = try Programs.must("git", ["rev-parse", "main"], in: guarded.mirror)
    #expect(try String(contentsOfFile: note, encoding: .utf8) == "\(guarded.ledger.root) \(head)\n")

    // Without its root the history cannot be read whole any more.
    try loseRoot(of: guarded)
    try guarded.commit(["ivr/menu.txt": "3\n"], "Edit again\n\nFolio-Change: CHG-0003")
    let second = try guarded.push()
    #expect(second.code == 0, "\(second)")

    try "\(guarded.ledger.root) \(String(repeating: "1", count: 40))\n".write(
      toFile: note, atomically: false, encoding: .utf8)
    try guarded.commit(["ivr/menu.txt": "4\n"], "Edit once more\n\nFolio-Change: CHG-0003")
    let third = try guarded.push()
    #expect(third.code == 1 && third.errors.contains("cannot be read"), "\(third)")
  }

  private func loseRoot(of guarded: GuardedRepository) throws {
    let objects = guarded.mirror + "/objects"
    let folder = objects + "/pack"
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) where name.hasSuffix(".pack") {
      let away = guarded.ledger.folder + "/" + name
      try FileManager.default.moveItem(atPath: folder + "/" + name, toPath: away)
      try Programs.must("sh", ["-c", "git unpack-objects -q <'\(away)'"], in: guarded.mirror)
    }
    let root = guarded.ledger.root
    try FileManager.default.removeItem(atPath: "\(objects)/\(root.prefix(2))/\(root.dropFirst(2))")
  }
}
