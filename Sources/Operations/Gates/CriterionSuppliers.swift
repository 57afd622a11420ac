import Calendars
import Governance
import Rules

/// Who can supply what a criterion lacks: those who hold the role that its category speaks to, else the initiative's
/// owner.
struct CriterionSuppliers {
  private let people: PeopleDirectory
  private let owner: RecordID?
  private let today: CivilDate

  private static let roles = [
    "customer": "customer_representative", "financial": "finance", "risk": "risk", "operational": "operations",
  ]

  init(_ people: PeopleDirectory, owner: RecordID?, on today: CivilDate) {
    self.people = people
    self.owner = owner
    self.today = today
  }

  /// In order of id.
  func suppliers(of criterion: Criterion) -> [RecordID] {
    let holders = Self.roles[criterion.category].map(holders) ?? []
    return holders.isEmpty ? [owner].compactMap { $0 } : holders
  }

  private func holders(of role: String) -> [RecordID] {
    people.people.filter { person in
      person.isActive && person.grants.contains { $0.role == role && $0.isConfirmed && $0.covers(today) }
    }.map(\.id)
  }
}
