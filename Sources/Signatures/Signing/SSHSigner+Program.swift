import Platform

extension SSHSigner {
  /// The signature by `ssh-keygen -Y sign`, which may ask for a passphrase or a touch.
  func signWithProgram(_ message: [UInt8], namespace: String) throws(SSHSignerError) -> [UInt8] {
    let answer: (outcome: ChildProcess.Outcome, block: [UInt8]?)
    do throws(PlatformError) {
      answer = try run(message, namespace: namespace)
    } catch {
      throw error.action == "start" && error.subject == program ? .noProgram(program) : .machine(error)
    }
    if let block = answer.block { return block }
    throw explain(answer.outcome)
  }

  /// Runs the program on a file that holds the message, as git does: standard input is where people answer.
  private func run(
    _ message: [UInt8], namespace: String
  ) throws(PlatformError) -> (outcome: ChildProcess.Outcome, block: [UInt8]?) {
    let folder = try TemporaryFolder(environment)
    let (messagePath, keyPath) = ("\(folder.path)/message", "\(folder.path)/key.pub")
    try Files.write(message, to: messagePath, .secret)

    var arguments = ["-Y", "sign", "-q", "-n", namespace]
    switch source {
    case .file(let path): arguments += ["-f", path]
    case .literal(let key):
      try Files.write(Array("\(key)\n".utf8), to: keyPath, .secret)
      // Only an agent can have it: nothing is to be looked for beside the temporary file.
      arguments += ["-U", "-f", keyPath]
    }
    var child = ChildProcess(program, arguments + [messagePath])
    child.environment = environment
    child.output = .discarded
    if isInteractive {
      child.input = .inherited
      child.errors = .inherited
    }
    let outcome = try child.run()
    guard outcome.succeeded else { return (outcome, nil) }
    return (outcome, try Files.read("\(messagePath).sig", limit: SignatureBlock.sizeLimit))
  }

  /// Says what to do about a failure, where that can be known.
  private func explain(_ outcome: ChildProcess.Outcome) -> SSHSignerError {
    switch source {
    case .literal(let key): return .agentLacksKey(key.fingerprint)
    case .file(let path):
      if let key = try? KeyFile(path) {
        if key.isProtected, !isInteractive { return .passphraseNeeded(key.privatePath) }
        if !key.hasPrivateHalf { return .agentLacksKey(key.publicKey.fingerprint) }
      }
    }
    let words = String(decoding: outcome.errors, as: UTF8.self)
      .split(separator: "\n")
      .filter { !$0.allSatisfy { $0 == "@" } }
      .joined(separator: " ")
    return .refused(program: program, words.isEmpty ? "it \(outcome.ending)" : words)
  }
}
