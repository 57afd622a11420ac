import Foundation
import Platform

/// One person's copy of the ledger.
struct Clone {
  let ledger: DemoLedger
  let path: String
  let person: String

  /// What the clock says where nothing else is said: for folio and for git.
  private func dated(_ date: String, _ more: [String: String]) -> [String: String] {
    ["GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date].merging(more) { $1 }
  }

  @discardableResult
  func git(
    _ arguments: String..., date: String = DemoLedger.moment, environment: [String: String] = [:], input: String = ""
  ) throws -> Ran {
    try Programs.run("git", arguments, in: path, dated(date, environment), input: [UInt8](input.utf8))
  }

  @discardableResult
  func git(
    must arguments: String..., date: String = DemoLedger.moment, environment: [String: String] = [:],
    input: [UInt8] = []
  ) throws -> String {
    try Programs.must("git", arguments, in: path, dated(date, environment), input: input)
  }

  func folio(_ arguments: String..., date: String = DemoLedger.moment) throws -> Ran {
    try Programs.run(Programs.folio, arguments, in: path, dated(date, [:]))
  }

  @discardableResult
  func folio(must arguments: String..., date: String = DemoLedger.moment) throws -> String {
    try Programs.must(Programs.folio, arguments, in: path, dated(date, [:]))
  }

  func read(_ file: String) throws -> String {
    try String(contentsOfFile: path + "/" + file, encoding: .utf8)
  }

  func write(_ file: String, _ text: String) throws {
    let url = URL(filePath: path + "/" + file)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  /// Replaces the last place where `old` stands; it must stand somewhere.
  func edit(_ file: String, _ old: String, _ new: String) throws {
    var text = try read(file)
    guard let range = text.range(of: old, options: .backwards) else {
      throw Programs.Failed(words: "\(file) does not hold \(old)")
    }
    text.replaceSubrange(range, with: new)
    try write(file, text)
  }

  /// Commits every edit as people do who skip the hooks; gives the commit's id.
  @discardableResult
  func commit(
    _ message: String = "Edit by hand", date: String = DemoLedger.moment, environment: [String: String] = [:]
  ) throws -> String {
    try git(must: "add", "--all")
    try git(must: "commit", "-q", "--no-verify", "-m", message, date: date, environment: environment)
    return try git(must: "rev-parse", "HEAD")
  }

  /// Pushes without asking the local hooks, so that only the server speaks.
  func push(_ refspecs: String..., force: Bool = false) throws -> Ran {
    let what = refspecs.isEmpty ? ["HEAD:refs/heads/main"] : refspecs
    return try Programs.run("git", ["push", "--no-verify"] + (force ? ["-f"] : []) + ["origin"] + what, in: path)
  }

  func mustPush() throws {
    let ran = try push()
    guard ran.code == 0 else { throw Programs.Failed(words: "push: \(ran)") }
  }

  func pull() throws { try git(must: "pull", "-q", "--ff-only") }
}

/// The files that the stories are about.
enum File {
  static let portal = "portfolio/initiatives/INI-0002.json"
  static let change = "portfolio/changes/CHG-0001.json"
  static let decision = "portfolio/decisions/DEC-0100.json"
  static let policy = "portfolio/policies/POL-0001.json"
}
