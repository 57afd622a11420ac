import Governance
import JSON

/// Something that must hold: one sentence, one code, one page of documentation (its doc comment), one pure function.
public protocol Rule: Sendable {
  static var id: RuleID { get }
  /// Whether it holds while the ledger is being set up, too (DOMAIN.md §0, Set-up).
  static var holdsInSetUp: Bool { get }
  /// Whether it is about the shape of commits and files, and so is asked before any record is read as a record.
  static var isStructural: Bool { get }
  /// Whether a server asks it a second time at its own clock (DOMAIN.md §0, Now).
  static var asksReceivingClock: Bool { get }
  func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation]
}

extension Rule {
  public static var asksReceivingClock: Bool { false }
  public static var holdsInSetUp: Bool { false }
  public static var isStructural: Bool { false }

  /// A violation of this rule in a record.
  func violation(
    _ message: Violation.Message, in change: RecordChange, at pointer: JSONPointer? = nil, fix: Violation.Message,
    severity: Violation.Severity = .block, whoCan: [RecordID] = []
  ) -> Violation {
    Violation(
      rule: Self.id, severity: severity, subject: change.id.text, path: change.path, pointer: pointer,
      message: message, fix: fix, whoCan: whoCan)
  }

  /// A violation of this rule in a file, which is about the record `subject` where it holds one.
  func violation(
    _ message: Violation.Message, inFile path: String, of subject: RecordID? = nil, at pointer: JSONPointer? = nil,
    fix: Violation.Message, whoCan: [RecordID] = []
  ) -> Violation {
    Violation(
      rule: Self.id, subject: subject?.text ?? path, path: path, pointer: pointer, message: message, fix: fix,
      whoCan: whoCan)
  }

  /// A violation of this rule by the commit itself.
  func violation(
    _ message: Violation.Message, by facts: CommitFacts, fix: Violation.Message, whoCan: [RecordID] = []
  ) -> Violation {
    Violation(rule: Self.id, subject: facts.shortID, message: message, fix: fix, whoCan: whoCan)
  }
}

/// A rule that looks at one changed record at a time.
public protocol RecordRule: Rule {
  func violations(in change: RecordChange, _ context: RuleContext) throws -> [Violation]
}

extension RecordRule {
  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    try change.records.flatMap { try violations(in: $0, context) }
  }
}
