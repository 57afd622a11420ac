import CLibgit2
import Glibc

/// Where objects lie as files of their own, to look at one before libgit2 reads it.
///
/// libgit2 1.5.1 waits for ever for the rest of an object whose file ends too early (it takes `Z_BUF_ERROR` for
/// progress), so such a file is found first.
struct ObjectFolders {
  /// Each ends in a slash.
  private let folders: [String]

  /// - Parameter environment: whether git named the directories to this hook, those of a quarantine for instance.
  init(commonDirectory: String, environment: Bool) {
    var folders: [String] = []
    let named = environment ? Self.variable("GIT_OBJECT_DIRECTORY") : nil
    Self.add(named ?? commonDirectory + "objects", to: &folders)
    for folder in environment ? Self.variable("GIT_ALTERNATE_OBJECT_DIRECTORIES")?.split(separator: ":") ?? [] : [] {
      Self.add(String(folder), to: &folders)
    }
    self.folders = folders
  }

  /// Whether an object's file ends before the object does, in any of the places that it may lie in.
  func isCutShort(_ id: ObjectID) -> Bool {
    let name = id.description
    let path = name.prefix(2) + "/" + name.dropFirst(2)
    return folders.contains { unsafe folio_is_cut_short($0 + path) == 1 }
  }

  /// Adds a directory and those that it borrows from (gitrepository-layout(5), objects/info/alternates).
  private static func add(_ folder: String, to folders: inout [String]) {
    let folder = folder.hasSuffix("/") ? folder : folder + "/"
    guard !folders.contains(folder), folders.count < 64 else { return }
    folders.append(folder)
    guard let file = try? MappedFile(folder + "info/alternates") else { return }
    for line in String(decoding: file[0..<file.count], as: UTF8.self).split(separator: "\n") where !line.hasPrefix("#")
    {
      add(line.hasPrefix("/") ? String(line) : folder + line, to: &folders)
    }
  }

  private static func variable(_ name: String) -> String? {
    unsafe getenv(name).map { unsafe String(cString: $0) }
  }
}
