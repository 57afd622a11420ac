import Calendars
import Governance
import JSON

/// There is one policy, POL-0001, and this version can read it: before every commit, and after it.
///
/// Without a policy that it understands nobody can judge a commit, so every one is refused. The root commit brings the
/// policy as a draft.
public struct PolicyStaysReadable: Rule {
  public static let id = RuleID(code: "GIT-03", name: "policy-stays-readable")
  public static let holdsInSetUp = true
  public static let isStructural = true

  /// The version of the policy's form that this version of the program reads.
  static let supportedForm: Int64 = 1

  public init() {}

  public func violations(in change: CommitChange, _ context: RuleContext) throws -> [Violation] {
    let path = context.layout.path(of: Policy.id, kind: Policy.kind)
    var found: [Violation] = []
    if change.phase != .root, let fault = fault(of: context.policy) {
      found.append(violation(.unreadable(fault), inFile: path, of: Policy.id, fix: .useNewer))
    }
    if change.phase == .root || change.record(Policy.id) != nil {
      found += try left(by: change, context, path: path)
    }
    found += change.records.filter { $0.kind == Policy.kind && $0.id != Policy.id }.map {
      violation(.second($0.id), in: $0, fix: .editTheOne)
    }
    return found
  }

  /// What is wrong with the policy that the commit leaves for the next one.
  private func left(by change: CommitChange, _ context: RuleContext, path: String) throws -> [Violation] {
    let policy = try context.after.record(Policy.id, as: Policy.self)
    if let fault = fault(of: policy) {
      return [violation(.wouldBeUnreadable(fault), inFile: path, of: Policy.id, fix: .correct)]
    }
    guard let policy else { return [] }
    var found: [Violation] = []
    if change.phase == .root, policy.status != Policy.kind.lifecycle.first {
      found.append(
        violation(
          .rootIsActive(policy.status), inFile: path, of: Policy.id, at: .root.appending("status"), fix: .activateLater)
      )
    }
    return found
      + zones(of: policy).filter { (try? context.zones.zone(named: $0.name)) == nil }.map { pointer, name in
        violation(.unknownZone(name), inFile: path, of: Policy.id, at: pointer, fix: .nameZone)
      }
  }

  private func fault(of policy: Policy?) -> String? {
    guard let policy else { return "it is missing or not a record" }
    guard let form = policy.fields.integer("schema") else { return "it does not say which form it has" }
    guard form == Self.supportedForm else { return "its form is \(form), and this version reads \(Self.supportedForm)" }
    guard policy.isActive || policy.status == Policy.kind.lifecycle.first else {
      return "its status is \(policy.status)"
    }
    return nil
  }

  private func zones(of policy: Policy) -> [(pointer: JSONPointer, name: String)] {
    let regions = policy.regions.compactMap { code, region in
      region["tz"]?.stringValue.map { (JSONPointer(tokens: ["regions", code, "tz"]), $0) }
    }
    return [(.root.appending("home_tz"), policy.homeZone)] + regions
  }
}

extension Violation.Message {
  fileprivate static func unreadable(_ fault: String) -> Self { "the policy in force cannot be read: \(fault)" }
  fileprivate static func wouldBeUnreadable(_ fault: String) -> Self {
    "nobody could read the policy after this commit: \(fault)"
  }
  fileprivate static func second(_ id: RecordID) -> Self { "\(id): a ledger has one policy, \(Policy.id)" }
  fileprivate static func rootIsActive(_ status: String) -> Self {
    "a ledger begins in set-up, with its policy as a draft, not \(status)"
  }
  fileprivate static func unknownZone(_ name: String) -> Self { "no zone is named \(name)" }
  fileprivate static let useNewer: Self = "judge with a version of folio that reads it: folio --version, folio doctor"
  fileprivate static let correct: Self = "correct it: folio schema show policy"
  fileprivate static let editTheOne: Self = "change \(Policy.id) by a policy decision: folio decision new --type policy"
  fileprivate static let activateLater: Self =
    "begin with folio init, which leaves it a draft; folio policy activate ends set-up"
  fileprivate static let nameZone: Self = "name a zone of the IANA time zone database: Europe/London"
}
