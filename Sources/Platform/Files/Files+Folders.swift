import Glibc

extension Files {
  /// The names in the folder at `path`, in order of their bytes, without `.` and `..`.
  public static func list(_ path: String) throws(PlatformError) -> [String] {
    guard let folder = unsafe opendir(path) else { throw .last("list", path) }
    defer { unsafe closedir(folder) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = unsafe readdir(folder) else { break }
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { field in
        // The name ends in a NUL inside its field.
        unsafe String(cString: UnsafeRawPointer(field).assumingMemoryBound(to: CChar.self))
      }
      if name != ".", name != ".." { names.append(name) }
    }
    guard errno == 0 else { throw .last("list", path) }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Creates the folder at `path` and those above it; it is no error if it is there.
  public static func createFolder(_ path: String) throws(PlatformError) {
    if unsafe mkdir(path, 0o777) == 0 { return }
    let error = PlatformError.last("create the folder", path)
    if error.reason == .system(EEXIST), try kind(of: path, followingLinks: true) == .folder { return }
    guard error.reason == .system(ENOENT), !path.isEmpty, folder(of: path) != path else { throw error }
    try createFolder(folder(of: path))
    guard unsafe mkdir(path, 0o777) == 0 || errno == EEXIST else { throw .last("create the folder", path) }
  }

  /// Creates a folder that only this user can enter, inside one that exists.
  ///
  /// If it is there already it must be just that: a folder, no link, of this user, closed to others.
  public static func createPrivateFolder(_ path: String) throws(PlatformError) {
    if unsafe mkdir(path, 0o700) == 0 { return }
    let error = PlatformError.last("create the folder", path)
    guard error.reason == .system(EEXIST) else { throw error }
    var status = stat()
    guard unsafe lstat(path, &status) == 0 else { throw .last("look at", path) }
    guard Kind(mode: status.st_mode) == .folder, status.st_uid == geteuid(), status.st_mode & 0o077 == 0 else {
      throw PlatformError("use the folder", path, .because("it is not a folder that only you can enter"))
    }
  }

  /// Removes what is at `path`, a folder with all that is in it; links are removed, not followed. Absence is no error.
  public static func removeTree(_ path: String) throws(PlatformError) {
    guard try kind(of: path) == .folder else { return try remove(path) }
    for name in try list(path) { try removeTree("\(path)/\(name)") }
    guard unsafe rmdir(path) == 0 || errno == ENOENT else { throw .last("remove", path) }
  }
}
