import Foundation
import Testing

private let nobody = ["--reuid=65534", "--regid=65534", "--clear-groups", "--inh-caps=-all"]

/// Whether this process may become another user, and that user reach the program and the stories' folder.
private let canBecomeNobody: Bool = {
  guard getuid() == 0,
    let ran = try? Programs.run("setpriv", nobody + [Programs.folio, "--version"], in: Programs.base)
  else { return false }
  return ran.code == 0
}()

/// A ledger that belongs to somebody else, or that nothing can be written to.
///
/// Needs to become another user, which only root can: `setpriv`, as nobody.
@Suite(.serialized, .enabled(if: canBecomeNobody, "needs root, and a place that others can reach"))
struct ForeignGroundTests {
  private static let mina = [
    "GIT_AUTHOR_NAME": "Mina", "GIT_AUTHOR_EMAIL": "mina@ledger.example", "GIT_COMMITTER_NAME": "Mina",
    "GIT_COMMITTER_EMAIL": "mina@ledger.example",
  ]

  private func asNobody(_ arguments: [String], in folder: String, _ environment: [String: String] = [:]) throws -> Ran {
    try Programs.run(
      "setpriv", nobody + [Programs.folio] + arguments,
      in: folder, environment)
  }

  private func ledger() throws -> String {
    let folder = try Programs.makeFolder() + "/alder"
    try Programs.must(
      Programs.folio,
      ["init", "--unsigned", "--id", "PER-M1NA", "--name", "Mina", "--email", "mina@ledger.example", folder],
      in: Programs.base)
    return folder
  }

  @Test(arguments: [["check"], ["verify"], ["log"], ["hook", "run", "pre-commit"], ["initiative", "list"]])
  func `a ledger of another owner is not trusted`(arguments: [String]) throws {
    let ran = try asNobody(arguments, in: ledger())

    #expect(ran.code == 2, "\(ran)")
    #expect(ran.errors.contains("belongs to another user"), "\(ran)")
    #expect(ran.errors.contains("safe.directory"))
  }

  @Test func `where nothing can be written, nothing is half written`() throws {
    let folder = try ledger()
    let head = try Programs.must("git", ["rev-parse", "HEAD"], in: folder)
    try Programs.must("chown", ["-R", "65534:65534", folder], in: Programs.base)
    try Programs.must("chmod", ["-R", "a-w", folder], in: Programs.base)

    let read = try asNobody(["log"], in: folder)
    let write = try asNobody(["person", "edit", "PER-M1NA", "--set", "notes=Later"], in: folder, Self.mina)
    #expect(read.code == 0, "\(read)")
    #expect(write.code == 2, "\(write)")
    #expect(write.errors.contains("Permission denied"), "\(write)")
    try Programs.must("chown", ["-R", "0:0", folder], in: Programs.base)
    try Programs.must("chmod", ["-R", "u+w", folder], in: Programs.base)
    #expect(try Programs.must("git", ["rev-parse", "HEAD"], in: folder) == head)
    #expect(try Programs.must("git", ["status", "--porcelain"], in: folder).isEmpty)
  }
}
