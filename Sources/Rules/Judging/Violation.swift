public import Governance
public import JSON

/// What a rule finds wrong: where, why, the way out, and who could take it.
public struct Violation: Sendable, Hashable {
  /// How much a violation weighs: a block refuses, a warning and a note are printed and kept.
  public enum Severity: String, Sendable, Comparable, CaseIterable {
    case block, warn, note

    public static func < (left: Self, right: Self) -> Bool {
      allCases.firstIndex(of: left)! < allCases.firstIndex(of: right)!  // every case is in allCases
    }
  }

  /// Words for people; foreign text in them is escaped where it is printed.
  public struct Message: Sendable, Hashable, ExpressibleByStringInterpolation, CustomStringConvertible {
    public let description: String
    public init(stringLiteral value: String) { description = value }
    public init(_ text: String) { description = text }
  }

  public let rule: RuleID
  public var severity: Severity
  /// What is wrong: a record's id, a commit, a reference or a path.
  public let subject: String
  /// The file, when the place is one.
  public let path: String?
  /// The field within the file.
  public let pointer: JSONPointer?
  public let message: Message
  /// What to do next, as a command where one does it.
  public var fix: Message
  /// The people who could give what is missing.
  public var whoCan: [RecordID]
  /// The exception that turned the block into a note.
  public var waivedBy: RecordID?
  /// Whether a trailer of the message could settle it, so that `pre-commit` leaves it to `commit-msg`.
  public var isSettledByTrailer: Bool

  public init(
    rule: RuleID, severity: Severity = .block, subject: String, path: String? = nil, pointer: JSONPointer? = nil,
    message: Message, fix: Message, whoCan: [RecordID] = [], waivedBy: RecordID? = nil,
    isSettledByTrailer: Bool = false
  ) {
    self.rule = rule
    self.severity = severity
    self.subject = subject
    self.path = path
    self.pointer = pointer
    self.message = message
    self.fix = fix
    self.whoCan = whoCan
    self.waivedBy = waivedBy
    self.isSettledByTrailer = isSettledByTrailer
  }
}

extension Violation: Comparable {
  /// Severity, then code, then subject, then place, so that the same facts always print in the same order.
  public static func < (left: Self, right: Self) -> Bool {
    if left.severity != right.severity { return left.severity < right.severity }
    if left.rule != right.rule { return left.rule < right.rule }
    if left.subject != right.subject { return left.subject < right.subject }
    let places = (left.pointer?.description ?? "", right.pointer?.description ?? "")
    if places.0 != places.1 { return places.0 < places.1 }
    return left.message.description < right.message.description
  }
}
