import CLibgit2

/// An open repository, for one thread at a time.
///
/// A second thread opens its own with `Repository.open(at:)`, given `gitDirectory`: one handle a thread scales, a shared
/// one is slower than a single thread.
///
/// Objects are read raw. What is written stays in memory until `flush()` or until a reference moves, and then reaches
/// the disk before the reference does.
public final class Repository {
  /// The directory that holds this work tree's HEAD and index, ending in a slash.
  public let gitDirectory: String
  /// The directory that holds objects, references and configuration; differs from `gitDirectory` in a linked work tree.
  public let commonDirectory: String
  /// The directory of checked-out files, ending in a slash; nil in a bare repository.
  public let workDirectory: String?
  /// Whether this repository was opened for a hook, which only reads.
  public let isReadOnly: Bool

  /// The file that is this work tree's index, or the one that git named to this hook.
  public let indexPath: String

  let handle: Handle
  let objects: Handle
  var pending = PendingObjects()
  /// The directories that objects lie in as files. A hook reads them from git's environment.
  lazy var objectFolders = ObjectFolders(commonDirectory: commonDirectory, environment: isReadOnly)
  /// The file that git named as the list of shallow commits of a push that is being received.
  let pushedShallowFile: String?
  /// Whether this repository holds the writer lock.
  var isExclusive = false

  init(
    _ handle: consuming Handle, isReadOnly: Bool, indexPath: String? = nil, pushedShallowFile: String? = nil
  ) throws(GitError) {
    var (git, common): (String?, String?)
    var work: String?
    unsafe handle.with { repository in
      git = unsafe git_repository_path(repository).map { unsafe String(cString: $0) }
      common = unsafe git_repository_commondir(repository).map { unsafe String(cString: $0) }
      work = unsafe git_repository_workdir(repository).map { unsafe String(cString: $0) }
    }
    guard let git, let common else {
      throw GitError(.failed, "open the repository", git ?? "", "libgit2 names no directory for it")
    }
    gitDirectory = git
    commonDirectory = common
    workDirectory = work
    self.isReadOnly = isReadOnly
    self.indexPath = indexPath ?? git + "index"
    self.pushedShallowFile = pushedShallowFile
    do throws(LibraryFailure) {
      objects = try unsafe handle.open(freedBy: { unsafe git_odb_free($0) }) { unsafe git_repository_odb(&$0, $1) }
    } catch {
      throw error.during("open the objects of", git)
    }
    self.handle = handle
  }

  /// Whether there is no work tree.
  public var isBare: Bool { workDirectory == nil }
}
