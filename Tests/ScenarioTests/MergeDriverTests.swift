import Foundation
import Testing

/// `folio merge-file` as git calls it, in a plain repository where branches of drafts are merged.
struct MergeDriverTests {
  /// A repository with one record, and a branch `theirs` beside `main`, both edited with sed.
  private struct Drafts {
    let folder: String
    private static let file = "portfolio/changes/CHG-0001.json"

    init(ours: String, theirs: String) throws {
      folder = try Programs.makeFolder()
      try git("init", "-q", "-b", "main")
      try git("config", "merge.folio.driver", "'\(Programs.folio)' merge-file %O %A %B")
      try FileManager.default.createDirectory(
        atPath: folder + "/portfolio/changes", withIntermediateDirectories: true)
      try write(".gitattributes", "portfolio/**/*.json merge=folio\n")
      try write(
        Self.file,
        "{\n  \"id\": \"CHG-0001\",\n  \"kind\": \"change\",\n  \"reason\": \"Calls\",\n  \"title\": \"SMS\"\n}\n")
      try commit("Begin")
      try git("checkout", "-q", "-b", "theirs")
      try edit(theirs)
      try git("checkout", "-q", "main")
      try edit(ours)
    }

    @discardableResult
    func git(_ arguments: String...) throws -> String {
      let identity = ["-c", "user.name=Ana", "-c", "user.email=ana@alder.example"]
      return try Programs.must("git", identity + arguments, in: folder)
    }

    func merge() throws -> Ran {
      try Programs.run(
        "git", ["-c", "user.name=Ana", "-c", "user.email=ana@alder.example", "merge", "-q", "--no-edit", "theirs"],
        in: folder)
    }

    func record() throws -> String { try String(contentsOfFile: folder + "/" + Self.file, encoding: .utf8) }

    private func edit(_ script: String) throws {
      try Programs.must("sed", ["-i", script, Self.file], in: folder)
      try commit(script)
    }

    private func commit(_ message: String) throws {
      try git("add", "--all")
      try git("commit", "-q", "-m", message)
    }

    private func write(_ path: String, _ text: String) throws {
      try Data(text.utf8).write(to: URL(filePath: folder + "/" + path))
    }
  }

  @Test func `edits of neighbouring fields, which git alone cannot merge, are merged`() throws {
    let drafts = try Drafts(ours: "s/Calls/More calls/", theirs: "s/SMS/Letters/")

    let ran = try drafts.merge()

    #expect(ran.code == 0, "\(ran)")
    let record = try drafts.record()
    #expect(record.contains("\"reason\": \"More calls\""))
    #expect(record.contains("\"title\": \"Letters\""))
  }

  @Test func `two edits of one field are left to a person, and both values are shown`() throws {
    let drafts = try Drafts(ours: "s/SMS/E-mail/", theirs: "s/SMS/Letters/")

    let ran = try drafts.merge()

    #expect(ran.code == 1)
    #expect(ran.errors.contains("CHG-0001") && ran.errors.contains("/title"), "\(ran)")
    #expect(ran.errors.contains("E-mail") && ran.errors.contains("Letters"), "\(ran)")
    #expect(try drafts.record().contains("\"title\": \"E-mail\""))
    #expect(try drafts.git("ls-files", "--unmerged").contains("CHG-0001.json"))
  }

  @Test func `what is no record is left to a person, and it is said why`() throws {
    let drafts = try Drafts(ours: "s/SMS/E-mail/", theirs: "1d")

    let ran = try drafts.merge()

    #expect(ran.code == 1)
    #expect(ran.errors.contains("folio: could not merge "), "\(ran)")
    #expect(try drafts.record().contains("\"title\": \"E-mail\""))
  }
}
