/// What git says of a commit, for the doors that are asked about it as if it were not written yet.
struct WrittenCommit {
  let id: String
  let parents: [String]
  /// Seconds since 1970.
  let time: Int
  let authorName: String
  let authorEmail: String
  let message: String

  var shortID: String { String(id.prefix(7)) }

  /// The commits of `range` in the repository at `folder`, parents first.
  ///
  /// - Parameter isFirstParentOnly: whether those that came in by the side of a merge are left out.
  static func all(in range: String, at folder: String, isFirstParentOnly: Bool = false) throws -> [WrittenCommit] {
    // What an attacker wrote into a commit graph is not to choose what is compared.
    let text = try Programs.must(
      "git",
      ["-c", "core.commitGraph=false", "log", "--reverse", "--topo-order"]
        + (isFirstParentOnly ? ["--first-parent"] : [])
        + ["--no-show-signature", "--format=%H%x1f%P%x1f%ct%x1f%an%x1f%ae%x1f%B%x1e", range], in: folder)
    return try text.split(separator: "\u{1e}").map { entry in
      let fields = entry.trimmingPrefix("\n").split(separator: "\u{1f}", omittingEmptySubsequences: false)
        .map(String.init)
      guard fields.count == 6, let time = Int(fields[2]) else { throw Programs.Failed(words: "git log: \(entry)") }
      return WrittenCommit(
        id: fields[0], parents: fields[1].split(separator: " ").map(String.init), time: time, authorName: fields[3],
        authorEmail: fields[4], message: fields[5])
    }
  }
}
