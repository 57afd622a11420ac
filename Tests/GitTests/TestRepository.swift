import Foundation
import Git
import Platform
import Testing

/// A repository in a temporary folder, made and changed by the real git; all folders go when the tests end.
struct TestRepository {
  let path: String

  init(bare: Bool = false, _ arguments: String...) throws {
    path = try Self.makeDirectory()
    try git(["init", "--quiet", "--initial-branch=main"] + (bare ? ["--bare"] : []) + arguments + ["."])
  }

  /// A repository that something else made.
  init(adopting path: String) { self.path = path }

  private static let base: String = {
    atexit { try? FileManager.default.removeItem(atPath: TestRepository.base) }
    return NSTemporaryDirectory() + "folio-git-" + UUID().uuidString
  }()

  static func makeDirectory() throws -> String {
    let path = base + "/" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
  }

  /// Opens the repository with our own code.
  func open() throws -> Repository { try Repository.open(at: path) }

  /// What git prints on its standard output; an exit code other than 0 is thrown.
  @discardableResult
  func git(
    _ arguments: [String], input: [UInt8] = [], environment: [String: String] = [:]
  ) throws -> [UInt8] {
    try run("/usr/bin/git", arguments, in: path, input: input, environment: environment)
  }

  /// The same as text without the line feed at its end.
  @discardableResult
  func git(_ arguments: String..., input: String = "", environment: [String: String] = [:]) throws -> String {
    let output = try git(arguments, input: [UInt8](input.utf8), environment: environment)
    return String(decoding: output, as: UTF8.self).trimmingCharacters(in: .newlines)
  }

  func write(_ file: String, _ text: String) throws {
    let url = URL(filePath: path).appending(path: file)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  func readFile(_ file: String) -> String? {
    (try? Data(contentsOf: URL(filePath: path).appending(path: file))).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Writes the files, adds everything and commits; gives the commit's id.
  @discardableResult
  func commit(_ message: String = "change", _ files: [String: String] = [:]) throws -> ObjectID {
    for (file, text) in files { try write(file, text) }
    try git("add", "--all")
    try git("commit", "--quiet", "--allow-empty", "--message", message)
    return try id("HEAD")
  }

  func id(_ revision: String) throws -> ObjectID {
    let hex = try git("rev-parse", "--verify", revision)
    return try #require(ObjectID(hex: hex))
  }

  /// Stores bytes as an object of a kind without git looking at them.
  func store(_ kind: String, _ bytes: [UInt8]) throws -> ObjectID {
    let hex = try git(["hash-object", "-t", kind, "-w", "--literally", "--stdin"], input: bytes)
    return try #require(ObjectID(hex: String(decoding: hex, as: UTF8.self).trimmingCharacters(in: .newlines)))
  }
}

struct CommandFailed: Error {
  let command: String
  let status: Int32
  let output: String
}

/// Runs a program to its end with an environment of its own.
func run(
  _ program: String, _ arguments: [String], in directory: String, input: [UInt8] = [],
  environment: [String: String] = [:]
) throws -> [UInt8] {
  var child = ChildProcess(program, arguments)
  child.workingDirectory = directory
  child.input = .bytes(input)
  child.environment = Environment(
    [
      "PATH": "/usr/bin:/bin", "HOME": directory, "GIT_CONFIG_NOSYSTEM": "1",
      "GIT_AUTHOR_NAME": "Ana", "GIT_AUTHOR_EMAIL": "ana@ledger.example", "GIT_AUTHOR_DATE": "1767225600 +0000",
      "GIT_COMMITTER_NAME": "Ana", "GIT_COMMITTER_EMAIL": "ana@ledger.example",
      "GIT_COMMITTER_DATE": "1767225600 +0100",
    ].merging(environment) { $1 })
  let outcome = try child.run()
  guard outcome.succeeded else {
    var status: Int32 = -1
    if case .exited(let code) = outcome.ending { status = code }
    throw CommandFailed(
      command: ([program] + arguments).joined(separator: " "), status: status,
      output: String(decoding: outcome.errors, as: UTF8.self))
  }
  return outcome.output
}
