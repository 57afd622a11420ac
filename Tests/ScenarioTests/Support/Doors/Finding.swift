import Foundation

/// What a door says of one commit, without the words.
struct Finding: Hashable, CustomStringConvertible {
  /// Seven digits of the commit's id; `new` at a door that stands before the commit is made.
  let commit: String
  let code: String
  let severity: String
  /// What is wrong; `commit` where it is the commit itself, whose id no two doors need to know.
  let subject: String

  init(commit: String, code: String, severity: String, subject: String) {
    self.commit = commit
    self.code = code
    self.severity = severity
    self.subject = [commit, "(new)"].contains(subject) ? "commit" : subject
  }

  var description: String { "\(commit) \(code) \(severity) \(subject)" }
  var isBlock: Bool { severity == "block" }

  /// The same about a commit that is not made yet.
  var unwritten: Finding { Finding(commit: "new", code: code, severity: severity, subject: subject) }

  /// Whether it is about what exists only once the commit does: its bytes, its times, its signature, its parents.
  var isAboutWrittenCommit: Bool {
    code.hasPrefix("SIG-") || subject == "commit" && ["GIT-01", "GIT-05", "GIT-07", "TIME-01"].contains(code)
  }

  /// What `--json` lists as violations of commits; those of references, which no commit has, are left out.
  static func all(printed json: String) throws -> Set<Finding> {
    let printed = try JSONDecoder().decode(Printed.self, from: Data(json.utf8))
    return Set(
      printed.violations.compactMap { violation in
        violation.commit.map {
          Finding(
            commit: String($0.prefix(7)), code: violation.code, severity: violation.severity, subject: violation.subject
          )
        }
      })
  }

  private struct Printed: Decodable {
    struct Violation: Decodable {
      let code: String
      let severity: String
      let subject: String
      let commit: String?
    }
    let violations: [Violation]
  }

  /// What a hook said of written commits, `CODE severity SUBJECT (commit …): words`.
  static func all(said lines: [String]) -> Set<Finding> {
    Set(
      lines.compactMap { line in
        line.firstMatch(of: /^([A-Z]+-[0-9]+) (block|warn|note) (.+?) \(([0-9a-f]{7})[ )]/).map {
          Finding(
            commit: String($0.output.4), code: String($0.output.1), severity: String($0.output.2),
            subject: String($0.output.3))
        }
      })
  }

  /// What a hook said of the commit that is about to be made, `CODE severity SUBJECT (path …): words`.
  static func all(saidBeforehand lines: [String]) -> Set<Finding> {
    Set(
      lines.compactMap { line in
        line.firstMatch(of: /^([A-Z]+-[0-9]+) (block|warn|note) (\(new\)|.+?)(?: \(|: )/).map {
          Finding(
            commit: "new", code: String($0.output.1), severity: String($0.output.2), subject: String($0.output.3))
        }
      })
  }
}
