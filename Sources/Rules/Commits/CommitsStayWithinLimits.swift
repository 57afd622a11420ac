import Governance
import JSON

/// No file, commit, tree, path, commit's worth of changes or push passes its limit.
///
/// Records: 1 MiB, nested 32 deep. Commits: 64 KiB, 1,000 changed records (100,000 while the ledger is set up). Trees:
/// 8 MiB. Paths: 255 bytes, 8 levels. Pushes: 10,000 commits. A server may set lower limits.
public struct CommitsStayWithinLimits: Rule {
  public static let id = RuleID(code: "GIT-07", name: "commits-stay-within-limits")
  public static let holdsInSetUp = true
  public static let isStructural = true

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) -> [Violation] {
    commit(change, context.limits) + change.files.flatMap { file($0, context) }
      + change.facts.treeFaults.filter(\.isLimit).map {
        violation(Violation.Message($0.detail), inFile: $0.path, fix: .split)
      }
  }

  /// What is wrong with a push of `commits` commits, which only the door that counts them can ask.
  public func violations(ofPushWith commits: Int, to reference: String, limits: Limits = .standard) -> [Violation] {
    guard commits > limits.commitsInPush else { return [] }
    return [
      Violation(
        rule: Self.id, subject: reference,
        message: .passed("the number of commits in the push", commits, limits.commitsInPush), fix: .pushInParts)
    ]
  }

  private func commit(_ change: CommitChange, _ limits: Limits) -> [Violation] {
    var found: [Violation] = []
    if let size = change.facts.size, size > limits.commitBytes {
      found.append(
        violation(.passed("the commit's size in bytes", size, limits.commitBytes), by: change.facts, fix: .shorten))
    }
    let records = change.files.count { LedgerFolder(of: $0.path) == .portfolio }
    let limit = change.phase == .governed ? limits.changedRecords : limits.changedRecordsInSetUp
    if records > limit {
      found.append(violation(.passed("the number of changed records", records, limit), by: change.facts, fix: .split))
    }
    return found
  }

  private func file(_ file: FileChange, _ context: RuleContext) -> [Violation] {
    guard let after = file.after else { return [] }
    let limits = context.limits
    let record = context.layout.record(at: file.path)?.id
    var found: [Violation] = []
    if LedgerFolder(of: file.path) != nil, after.size > limits.recordBytes {
      found.append(
        violation(
          .passed("its size in bytes", after.size, limits.recordBytes), inFile: file.path, of: record, fix: .split))
    }
    if case .malformed(let error) = after.document, case .tooDeep(let limit) = error.reason {
      found.append(
        violation(.tooDeep(file.path, error.position, limit), inFile: file.path, of: record, fix: .flatten))
    }
    // A tree's own faults name the same path already.
    guard !context.change.facts.treeFaults.contains(where: { $0.isLimit && $0.path == file.path }) else { return found }
    let bytes = file.path.utf8.count
    if bytes > limits.pathBytes {
      found.append(
        violation(.passed("the length of the path", bytes, limits.pathBytes), inFile: file.path, fix: .rename))
    }
    let levels = file.path.utf8.count { $0 == UInt8(ascii: "/") } + 1
    if levels > limits.pathLevels {
      found.append(
        violation(.passed("the depth of the path", levels, limits.pathLevels), inFile: file.path, fix: .rename))
    }
    return found
  }
}

extension Violation.Message {
  fileprivate static func passed(_ what: String, _ count: Int, _ limit: Int) -> Self {
    "\(what) is \(count), limit \(limit)"
  }
  fileprivate static func tooDeep(_ path: String, _ position: JSONPosition, _ limit: Int) -> Self {
    "\(path):\(position): values are nested deeper than the limit \(limit)"
  }
  fileprivate static let split: Self = "split it into smaller ones, commit by commit"
  fileprivate static let shorten: Self = "shorten the message: git commit --amend"
  fileprivate static let rename: Self = "use shorter names and fewer folders: git mv"
  fileprivate static let flatten: Self = "nest the values less deeply"
  fileprivate static let pushInParts: Self = "push in parts: git push origin COMMIT:main, an earlier commit first"
}
