import CLibgit2
import Glibc

/// Objects as one file each, the way git writes them: a temporary file beside the final one, then a rename.
///
/// All files are on the disk before the first gets its name, and all names before `write` returns. Waiting for all at
/// once shares the disk's flushes.
struct LooseObjects {
  /// The repository's `objects/`.
  let directory: String

  /// Whether an object is there as a file.
  func contains(_ id: ObjectID) -> Bool { unsafe access(path(of: id), F_OK) == 0 }

  func write(_ objects: [(id: ObjectID, kind: ObjectKind, bytes: [UInt8])]) throws(GitError) {
    var temporaries: [(path: String, final: String)] = []
    do throws(GitError) {
      var madeDirectory = false
      var files: [String] = []
      var folders: Set<String> = []
      for (id, kind, bytes) in objects {
        let hex = "\(id)"
        let folder = directory + hex.prefix(2) + "/"
        let final = path(of: id)
        folders.insert(folder)
        if contains(id) {
          // Whoever wrote it may not have waited for the disk.
          files.append(final)
          continue
        }
        if try makeFolder(folder) { madeDirectory = true }
        let temporary = folder + "tmp_obj_folio_\(getpid())_\(hex.dropFirst(2))"
        temporaries.append((temporary, final))
        try FaultPoint.willDo("write object \(hex)")
        try writeTemporary(temporary, deflated([UInt8]("\(kind) \(bytes.count)\0".utf8) + bytes))
        files.append(temporary)
      }
      try FaultPoint.willDo("bring objects to the disk")
      try syncAll(files)
      for (temporary, final) in temporaries {
        try FaultPoint.willDo("name object \(final.suffix(38))")
        if unsafe rename(temporary, final) != 0 { throw GitError(errno: errno, "write object", final) }
      }
      try FaultPoint.willDo("bring names of objects to the disk")
      try syncAll(folders.sorted() + (madeDirectory ? [directory] : []))
    } catch {
      if FaultPoint.mayCleanUp { for (temporary, _) in temporaries { unsafe unlink(temporary) } }
      throw error
    }
  }

  private func path(of id: ObjectID) -> String {
    let hex = "\(id)"
    return directory + hex.prefix(2) + "/" + hex.dropFirst(2)
  }

  private func makeFolder(_ folder: String) throws(GitError) -> Bool {
    if unsafe mkdir(folder, 0o777) == 0 { return true }
    if errno != EEXIST { throw GitError(errno: errno, "create directory", folder) }
    return false
  }

  private func writeTemporary(_ path: String, _ bytes: [UInt8]) throws(GitError) {
    let file = try OpenFile(path, O_WRONLY | O_CREAT | O_TRUNC, mode: 0o444)
    try file.write(bytes)
    folio_start_writing(file.descriptor)
  }
}
