/// How large the parts of a ledger may be (GIT-07), decided from headers before bytes are read.
public struct ObjectLimits: Equatable, Sendable {
  /// Bytes of a commit object.
  public var commit = 64 << 10
  /// Bytes of a tree object.
  public var tree = 8 << 20
  /// Bytes of a path from the root.
  public var path = 255
  /// Names in a path, the file's own among them.
  public var levels = 8

  /// The limits that every ledger has; a server may set lower ones.
  public static let standard = ObjectLimits()

  public init() {}
}

/// A limit that somebody's object passes: "`what` is `n`, limit `limit`".
public struct PassedLimit: Equatable, Sendable {
  public let what: String
  public let n: Int
  public let limit: Int

  public init(what: String, n: Int, limit: Int) {
    self.what = what
    self.n = n
    self.limit = limit
  }
}
