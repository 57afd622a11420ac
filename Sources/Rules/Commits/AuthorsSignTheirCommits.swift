import Governance

/// Author, committer and signer of a commit are one person.
public struct AuthorsSignTheirCommits: Rule {
  public static let id = RuleID(code: "SIG-02", name: "authors-sign-their-commits")
  public static let holdsInSetUp = true

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    let facts = change.facts
    let people = try context.signatories
    let author = people.person(withEmail: facts.authorEmail)?.id
    var found: [Violation] = []

    if facts.committerEmail != facts.authorEmail {
      let committer = people.person(withEmail: facts.committerEmail)?.id
      if author == nil || committer != author {
        found.append(
          violation(
            .committed(facts.shortID, author?.text ?? facts.authorEmail, committer?.text ?? facts.committerEmail),
            by: facts, fix: .commitAsYourself))
      }
    }
    if case .valid(let key) = facts.signature {
      let signers = people.holders(ofKey: key).map(\.person.id)
      if let signer = signers.first, author.map(signers.contains) != true {
        found.append(
          violation(
            .signed(facts.shortID, author?.text ?? facts.authorEmail, signer), by: facts, fix: .commitAsYourself))
      }
    }
    return found
  }
}

extension Violation.Message {
  fileprivate static func committed(_ commit: String, _ author: String, _ committer: String) -> Self {
    "\(commit): author \(author), committed by \(committer)"
  }
  fileprivate static func signed(_ commit: String, _ author: String, _ signer: RecordID) -> Self {
    "\(commit): author \(author), signed by \(signer)"
  }
  fileprivate static let commitAsYourself: Self =
    "commit as yourself: git commit --amend --reset-author -S, with your own user.email and user.signingKey"
}
