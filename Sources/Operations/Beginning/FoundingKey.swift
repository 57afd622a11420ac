import Git
import Platform
import Signatures

/// The key that a new ledger's root commit is signed with: git's, else the user's own Ed25519 key.
struct FoundingKey {
  let signer: SSHSigner
  let publicKey: SSHPublicKey
  /// What `user.signingkey` must say so that git signs with it too; nothing when git says so already.
  let setting: String?

  /// - Throws: `UsageError` naming the two ways out when there is no key, what reading the key threw.
  init(_ repository: Repository, _ environment: Environment) throws {
    let isInteractive = StandardStream.input.isTerminal
    if repository.configValue("gpg.format") == "ssh", let key = repository.configValue("user.signingkey") {
      signer = try SSHSigner(signingKey: key, environment: environment, isInteractive: isInteractive)
      setting = nil
    } else if let home = environment.home, try Files.exists("\(home)/.ssh/id_ed25519.pub") {
      let path = "\(home)/.ssh/id_ed25519.pub"
      signer = try SSHSigner(signingKey: path, environment: environment, isInteractive: isInteractive)
      setting = path
    } else {
      throw UsageError(
        "a ledger is signed from its first commit on, and you have no key to sign with",
        hint: """
          make one: ssh-keygen -t ed25519 && git config --global gpg.format ssh && \
          git config --global user.signingkey ~/.ssh/id_ed25519.pub; \
          or say aloud that nobody will sign: folio init --unsigned
          """)
    }
    publicKey = try signer.publicKey()
  }
}
