import Glibc

extension Repository {
  /// Adds a line to the reflog of a reference, and to HEAD's when HEAD is on it, where git would.
  ///
  /// Not evidence and not waited for: nothing reads it but people who look for what they lost.
  func log(
    _ name: String, from old: ObjectID?, to new: ObjectID, by person: Ident, message: String
  ) throws(GitError) {
    let text = String(message.map { $0.isNewline ? " " : $0 })
    let line = [UInt8]("\(old ?? .zero) \(new) \(person)\t\(text)\n".utf8)
    try append(line, to: commonDirectory + "logs/" + name, for: name)
    if try reference("HEAD")?.target == .symbolic(name) {
      try append(line, to: gitDirectory + "logs/HEAD", for: "HEAD")
    }
  }

  private func append(_ line: [UInt8], to path: String, for name: String) throws(GitError) {
    guard try logs(name) || (unsafe access(path, F_OK)) == 0 else { return }
    try FaultPoint.willDo("log \(name)")
    var directory = ""
    for part in path.split(separator: "/", omittingEmptySubsequences: false).dropLast() {
      directory += part + "/"
      if !directory.utf8.starts(with: gitDirectory.utf8), !directory.utf8.starts(with: commonDirectory.utf8) {
        continue
      }
      if unsafe mkdir(directory, 0o777) != 0, errno != EEXIST {
        throw GitError(errno: errno, "create directory", directory)
      }
    }
    let file = try OpenFile(path, O_WRONLY | O_APPEND | O_CREAT)
    try file.write(line)
  }

  /// Whether a reference without a log gets one: what git-config(1) says of core.logAllRefUpdates.
  private func logs(_ name: String) throws(GitError) -> Bool {
    if configValue("core.logallrefupdates")?.lowercased() == "always" { return true }
    let isNormal = ["refs/heads/", "refs/remotes/", "refs/notes/"].contains { name.hasPrefix($0) } || name == "HEAD"
    return isNormal && (configFlag("core.logallrefupdates") ?? !isBare)
  }
}
