import Git
import Platform
import Storage

/// The copy of a ledger that others push to, reached by the user's own git: its ssh, its credentials, its proxies.
struct RemoteLedger {
  let name: String
  let repository: Repository
  let isQuiet: Bool

  /// - Throws: `UsageError` when git knows no remote of that name.
  init(_ name: String, _ repository: Repository, isQuiet: Bool) throws {
    guard repository.configValue("remote.\(name).url") != nil else {
      throw UsageError("git knows no remote \(name)", hint: "git remote add \(name) URL")
    }
    self.name = name
    self.repository = repository
    self.isQuiet = isQuiet
  }

  /// The remote's newest commit as git last saw it; nothing when it has none.
  func head() throws -> ObjectID? { try repository.resolve("refs/remotes/\(name)/main") }

  func fetch() throws -> ChildProcess.Ending { try git(["fetch", name]) }

  func push() throws -> ChildProcess.Ending {
    try git(["push", name, "\(Ledger.mainReference):\(Ledger.mainReference)"])
  }

  /// Git's words, and through it the server's, go where people read.
  private func git(_ arguments: [String]) throws -> ChildProcess.Ending {
    var child = ChildProcess("git", isQuiet ? [arguments[0], "-q"] + arguments.dropFirst() : arguments)
    child.workingDirectory = repository.workDirectory ?? repository.gitDirectory
    child.input = .inherited
    child.errors = .inherited
    return try child.run().ending
  }
}
