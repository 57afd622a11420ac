import Foundation
import Testing

@testable import Git

struct OpeningTests {
  @Test func `a repository opens from its work tree, its git directory and from below`() throws {
    let repository = try TestRepository()
    try repository.commit("one", ["a/b/c": "1"])
    let git = repository.path + "/.git/"

    for store in [
      try Repository.open(at: repository.path), try Repository.open(at: git),
      try Repository.discover(from: repository.path + "/a/b"),
    ] {
      #expect(store.gitDirectory == git && store.commonDirectory == git)
      #expect(store.workDirectory == repository.path + "/" && !store.isBare && !store.isReadOnly)
      #expect(!store.isShallow && !store.isPartial)
    }
  }

  @Test func `a bare repository has no work tree`() throws {
    let repository = try TestRepository(bare: true)
    #expect(try repository.open().isBare && repository.open().workDirectory == nil)
  }

  @Test func `a linked work tree shares the objects and has its own HEAD`() throws {
    let repository = try TestRepository()
    let id = try repository.commit("one", ["a": "1"])
    try repository.git("worktree", "add", "--quiet", "-b", "side", "linked")

    let store = try Repository.open(at: repository.path + "/linked")

    #expect(store.commonDirectory == repository.path + "/.git/")
    #expect(store.gitDirectory == repository.path + "/.git/worktrees/linked/")
    #expect(try store.head() == .branch("refs/heads/side", id))
  }

  @Test func `what is created is what git creates`() throws {
    let path = try TestRepository.makeDirectory() + "/new"
    let store = try Repository.create(at: path)
    let created = TestRepository(adopting: path)

    #expect(try store.head() == .branch("refs/heads/main", nil))
    #expect(try created.git("rev-parse", "--show-object-format") == "sha1")
    #expect(try created.git("status", "--porcelain=v2", "--branch").contains("# branch.head main"))
    #expect(try created.git("fsck") == "")
    let error = #expect(throws: GitError.self) { try Repository.create(at: path) }
    #expect(error?.description == "could not create a repository in \(path): there is one already")
    #expect(try Repository.create(at: path + "-bare", bare: true).isBare)
  }

  @Test func `no repository is said in our words`() throws {
    let path = try TestRepository.makeDirectory()

    let here = #expect(throws: GitError.self) { try Repository.open(at: path) }
    #expect(here?.kind == .notARepository)
    #expect(here?.problem == "it is not a git repository")
    let above = #expect(throws: GitError.self) { try Repository.discover(from: path) }
    #expect(above?.kind == .notARepository)
    #expect(#expect(throws: GitError.self) { try Repository.open(at: path + "/none") }?.kind == .notARepository)
  }

  @Test(
    arguments: [
      ("extensions.objectformat", "sha256", "its objects are named by sha256, a ledger's by sha1"),
      ("extensions.refstorage", "reftable", "its references are stored as reftable, a ledger's as files"),
      ("extensions.partialclone", "origin", "it is a partial clone: objects of it are only on the remote origin"),
    ], ["0", "1"])
  func `other formats are refused in our words`(
    setting: (name: String, value: String, problem: String), version: String
  ) throws {
    let repository = try TestRepository()
    try repository.git("config", setting.name, setting.value)
    try repository.write(
      ".git/config",
      try #require(repository.readFile(".git/config")).replacing(
        "repositoryformatversion = 0", with: "repositoryformatversion = \(version)"))

    for searches in [false, true] {
      let error = #expect(throws: GitError.self) {
        try searches ? Repository.discover(from: repository.path) : Repository.open(at: repository.path)
      }
      #expect(error?.kind == .unsupportedFormat)
      #expect(error?.problem == setting.problem)
      #expect(error?.remedy != nil)
    }
  }

  @Test func `a repository that git made with SHA-256 is refused`() throws {
    let repository = try TestRepository(bare: false, "--object-format=sha256")
    #expect(#expect(throws: GitError.self) { try repository.open() }?.kind == .unsupportedFormat)
  }

  @Test func `an unknown extension and a newer version are refused`() throws {
    let repository = try TestRepository()
    try repository.git("config", "core.repositoryformatversion", "1")
    try repository.git("config", "extensions.novelty", "true")
    let error = #expect(throws: GitError.self) { try repository.open() }
    #expect(error?.kind == .unsupportedFormat && error?.problem.contains("extensions.novelty") == true)
    try repository.write(".git/config", "[core]\n\trepositoryformatversion = 2\n")
    #expect(#expect(throws: GitError.self) { try repository.open() }?.kind == .unsupportedFormat)
  }

  @Test(.enabled(if: geteuid() == 0))
  func `a foreign owner is named as such`() throws {
    let repository = try TestRepository()
    _ = try run("/bin/chown", ["-R", "4321", repository.path], in: repository.path)

    let error = #expect(throws: GitError.self) { try repository.open() }

    #expect(error?.kind == .foreignOwner)
    #expect(error?.problem == "it belongs to another user")
    #expect(error?.remedy?.contains("safe.directory") == true)
  }

  @Test func `settings are read from the repository and written to it alone`() throws {
    let repository = try TestRepository()
    try repository.git("config", "user.signingkey", "~/key.pub")
    let store = try repository.open()

    #expect(store.configValue("user.signingkey") == "~/key.pub")
    #expect(store.configValue("folio.none") == nil && store.configFlag("folio.none") == nil)
    try store.setConfig("folio.signing", to: "true")
    #expect(store.configFlag("folio.signing") == true)
    #expect(try repository.git("config", "--local", "folio.signing") == "true")
  }
}
