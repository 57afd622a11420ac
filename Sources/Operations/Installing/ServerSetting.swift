/// A setting that a server's git needs so that what git can refuse by itself, it refuses (SECURITY.md §6).
public struct ServerSetting: Sendable, Hashable {
  public let name: String
  public let value: String
  /// What it is for, for `folio doctor`.
  public let purpose: String

  public static let all: [ServerSetting] = [
    .init("receive.fsckObjects", "true", "refuse objects that git finds malformed"),
    .init("receive.fsck.badFilemode", "error", "refuse odd file modes"),
    .init("receive.fsck.badTagName", "error", "refuse odd tags"),
    .init("receive.fsck.missingTaggerEntry", "error", "refuse odd tags"),
    .init("receive.fsck.gitmodulesParse", "error", "refuse submodules"),
    .init("receive.fsck.gitattributesSymlink", "error", "refuse linked attributes"),
    .init("receive.fsck.gitignoreSymlink", "error", "refuse linked ignores"),
    .init("receive.fsck.mailmapSymlink", "error", "refuse linked mail maps"),
    .init("receive.denyNonFastForwards", "true", "history only grows"),
    .init("receive.denyDeletes", "true", "history only grows"),
    .init("receive.denyCurrentBranch", "refuse", "no push under a checkout"),
    .init("receive.maxInputSize", "1073741824", "a push is bounded"),
    .init("transfer.hideRefs", "refs/folio", "the product's own references are the server's"),
    .init("core.logAllRefUpdates", "always", "every move of a reference is logged"),
    .init("core.fsync", "all", "what is acknowledged is on the disk"),
    .init("core.fsyncMethod", "fsync", "what is acknowledged is on the disk"),
    .init("core.commitGraph", "false", "history is read from the objects"),
    .init("gc.pruneExpire", "never", "evidence is not thrown away"),
  ]

  private init(_ name: String, _ value: String, _ purpose: String) {
    self.name = name
    self.value = value
    self.purpose = purpose
  }
}
