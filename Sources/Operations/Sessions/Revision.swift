public import Git
import Storage

/// A commit as people name it: an id or the beginning of one, a branch, a remote's branch, a tag, `HEAD`, with `~N`.
public struct Revision: Sendable, Hashable {
  public let text: String
  public init(_ text: String) { self.text = text }

  /// - Parameter hint: what may be named where this stands.
  /// - Throws: `UsageError` when nothing has that name.
  public func commit(in repository: Repository, hint: String = "name a commit, a branch or HEAD") throws -> ObjectID {
    let parts = text.split(separator: "~", maxSplits: 1, omittingEmptySubsequences: false)
    guard var id = try named(String(parts[0]), in: repository) else {
      throw UsageError(
        "nothing here is called '\(text)'",
        hint: hint)
    }
    let generations = parts.count == 2 ? Int(parts[1].isEmpty ? "1" : parts[1]) : 0
    guard let generations, generations >= 0 else { throw UsageError("'\(text)' is no commit", hint: "write HEAD~2") }
    for _ in 0..<generations {
      guard let parent = try repository.commit(id).parents.first else {
        throw UsageError("'\(text)' goes back beyond the root")
      }
      id = parent
    }
    return id
  }

  /// Whether git would take `name` for a reference's (git-check-ref-format(1)); anything else names nothing.
  private static func couldBeReference(_ name: String) -> Bool {
    let forbidden = Set(" ~^:?*[\\\u{7F}".unicodeScalars)
    guard !name.isEmpty, !name.contains(".."), !name.contains("//"), !name.contains("@{"), name != "@",
      name.unicodeScalars.allSatisfy({ $0.value >= 0x20 && !forbidden.contains($0) })
    else { return false }
    return name.split(separator: "/", omittingEmptySubsequences: false).allSatisfy {
      !$0.isEmpty && !$0.hasPrefix(".") && !$0.hasSuffix(".") && !$0.hasSuffix(".lock")
    }
  }

  private func named(_ name: String, in repository: Repository) throws -> ObjectID? {
    if let id = ObjectID(hex: name) { return repository.contains(id) ? id : nil }
    guard Self.couldBeReference(name) else { return nil }
    for prefix in ["", "refs/heads/", "refs/remotes/", "refs/tags/", "refs/"] where prefix + name != "" {
      if prefix.isEmpty, name != "HEAD", !name.hasPrefix("refs/") { continue }
      if let id = try repository.resolve(prefix + name) { return id }
    }
    return try abbreviated(name, in: repository)
  }

  /// The commit of main's history whose id begins with `name`, of at least four digits.
  private func abbreviated(_ name: String, in repository: Repository) throws -> ObjectID? {
    guard (4..<40).contains(name.count), name.allSatisfy(\.isHexDigit),
      let head = try repository.head().commit ?? repository.resolve(Ledger.mainReference)
    else { return nil }
    let found = try CommitWalk(repository, from: head, notFrom: nil).ids.filter {
      $0.description.hasPrefix(name.lowercased())
    }
    guard found.count < 2 else { throw UsageError.ambiguous(name, candidates: found.prefix(5).map(\.description)) }
    return found.first
  }
}
