import Platform
import SeededRandom
import Testing

@testable import Signatures

struct SSHSignerTests {
  /// No agent, no askpass: what a test finds must be its own.
  private func environment(_ folder: String, agent: String? = nil) -> Environment {
    var environment = Environment(["PATH": Environment.current()["PATH"] ?? "/usr/bin:/bin", "HOME": folder])
    environment["SSH_AUTH_SOCK"] = agent
    environment["TMPDIR"] = folder
    return environment
  }

  private func makeSigner(_ key: String, _ folder: String, agent: String? = nil) throws -> SSHSigner {
    try SSHSigner(signingKey: key, environment: environment(folder, agent: agent), isInteractive: false)
  }

  @Test func `signing here and by ssh-keygen give the same bytes`() throws {
    let folder = try TemporaryFolder(.current())
    let openSSH = OpenSSH(folder: folder.path)
    let path = try openSSH.makeKey("ed25519")
    for key in [path, "\(path).pub", "~/key"] {
      let signer = try makeSigner(key, folder.path)
      for message in [[], message, [UInt8](repeating: 0, count: 100_000)] {
        let native = try #require(try signer.signNatively(message, namespace: "git"))
        #expect(try native == openSSH.sign(message, with: path))
        #expect(try native == signer.signWithProgram(message, namespace: "git"))
        #expect(try native == signer.sign(message, namespace: "git"))
      }
      #expect(try signer.publicKey() == openSSH.publicKey(path))
    }
    #expect(try Files.list(folder.path) == ["key", "key.pub"])
  }

  @Test(arguments: [("ecdsa", 256), ("rsa", 2048)])
  func `other keys sign through ssh-keygen`(type: String, bits: Int) throws {
    let folder = try TemporaryFolder(.current())
    let path = try OpenSSH(folder: folder.path).makeKey(type, bits: bits)
    let signer = try makeSigner(path, folder.path)
    #expect(try signer.signNatively(message, namespace: "git") == nil)
    let block = try signer.sign(message, namespace: "checkpoint")
    #expect(accepts(block, namespace: "checkpoint") && !accepts(block, namespace: "git"))
  }

  @Test func `an agent signs with a key named by its text or its public file`() throws {
    let folder = try TemporaryFolder(.current())
    let openSSH = OpenSSH(folder: folder.path)
    let path = try openSSH.makeKey("ed25519", passphrase: "a passphrase")
    let key = try openSSH.publicKey(path)
    let socket = "\(folder.path)/agent"

    var agent = ChildProcess(
      "sh", ["-c", "ssh-agent -a \"$1\" -s | sed -n 's/.*SSH_AGENT_PID=\\([0-9]*\\).*/\\1/p'", "sh", socket])
    agent.environment = environment(folder.path)
    let started = try agent.run()
    let agentProcess = String(decoding: started.output.dropLast(), as: UTF8.self)
    try #require(started.succeeded && Int(agentProcess) != nil)
    defer { _ = try? ChildProcess("kill", [agentProcess]).run() }

    #expect(throws: SSHSignerError.agentLacksKey(key.fingerprint)) {
      try makeSigner("key::\(key)", folder.path, agent: socket).sign(message, namespace: "git")
    }

    // The agent takes a key without a passphrase; the one in the file keeps its own.
    let opened = "\(folder.path)/opened"
    try Files.write(Files.read(path, limit: 65_536), to: opened, .secret)
    try openSSH.expectSuccess(["-q", "-p", "-P", "a passphrase", "-N", "", "-f", opened])
    var add = ChildProcess("ssh-add", ["-q", opened])
    add.environment = environment(folder.path, agent: socket)
    #expect(try add.run().succeeded)
    try Files.remove(opened)

    for name in ["key::\(key)", "\(key)", "\(key) a comment", path, "\(path).pub"] {
      let block = try makeSigner(name, folder.path, agent: socket).sign(message, namespace: "git")
      #expect(try SSHSignature(armored: block).publicKey == key && accepts(block))
    }
  }

  @Test func `what prevents a signature is said with what to do`() throws {
    let folder = try TemporaryFolder(.current())
    let openSSH = OpenSSH(folder: folder.path)
    let locked = try openSSH.makeKey("ed25519", passphrase: "a passphrase", name: "locked")
    let lonely = "\(folder.path)/lonely.pub"
    try Files.write(Files.read("\(locked).pub", limit: 65_536), to: lonely)
    let garbage = "\(folder.path)/garbage"
    try Files.write(Array("not a key at all\n".utf8), to: garbage)

    func failure(_ key: String) -> String {
      do {
        _ = try makeSigner(key, folder.path).sign(message, namespace: "git")
        return "signed"
      } catch {
        return "\(error)"
      }
    }
    let passphrase = "has a passphrase and there is no terminal to ask on; add it to your agent: ssh-add \(locked)"
    #expect(failure(locked) == "the key \(locked) \(passphrase)")
    #expect(failure("\(locked).pub") == "the key \(locked) \(passphrase)")
    let fingerprint = try openSSH.publicKey(locked).fingerprint
    #expect(failure(lonely) == "no agent holds the private half of the key \(fingerprint); add it: ssh-add FILE")
    #expect(failure("/nowhere/key") == "there is no signing key at /nowhere/key; set user.signingkey to yours")
    #expect(failure(garbage).hasPrefix("could not use the signing key in \(garbage): keys of the kind 'not'"))
    #expect(
      failure("key::ssh-ed25519 x") == "could not use the signing key in user.signingkey: the key is not in base64")

    let bare = Environment(["PATH": "/nowhere", "TMPDIR": folder.path])
    let signer = try SSHSigner(signingKey: locked, environment: bare, isInteractive: false)
    #expect(throws: SSHSignerError.noProgram("ssh-keygen")) { try signer.sign(message, namespace: "git") }
  }

  @Test func `a private key open to others is refused, as ssh-keygen does`() throws {
    let folder = try TemporaryFolder(.current())
    let path = try OpenSSH(folder: folder.path).makeKey("ed25519")
    _ = try ChildProcess("chmod", ["644", path]).run()
    let signer = try makeSigner(path, folder.path)
    #expect(try signer.signNatively(message, namespace: "git") == nil)
    #expect(throws: SSHSignerError.self) { try signer.sign(message, namespace: "git") }
  }

  @Test func `a program that signs with another key is not believed`() throws {
    let folder = try TemporaryFolder(.current())
    let openSSH = OpenSSH(folder: folder.path)
    let path = try openSSH.makeKey("ed25519")
    let other = try openSSH.makeKey("ed25519", name: "other")
    let script = "#!/bin/sh\nfor message; do :; done\nexec ssh-keygen -Y sign -q -n git -f \(other) \"$message\"\n"
    try Files.write(Array(script.utf8), to: "\(folder.path)/program", .executable)
    var signer = try makeSigner(path, folder.path)
    signer.program = "\(folder.path)/program"
    let words = "its signature is not good: the key did not sign these bytes"
    #expect(throws: SSHSignerError.refused(program: signer.program, words)) {
      try signer.sign(message, namespace: "git")
    }
  }

  @Test func `no bytes crash the reader of private keys`() throws {
    let folder = try TemporaryFolder(.current())
    let path = try OpenSSH(folder: folder.path).makeKey("ed25519")
    let text = try Files.read(path, limit: 65_536)
    #expect(OpenSSHPrivateKey(text)?.secret != nil)
    var random = SplitMix64(seed: 5)
    for _ in 0..<300 { _ = OpenSSHPrivateKey(text.mutated(&random)) }
  }
}
