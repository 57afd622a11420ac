import Governance
import JSON

/// `edited_by` names the author of the commit that last changed what can be approved of a record.
///
/// It moves with the material content and with nothing else, so that who wrote a subject is known without its history
/// (AUTH-03). A kind that need not say it says it truly where it does.
public struct EditedByIsTheAuthor: RecordRule {
  public static let id = RuleID(code: "FMT-03", name: "edited-by-is-the-author")

  public init() {}

  public func violations(in change: RecordChange, _ context: RuleContext) throws -> [Violation] {
    guard let author = context.author?.id else { return [] }
    let (before, after) = (change.before?.editedBy, change.after.editedBy)
    let isMaterial = try change.isMaterial()
    // A material edit that takes the name away hides its author as a wrong name would.
    guard isMaterial ? after != author && (after != nil || before != nil) : after != before else { return [] }
    return [
      violation(
        isMaterial ? .wrongName(change.path, author, after) : .movedAlone(change.path, before),
        in: change, at: "/edited_by", fix: .format(change.path))
    ]
  }
}

extension Violation.Message {
  fileprivate static func wrongName(_ path: String, _ author: RecordID, _ found: RecordID?) -> Self {
    "\(path)/edited_by: expected \(author), the author of this edit, and found \(found?.text ?? "nobody")"
  }
  fileprivate static func movedAlone(_ path: String, _ before: RecordID?) -> Self {
    "\(path)/edited_by: expected \(before?.text ?? "nobody") as before, because nothing that is approved changes"
  }
  fileprivate static func format(_ path: String) -> Self { "run folio fmt \(path), which sets it" }
}
