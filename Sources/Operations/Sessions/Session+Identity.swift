public import Calendars
public import Git
import Governance
import Platform
import Rules
public import Signatures
import Storage

extension Session {
  /// Who acts, as git would write it: `GIT_AUTHOR_NAME` and `GIT_AUTHOR_EMAIL`, else `user.name` and `user.email`.
  ///
  /// - Throws: `UsageError` when nobody is configured.
  public func identity(at time: Instant) throws -> Ident {
    if let actor { return try identity(of: actor, at: time) }
    let name = environment.nonEmpty("GIT_AUTHOR_NAME") ?? repository.configValue("user.name")
    let email = environment.nonEmpty("GIT_AUTHOR_EMAIL") ?? repository.configValue("user.email")
    guard let email else {
      throw UsageError(
        "git does not know who you are", hint: "git config user.email YOUR-ADDRESS, the one in your person record")
    }
    return Ident(name: name ?? email, email: email, seconds: time.secondsSinceEpoch)
  }

  /// Signs with the key that git is configured for (`user.signingkey`, `gpg.format` ssh); nothing without one.
  public func signer() throws -> SSHSigner? {
    if let actor { return try signer(of: actor) }
    guard let key = repository.configValue("user.signingkey") else { return nil }
    guard repository.configValue("gpg.format") == "ssh" else { return nil }
    return try SSHSigner(signingKey: key, environment: environment, isInteractive: StandardStream.input.isTerminal)
  }
}
