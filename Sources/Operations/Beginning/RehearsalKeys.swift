import Git
import Governance
import Platform
import Signatures

/// Throw-away Ed25519 keys, one file for each person, in a folder beside a rehearsal ledger and never in it.
public struct RehearsalKeys: Sendable {
  /// The absolute path of the folder.
  public let folder: String
  let environment: Environment

  /// Makes the folder.
  ///
  /// - Throws: `UsageError` when something is at `path`.
  init(making path: String, _ environment: Environment) throws {
    guard try !Files.exists(path) else {
      throw UsageError(
        "\(path) is there already, and the demo's keys would go there", hint: "remove it, or choose another directory")
    }
    try Files.createPrivateFolder(path)
    folder = try Files.resolvedPath(path)
    self.environment = environment
  }

  /// Makes the key of `person`, without a passphrase.
  ///
  /// - Throws: `PlatformError` when `ssh-keygen` cannot be run, `UsageError` when it fails.
  func make(for person: Person) throws {
    var keygen = ChildProcess(
      "ssh-keygen",
      ["-q", "-t", "ed25519", "-N", "", "-C", person.emails.first ?? person.id.text, "-f", path(of: person.id)])
    keygen.environment = environment
    let outcome = try keygen.run()
    guard outcome.succeeded else {
      throw UsageError("ssh-keygen made no key for \(person.id): it \(outcome.ending)")
    }
  }

  func signer(of person: RecordID) throws -> SSHSigner {
    try SSHSigner(signingKey: path(of: person), environment: environment, isInteractive: false)
  }

  private func path(of person: RecordID) -> String { "\(folder)/\(person)" }
}
