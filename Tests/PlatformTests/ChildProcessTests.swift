import Platform
import Testing

struct ChildProcessTests {
  /// A shell, so that a test can say in a line what its child does.
  private func shell(_ script: String, _ arguments: String...) -> ChildProcess {
    ChildProcess("sh", ["-c", script, "sh"] + arguments)
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test func `output, errors and exit code come back apart`() throws {
    let outcome = try shell("echo out; echo err >&2; exit 3").run()
    #expect(text(outcome.output) == "out\n")
    #expect(text(outcome.errors) == "err\n")
    #expect(outcome.ending == .exited(3) && !outcome.succeeded)
    #expect("sh \(outcome.ending)" == "sh exited with 3")
  }

  @Test func `arguments reach the program as they are, without a shell`() throws {
    let odd = ["", " ", "$HOME", "a b", "'", "\"", "*", "\n", "é", "-n"]
    let outcome = try ChildProcess("printf", ["<%s>"] + odd).run()
    #expect(text(outcome.output) == odd.map { "<\($0)>" }.joined())
  }

  @Test func `more input and output than a pipe holds do not block each other`() throws {
    let bytes = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    var child = shell("tee /dev/stderr")
    child.input = .bytes(bytes)
    let outcome = try child.run()
    #expect(outcome.output == bytes)
    #expect(outcome.errors == bytes)
  }

  @Test func `a child that does not read its input is no error`() throws {
    var child = shell("exec <&-; echo done")
    child.input = .bytes([UInt8](repeating: 1, count: 1_000_000))
    let outcome = try child.run()
    #expect(outcome.succeeded && text(outcome.output) == "done\n")
  }

  @Test func `a child without input reads nothing`() throws {
    #expect(try ChildProcess("cat").run().output.isEmpty)
    var child = ChildProcess("cat")
    child.input = .bytes([])
    #expect(try child.run().succeeded)
  }

  @Test func `a death by signal is told`() throws {
    #expect(try shell("kill -9 $$").run().ending == .signalled(9))
    // The child dies of a broken pipe, even if this process should not.
    #expect(try shell("kill -PIPE $$").run().ending == .signalled(13))
  }

  @Test(arguments: ["sleep 60", "exec >&- 2>&-; sleep 60", "trap '' TERM; while :; do sleep 1; done"])
  func `a child that takes too long is stopped`(script: String) throws {
    var child = shell(script)
    child.timeout = .milliseconds(150)
    let start = ContinuousClock.now
    #expect(try child.run().ending == .timedOut)
    #expect(ContinuousClock.now - start < .seconds(10))
  }

  @Test func `what a child wrote before its time was up is kept`() throws {
    var child = shell("echo so far; sleep 60")
    child.timeout = .milliseconds(300)
    let outcome = try child.run()
    #expect(outcome.ending == .timedOut && text(outcome.output) == "so far\n")
  }

  @Test func `what a child leaves in the background is not waited for`() throws {
    let start = ContinuousClock.now
    let outcome = try shell("sleep 20 & echo started").run()
    #expect(outcome.succeeded && text(outcome.output) == "started\n")
    #expect(ContinuousClock.now - start < .seconds(10))
  }

  @Test func `the working folder and the environment are the ones given`() throws {
    let folder = try TemporaryFolder(.current())
    var child = shell("pwd -P; printf '%s|%s' \"$A\" \"${B-unset}\"")
    child.workingDirectory = folder.path
    child.environment = Environment(["A": "x=y", "PATH": "/usr/bin:/bin"])
    let outcome = try child.run()
    #expect(text(outcome.output) == (try Files.resolvedPath(folder.path)) + "\nx=y|unset")
  }

  @Test func `discarded output is gone`() throws {
    var child = shell("echo out; echo err >&2")
    child.output = .discarded
    child.errors = .discarded
    let outcome = try child.run()
    #expect(outcome.succeeded && outcome.output.isEmpty && outcome.errors.isEmpty)
  }

  @Test func `too much output is an error and ends the child`() {
    var child = ChildProcess("yes")
    child.captureLimit = 100_000
    #expect(throws: PlatformError("hear", "yes", .because("it wrote more than 100000 bytes"))) { try child.run() }
  }

  @Test func `what cannot be started says so`() {
    let missing = ChildProcess("no-such-program-anywhere")
    #expect(throws: PlatformError("start", missing.program, .because("there is no such program"))) { try missing.run() }

    var lost = ChildProcess("true")
    lost.workingDirectory = "/nowhere"
    #expect(throws: PlatformError("start true in", "/nowhere", .because("there is no such folder"))) { try lost.run() }

    let nul = ChildProcess("true", ["a\0b"])
    #expect(throws: PlatformError("start", "true", .because("an argument holds a NUL"))) { try nul.run() }
  }

  @Test func `no file but the three streams reaches the child`() throws {
    let children = try (0..<4).map { _ in try shell("ls /proc/self/fd | wc -l").run() }
    // ls itself opens the folder.
    #expect(children.allSatisfy { text($0.output) == "4\n" })
  }

  @Test func `children run side by side`() async throws {
    try await withThrowingTaskGroup(of: String.self) { group in
      for number in 0..<16 {
        group.addTask {
          var child = ChildProcess("cat")
          child.input = .bytes(Array("child \(number)".utf8))
          return String(decoding: try child.run().output, as: UTF8.self)
        }
      }
      var seen: Set<String> = []
      for try await answer in group { seen.insert(answer) }
      #expect(seen == Set((0..<16).map { "child \($0)" }))
    }
  }
}
