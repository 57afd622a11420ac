public import Calendars
public import Governance
import Rules
import Storage

/// Every exception that was ever granted, as one state of the ledger has them: soonest expiry first, and what is over last.
public struct ExceptionRegister: Sendable {
  /// Where an exception stands on a day.
  public enum Standing: String, Sendable, CaseIterable {
    case inForce = "in_force"
    /// In force, and over within 30 days.
    case expiring
    /// Granted, and not begun.
    case notStarted = "not_started"
    case expired, revoked, closed

    /// Whether nobody can rely on it any more.
    public var isOver: Bool { self == .expired || self == .revoked || self == .closed }
  }

  public struct Entry: Sendable {
    public let exception: Exception
    public let standing: Standing
    /// Days until it expires; negative since.
    public let daysLeft: Int
    /// Days from its first start to its last expiry.
    public let totalDays: Int
  }

  public static let soon = 30

  public let entries: [Entry]
  public let today: CivilDate
  /// What a forum's register lists and nobody can read: deleted or broken past the rules.
  public let missing: [RecordID]
  /// Whether there is a policy to read, without which this is the register of no ledger.
  public let hasPolicy: Bool

  public init(in view: LedgerView) throws {
    let context = try view.context()
    let today = context.today
    self.today = today
    hasPolicy = try view.state.record(Policy.id) != nil
    let listed = Set(try view.state.all(Forum.self).flatMap { $0.register.ids("exceptions") })
    missing = try listed.filter { try view.state.record($0, as: Exception.self) == nil }.sorted()
    entries = try view.state.grantedExceptions().map { Entry($0, on: today) }
      .sorted {
        ($0.standing.isOver ? 1 : 0, $0.daysLeft, $0.exception.id) < (
          $1.standing.isOver ? 1 : 0, $1.daysLeft, $1.exception.id
        )
      }
  }

  /// The register of those that `isMeant` says yes to.
  public func filtered(_ isMeant: (Exception) -> Bool) -> Self {
    Self(entries: entries.filter { isMeant($0.exception) }, today: today, missing: missing, hasPolicy: hasPolicy)
  }

  private init(entries: [Entry], today: CivilDate, missing: [RecordID], hasPolicy: Bool) {
    self.entries = entries
    self.hasPolicy = hasPolicy
    self.missing = missing
    self.today = today
  }

  /// How many are in force against each control or rule, and in each forum, in order of name.
  public var countsByControl: [(name: String, count: Int)] { counts { $0.against } }
  public var countsByForum: [(name: String, count: Int)] { counts { $0.forum?.text ?? "" } }

  private func counts(_ name: (Exception) -> String) -> [(name: String, count: Int)] {
    let inForce = entries.filter { $0.standing == .inForce || $0.standing == .expiring }
    return Dictionary(grouping: inForce) { name($0.exception) }.map { ($0.key, $0.value.count) }.sorted { $0.0 < $1.0 }
  }
}

extension ExceptionRegister.Entry {
  init(_ exception: Exception, on day: CivilDate) {
    self.exception = exception
    let expires = exception.expiresOn ?? day
    daysLeft = CivilDate.days(from: day, to: expires)
    totalDays = exception.starts.map { CivilDate.days(from: $0, to: expires) } ?? 0
    standing =
      switch exception.status {
      case "revoked": .revoked
      case "closed": .closed
      default:
        if day >= expires {
          .expired
        } else if let starts = exception.starts, day < starts {
          .notStarted
        } else {
          daysLeft <= ExceptionRegister.soon ? .expiring : .inForce
        }
      }
  }
}
