/// Something that the machine could not do with a repository: what was being done, to what, what is wrong, what to do.
///
/// What people put into a repository is never thrown: commits and trees carry their faults as values.
public struct GitError: Error, Equatable, Sendable {
  /// What a caller may want to tell apart.
  public enum Kind: Equatable, Sendable {
    case notARepository
    /// A format of repository that this program does not read: SHA-256, reftable, partial clones, unknown extensions.
    case unsupportedFormat
    /// The repository belongs to another user and is not listed as safe.
    case foreignOwner
    case permissionDenied
    /// An object that should be there is not: what was read so far is incomplete.
    case missingObject(ObjectID)
    /// The object is there but is not of the kind that was asked for.
    case wrongKind(ObjectID)
    /// More than the caller was ready to take; decided before any of it was read.
    case overLimit(size: Int, limit: Int)
    /// Bytes that do not hash to their name, or a file that is not what it should be.
    case corrupt
    /// Somebody else holds the lock and did not let go in time.
    case locked
    /// Files that a person has edited and not committed stand in the way.
    case wouldOverwrite([String])
    /// The index holds paths of an unfinished merge.
    case unmerged([String])
    /// Hooks only read: git itself blocks updates of references while a push is in quarantine.
    case readOnly
    /// What the caller asked for cannot be written.
    case invalid
    case failed
  }

  public let kind: Kind
  /// A phrase after "could not": `read`, `open the repository`.
  public let action: String
  /// What it was done to: an id, a path, a reference.
  public let subject: String
  /// What is wrong.
  public let problem: String
  /// What to do next, where that is known.
  public let remedy: String?

  public init(_ kind: Kind, _ action: String, _ subject: String, _ problem: String, remedy: String? = nil) {
    self.kind = kind
    self.action = action
    self.subject = subject
    self.problem = problem
    self.remedy = remedy
  }
}

extension GitError: CustomStringConvertible {
  /// One line: `could not read commit d5509d0: object not found`, with the remedy after a semicolon.
  public var description: String {
    let sentence = subject.isEmpty ? "could not \(action): \(problem)" : "could not \(action) \(subject): \(problem)"
    return remedy.map { "\(sentence); \($0)" } ?? sentence
  }
}
