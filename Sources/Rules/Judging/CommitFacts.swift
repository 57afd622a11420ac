public import Calendars
public import Governance

/// What is known of the commit that makes a change, apart from the files.
///
/// A door that has no commit yet (`pre-commit`, the CLI before it writes) knows the author and the time and leaves the
/// rest out; the rules that need it are asked at a later door.
public struct CommitFacts: Sendable {
  /// The commit's id in hexadecimal; nothing for one that is not written yet.
  public let id: String?
  /// The author's address, in lower case.
  public let authorEmail: String
  /// The committer's address, in lower case.
  public let committerEmail: String
  public let authorTime: Instant
  /// The committer time: the `t` of every rule.
  public let time: Instant
  /// The committer time of the parent; nothing for a root.
  public let parentTime: Instant?
  /// How many parents it has; one for a commit that is not written yet.
  public let parentCount: Int
  /// The message, when the door knows it.
  public let message: String?
  /// The trailers of the message (DOMAIN.md §0).
  public let trailers: Trailers
  public let signature: SignatureFacts
  /// Departures from the commit grammar (SECURITY.md D7).
  public let grammarFaults: [String]
  /// Departures from the tree grammar, each with the path of the tree.
  public let treeFaults: [TreeFault]
  /// The size of the commit object in bytes, and of the largest tree that was read.
  public let size: Int?

  public init(
    id: String?, authorEmail: String, committerEmail: String, authorTime: Instant, time: Instant,
    parentTime: Instant?, parentCount: Int = 1, message: String? = nil, trailers: Trailers = Trailers(),
    signature: SignatureFacts = .notAvailable, grammarFaults: [String] = [], treeFaults: [TreeFault] = [],
    size: Int? = nil
  ) {
    self.id = id
    self.authorEmail = authorEmail.lowercased()
    self.committerEmail = committerEmail.lowercased()
    self.authorTime = authorTime
    self.time = time
    self.parentTime = parentTime
    self.parentCount = parentCount
    self.message = message
    self.trailers = trailers
    self.signature = signature
    self.grammarFaults = grammarFaults
    self.treeFaults = treeFaults
    self.size = size
  }

  /// Seven characters of the id, or `(new)` before there is one.
  public var shortID: String { id.map { String($0.prefix(7)) } ?? "(new)" }
}

/// What a commit's signature is, before anybody asks whose it may be.
public enum SignatureFacts: Sendable, Hashable {
  /// The door stands before the commit is made.
  case notAvailable
  case missing
  /// Unreadable, for another namespace, or not a signature of these bytes; with the reason in words.
  case invalid(reason: String)
  /// A good signature of the commit's bytes by this key: algorithm and base64, as OpenSSH writes a public key.
  case valid(key: String)
}

/// A departure from the grammar of trees, at the path of an entry.
public struct TreeFault: Sendable, Hashable {
  public let path: String
  public let detail: String
  /// Whether it is a limit that is passed (GIT-07) and not a shape that is wrong (GIT-06).
  public let isLimit: Bool

  public init(path: String, detail: String, isLimit: Bool = false) {
    self.path = path
    self.detail = detail
    self.isLimit = isLimit
  }
}

/// What the last paragraph of a message points to; it never authorises anything.
public struct Trailers: Sendable, Hashable {
  /// `Folio-Under: EXC-…`
  public var exceptions: [RecordID] = []
  /// `Folio-Override: DEC-…`
  public var overrides: [RecordID] = []
  /// `Folio-Late-Reason: text`
  public var lateReasons: [String] = []

  public init() {}

  /// Takes the trailers of ours from a message's `key: value` lines; keys are compared without case, as git does.
  public init(_ lines: [(key: String, value: String)]) {
    for (key, value) in lines {
      switch key.lowercased() {
      case "folio-under": RecordID(value).map { exceptions.append($0) }
      case "folio-override": RecordID(value).map { overrides.append($0) }
      case "folio-late-reason": if !value.isEmpty { lateReasons.append(value) }
      default: break
      }
    }
  }
}
