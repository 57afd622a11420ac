import Git
import Platform
import Storage

/// The directory that a ledger is about to begin in: an empty repository, found or made.
///
/// What was made here is taken away again by `clear` when the beginning comes to nothing.
struct LedgerGround {
  let repository: Repository
  private let madeFolder: String?
  private let madeRepository: Bool

  /// Finds or makes the repository of `directory`.
  ///
  /// - Throws: `UsageError` where a ledger, other history, or files in the way are.
  init(_ directory: String, isBare: Bool) throws {
    let existed = try Files.exists(directory)
    if try existed && Self.holdsRepository(directory) {
      repository = try Repository.open(at: directory)
      madeRepository = false
      madeFolder = nil
      try requireEmpty()
    } else {
      if existed { try Self.requireRoom(in: directory, isBare: isBare) }
      repository = try Repository.create(at: directory, bare: isBare, initialBranch: "main")
      madeRepository = true
      madeFolder = existed ? nil : directory
    }
    if let folder = repository.workDirectory { try Self.requireRoom(in: folder, isBare: false) }
  }

  /// Takes away what was made; history that was there before is never touched.
  func clear() throws {
    if let madeFolder {
      try Files.removeTree(madeFolder)
    } else if madeRepository, repository.workDirectory != nil {
      try Files.removeTree(repository.gitDirectory)
    }
  }

  /// Refuses a repository in which anything was committed before, and puts HEAD on the ledger's branch.
  private func requireEmpty() throws {
    if let head = try repository.resolve(Ledger.mainReference), let ledger = try? Ledger(repository, commit: head) {
      throw UsageError("there is a ledger here already: \(ledger.identity.ledger)", hint: "folio doctor looks at it")
    }
    if let other = try repository.references(under: "refs/").first {
      throw UsageError(
        "this repository has a history of its own, \(other.name), and a ledger begins with its root commit",
        hint: "give it a directory of its own: folio init DIR")
    }
    try repository.setHead(to: Ledger.mainReference)
  }

  private static func holdsRepository(_ directory: String) throws -> Bool {
    if try Files.exists(directory + "/.git") { return true }
    return try Files.exists(directory + "/objects") && Files.exists(directory + "/refs")
      && Files.exists(directory + "/HEAD")
  }

  /// Refuses a directory in which the ledger's files would overwrite others.
  private static func requireRoom(in directory: String, isBare: Bool) throws {
    let names = try Files.list(directory)
    let taken = isBare ? names : names.filter { ["portfolio", "schemas", "hooks"].contains($0) }
    guard let first = taken.first else { return }
    throw UsageError(
      isBare ? "\(directory) is not empty" : "\(directory) holds \(first)/ already, which the ledger would overwrite",
      hint: "begin in a directory of its own, then folio import \(isBare ? "DIR" : first)")
  }
}
