import Platform
public struct Index {
  let r: Repository
  public init(_ r: Repository) throws(GitError) { self.r = r }
  public func changes(against t: ObjectID) throws -> [TreeChange] {
    let out = try tempGit(r, ["diff-index", "--cached", "--raw", "-z", "--no-renames", "--abbrev=40", "\(t)"])
    let parts = out.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    var changes: [TreeChange] = []
    var i = 0
    while i + 1 < parts.count {
      let f = parts[i].dropFirst().split(separator: " ")
      let (m1, m2, a, b) = (UInt32(f[0], radix: 8)!, UInt32(f[1], radix: 8)!, ObjectID(hex: f[2])!, ObjectID(hex: f[3])!)
      changes.append(TreeChange(path: parts[i + 1], before: m1 == 0 ? nil : TreeEntry(mode: EntryMode(rawValue: m1), id: a), after: m2 == 0 ? nil : TreeEntry(mode: EntryMode(rawValue: m2), id: b)))
      i += 2
    }
    return changes
  }
}
func tempGit(_ r: Repository, _ args: [String]) throws -> [UInt8] {
  var c = ChildProcess("git", args)
  c.workingDirectory = r.workDirectory ?? r.gitDirectory
  let o = try c.run()
  guard o.succeeded else { throw GitError(.failed, "run git", args.joined(separator: " "), String(decoding: o.errors, as: UTF8.self)) }
  return o.output
}
public struct WorkTree {
  let r: Repository
  public init(_ r: Repository) { self.r = r }
  public func changedPaths(under folders: [String], since t: ObjectID) throws -> [String] {
    let out = try tempGit(r, ["status", "--porcelain", "-z", "-uall", "--no-renames", "--"] + folders)
    return out.split(separator: 0).map { String(decoding: $0.dropFirst(3), as: UTF8.self) }.sorted()
  }
  public func requireUntouched(_ paths: [String]) throws {
    let out = try tempGit(r, ["status", "--porcelain", "-z", "-uall", "--no-renames", "--"] + paths)
    if !out.isEmpty { throw GitError(.failed, "update", "the work tree", "it holds edits that are not committed: \(String(decoding: out, as: UTF8.self))") }
  }
  public func update(from: ObjectID?, to: ObjectID) throws { _ = try tempGit(r, ["read-tree", "-m", "-u", "\(from ?? .emptyTree)", "\(to)"]) }
}
