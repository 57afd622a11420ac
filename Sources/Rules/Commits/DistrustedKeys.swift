public import Governance

/// The keys that their holders' records distrust, and from which commit on.
///
/// The judge reads a commit's parent and cannot know what is learned of a key later; a replay of all history can. What
/// such a key signed from that commit on was good when it came in and is doubted now (SECURITY.md D8).
public struct DistrustedKeys: Sendable {
  private struct Doubt {
    let key: RegisteredKey
    let person: RecordID
    let from: String
    let position: Int
  }

  private let doubts: [String: [Doubt]]

  /// - Parameters:
  ///   - people: as the newest state holds them.
  ///   - position: where in history the commit of an id stands; nothing when it does not, and then all that the key
  ///     ever signed is doubted.
  public init(of people: [Person], position: (String) -> Int?) {
    let doubts = people.flatMap { person in
      person.keys.compactMap { key in
        key.distrustedFrom.map { Doubt(key: key, person: person.id, from: $0, position: position($0) ?? 0) }
      }
    }
    self.doubts = Dictionary(grouping: doubts, by: \.key.key)
  }

  /// What is to say of the commit at `position` in history.
  public func violations(by facts: CommitFacts, at position: Int) -> [Violation] {
    guard case .valid(let key) = facts.signature else { return [] }
    return doubts[key, default: []].filter { position >= $0.position }.map {
      Violation(
        rule: KeysAreCurrent.id, subject: facts.shortID,
        message: .distrusted($0.key.id, $0.person, from: $0.from), fix: .look($0.person), whoCan: [$0.person])
    }
  }
}

extension Violation.Message {
  fileprivate static func distrusted(_ key: String, _ person: RecordID, from commit: String) -> Self {
    "Key \(key) of \(person) signed this and is distrusted from \(commit.prefix(7)) on"
  }
  fileprivate static func look(_ person: RecordID) -> Self {
    "ask \(person) whether it is theirs, and have what is not decided again"
  }
}
