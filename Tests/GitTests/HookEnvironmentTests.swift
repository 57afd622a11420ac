import Foundation
import Git
import Testing

/// Each runs in a process of its own, because the environment is the process's.
struct HookEnvironmentTests {
  @Test func `in a push the hook sees the objects in quarantine, and cannot write`() async throws {
    let server = try TestRepository(bare: true)
    let client = try TestRepository()
    let pushed = try client.commit("one", ["a": "1"])
    // Git's own environment of pre-receive, and a copy of what it held in quarantine.
    try server.write(
      "hooks/pre-receive",
      """
      #!/bin/sh
      env | grep ^GIT_ > environment
      cp -r "$GIT_QUARANTINE_PATH" kept
      exit 1
      """)
    _ = try run("/bin/chmod", ["+x", "hooks/pre-receive"], in: server.path)
    #expect(throws: CommandFailed.self) { try client.git("push", "--quiet", server.path, "main") }
    #expect(throws: GitError.self) { try server.open().commit(pushed) }
    var environment = try variables(server.readFile("environment"))
    #expect(environment["GIT_QUARANTINE_PATH"] != nil)
    environment["GIT_OBJECT_DIRECTORY"] = server.path + "/kept"
    environment["GIT_DIR"] = server.path

    await #expect(processExitsWith: .success) {
      [environment = environment as [String: String], hex = "\(pushed)" as String] in
      set(environment)
      let id = try #require(ObjectID(hex: hex))
      let store = try Repository.openFromHookEnvironment()
      #expect(try store.commit(id).id == id)
      #expect(store.isReadOnly)
      let made = store.writeBlob([1])
      #expect(try store.read(made, .blob, limit: 1) == [1])
      let ana = Ident(name: "Ana", email: "ana@ledger.example", seconds: 1)
      for write in [
        { try store.flush() },
        { _ = try store.compareAndSwap("refs/heads/x", expected: nil, new: id, by: ana, message: "") },
        { try store.setHead(to: "refs/heads/x") },
        { _ = try store.delete("refs/heads/x", expected: id) },
        { try store.setConfig("a.b", to: "c") },
      ] {
        #expect(#expect(throws: GitError.self, performing: write)?.kind == .readOnly)
      }
    }
  }

  @Test func `a work tree from the environment is followed`() async throws {
    let repository = try TestRepository()
    let other = try TestRepository.makeDirectory()

    await #expect(processExitsWith: .success) { [git = repository.path + "/.git" as String, other = other as String] in
      set(["GIT_DIR": git, "GIT_WORK_TREE": other])
      let store = try Repository.openFromHookEnvironment()
      #expect(store.workDirectory == other + "/")
      // Programs that we start later find what we found.
      #expect(ProcessInfo.processInfo.environment["GIT_WORK_TREE"] == other)
    }
  }

  @Test func `a common directory from the environment is followed or refused`() async throws {
    let repository = try TestRepository()
    let other = try TestRepository.makeDirectory()

    await #expect(processExitsWith: .success) { [git = repository.path + "/.git" as String, other = other as String] in
      set(["GIT_DIR": git, "GIT_COMMON_DIR": git])
      let store = try Repository.openFromHookEnvironment()
      #expect(store.commonDirectory == git + "/")
      set(["GIT_COMMON_DIR": other])
      #expect(throws: GitError.self) { try Repository.openFromHookEnvironment() }
    }
  }

  @Test func `what cannot be followed is refused`() async throws {
    let repository = try TestRepository()
    let other = try TestRepository.makeDirectory()

    await #expect(processExitsWith: .success) { [git = repository.path + "/.git" as String, other = other as String] in
      set(["GIT_DIR": git, "GIT_NAMESPACE": "x"])
      #expect(throws: GitError.self) { try Repository.openFromHookEnvironment() }
      set(["GIT_DIR": other, "GIT_NAMESPACE": ""])
      #expect(#expect(throws: GitError.self) { try Repository.openFromHookEnvironment() }?.kind == .notARepository)
    }
  }

  @Test func `a shallow push is known by the file that git names`() async throws {
    let repository = try TestRepository()
    try repository.write(".git/shallow-of-push", "1111111111111111111111111111111111111111\n")

    await #expect(processExitsWith: .success) { [git = repository.path + "/.git" as String] in
      set(["GIT_DIR": git, "GIT_SHALLOW_FILE": git + "/shallow-of-push"])
      let store = try Repository.openFromHookEnvironment()
      #expect(store.isShallow)
    }
  }

  private func variables(_ text: String?) throws -> [String: String] {
    try #require(text).split(separator: "\n").reduce(into: [:]) { result, line in
      let parts = line.split(separator: "=", maxSplits: 1).map(String.init)
      result[parts[0]] = parts.last
    }
  }
}

private func set(_ environment: [String: String]) {
  for (name, value) in environment { unsafe setenv(name, value, 1) }
}
