/// A message as git will commit it from the file that `commit-msg` is given.
public enum CommitMessage {
  /// `text` without comment lines and without what follows the scissors line, with one line feed at the end.
  public static func cleaned(_ text: String) -> String {
    var lines: [Substring] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("# ------------------------ >8") { break }
      if !line.hasPrefix("#") { lines.append(line) }
    }
    while lines.last?.allSatisfy(\.isWhitespace) == true { lines.removeLast() }
    return lines.joined(separator: "\n") + "\n"
  }
}
