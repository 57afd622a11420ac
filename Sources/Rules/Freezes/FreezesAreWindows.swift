import Calendars
import Governance
import JSON

/// A freeze describes a window that everybody reads the same way.
///
/// It ends after it starts, its zone is known, its start is a day of its own rule, the rule ends by count or by date,
/// whole days have no times, only what denies has a level, at least one action is named, and its regions are the
/// policy's. What does not hold of an approved freeze refuses every act that a freeze could forbid, until it is mended.
public struct FreezesAreWindows: Rule {
  public static let id = RuleID(code: "FREEZE-06", name: "freezes-are-windows")

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    let edited = change.all(Freeze.self).compactMap { record, before, after in
      fault(of: after, context).map {
        violation(
          .fault(after.id, $0), in: record, at: $0.pointer, fix: before == nil ? .declare : .correct(after.id))
      }
    }
    guard let act = try context.freezeAnswers().first?.act else { return edited }
    let standing = try context.before.all(Freeze.self).filter { $0.isApproved && change.record($0.id) == nil }
    return edited
      + standing.compactMap { freeze in
        fault(of: freeze, context).map {
          violation(.unreadable(freeze.id, $0), in: act.record, at: act.pointer, fix: .vary(freeze.id))
        }
      }
  }

  private func fault(of freeze: Freeze, _ context: RuleContext) -> FreezeFault? {
    do {
      _ = try context.window(of: freeze)
      return nil
    } catch {
      return error
    }
  }
}

extension Violation.Message {
  fileprivate static func fault(_ freeze: RecordID, _ fault: FreezeFault) -> Self { "\(freeze): \(fault.problem)" }
  fileprivate static let declare: Self = "correct the window and declare it anew; folio schema show freeze says how"
  fileprivate static func correct(_ freeze: RecordID) -> Self { "correct the window: folio freeze edit \(freeze)" }
  fileprivate static func unreadable(_ freeze: RecordID, _ fault: FreezeFault) -> Self {
    "\(freeze) is approved and no window, so nothing is known to be open (\(fault.pointer): \(fault.problem))"
  }
  fileprivate static func vary(_ freeze: RecordID) -> Self {
    "mend it by a vary decision: folio decision new --subject \(freeze) --touch POINTER=VALUE"
  }
}
