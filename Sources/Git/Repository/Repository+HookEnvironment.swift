import CLibgit2
import Glibc

extension Repository {
  /// Opens the repository that git runs this hook in, as git sees it: with the objects of a push that is still in
  /// quarantine, and with the index of the commit that is being made.
  ///
  /// The repository is read-only: git blocks updates of references from a hook, libgit2 does not and would leave a broken
  /// one behind. Reads the process's environment, which no other thread may be changing. An environment that libgit2
  /// cannot follow is refused.
  public static func openFromHookEnvironment() throws(GitError) -> Repository {
    if let namespace = environment("GIT_NAMESPACE"), !namespace.isEmpty {
      throw unclear("GIT_NAMESPACE is set, and a ledger has no namespaces")
    }
    // libgit2 opens nothing from an environment that holds these two: without them, then with what they said.
    let workTree = take("GIT_WORK_TREE")
    let commonDirectory = take("GIT_COMMON_DIR")
    // And an index that is named to libgit2 it reads whole, and sums up, before anybody has asked for it.
    let indexPath = take("GIT_INDEX_FILE")
    defer {
      restore("GIT_WORK_TREE", workTree)
      restore("GIT_COMMON_DIR", commonDirectory)
      restore("GIT_INDEX_FILE", indexPath)
    }
    let repository = try open(
      environment("GIT_DIR").map { OpeningPlace(path: $0, isSearched: false) }
        ?? OpeningPlace(path: ".", isSearched: true),
      flags: GIT_REPOSITORY_OPEN_FROM_ENV.rawValue, isReadOnly: true, workDirectory: workTree,
      indexPath: indexPath, pushedShallowFile: environment("GIT_SHALLOW_FILE"))
    if let commonDirectory, !isSameDirectory(commonDirectory, repository.commonDirectory) {
      throw unclear("GIT_COMMON_DIR is \(commonDirectory), and the repository's is \(repository.commonDirectory)")
    }
    return repository
  }

  private static func unclear(_ problem: String) -> GitError {
    GitError(.failed, "open the repository of this hook", environment("GIT_DIR") ?? "", problem)
  }
}

private func environment(_ name: String) -> String? {
  unsafe getenv(name).map { unsafe String(cString: $0) }
}

private func take(_ name: String) -> String? {
  let value = environment(name)
  unsafe unsetenv(name)
  return value
}

private func restore(_ name: String, _ value: String?) {
  if let value { unsafe setenv(name, value, 1) }
}

private func isSameDirectory(_ one: String, _ other: String) -> Bool {
  var (first, second) = (stat(), stat())
  guard unsafe stat(one, &first) == 0, unsafe stat(other, &second) == 0 else { return false }
  return first.st_dev == second.st_dev && first.st_ino == second.st_ino
}
