import Git
import Governance
import Rules
import Storage

/// Finds the decisions that let breaches stand.
///
/// A decision counts when it was closed as approved and names the commit, its author and every rule that it broke. What
/// entered past the rules acknowledges nothing: no commit in breach may have touched the decision, the people who
/// approved it, the policy that counted their votes or the board whose members they are.
struct Acknowledgements {
  private let breaches: [JudgedCommit]
  private let repository: Repository

  init(of breaches: [JudgedCommit], in repository: Repository) {
    self.breaches = breaches
    self.repository = repository
  }

  /// The decisions by the commit that they acknowledge; cost follows the breaches, and without any there is none.
  ///
  /// - Parameter root: says how records lie; a breach may have made of the newest state no ledger at all.
  func callAsFunction(root: ObjectID, head: ObjectID) throws -> [ObjectID: [Decision]] {
    guard !breaches.isEmpty else { return [:] }
    let ledger = try Ledger(repository, commit: root)
    let spoiled = Set(try breaches.flatMap { try records(changedBy: $0, ledger) })
    let state = try ledger.state(of: repository.commit(head).tree)
    let frame = [Policy.id] + [try state.record(Policy.id, as: Policy.self)?.changeBoard].compactMap { $0 }
    let decisions = try state.all(Decision.kind).compactMap { $0.of(Decision.self) }.filter {
      $0.isApproved && !$0.acknowledgements.isEmpty && spoiled.isDisjoint(with: frame + [$0.id] + $0.approvers)
    }
    var found: [ObjectID: [Decision]] = [:]
    for breach in breaches {
      guard let id = breach.id else { continue }
      let author = try author(of: breach, id, ledger)
      let standing = decisions.filter { decision in
        decision.acknowledgements.contains { $0.covers(breach, by: author) }
      }
      if !standing.isEmpty { found[id] = standing }
    }
    return found
  }

  private func records(changedBy breach: JudgedCommit, _ ledger: Ledger) throws -> [RecordID] {
    guard let id = breach.id else { return [] }
    let commit = try repository.commit(id)
    let parent = try commit.parents.first.map { try repository.commit($0).tree }
    return try ledger.changes(from: parent, to: commit.tree).records.map(\.id)
  }

  private func author(of breach: JudgedCommit, _ id: ObjectID, _ ledger: Ledger) throws -> RecordID? {
    try CommitNotes(ledger: ledger).note(of: repository.commit(id)).author
  }
}

extension JudgedCommit {
  /// The codes of the rules that it breaks, each once, in order.
  public var brokenRules: [String] {
    Set(violations.map(\.violation).filter { $0.severity == .block }.map(\.rule.code)).sorted()
  }
}

extension Decision {
  /// Everybody who cast an approval, and in whose name.
  fileprivate var approvers: [RecordID] {
    votes.filter { $0.choice == .approve }.flatMap { [$0.caster, $0.principal] }
  }
}

extension Acknowledgement {
  fileprivate func covers(_ breach: JudgedCommit, by author: RecordID?) -> Bool {
    commit == breach.id?.description && self.author == author && Set(rules).isSuperset(of: breach.brokenRules)
  }
}
