public import Calendars
public import Governance
import JSON

/// The items that an audit looks at: chosen by nobody, and the same for everybody who draws them.
///
/// Ordered by the SHA-256 of the period's name followed by the id, the first 25 or all of them (DOMAIN.md §3.10).
public struct AuditSample: Sendable {
  public static let largest = 25
  /// How a review says that its sample was drawn.
  public static let method = "SHA-256 of period and id, lowest first"

  /// In the order of the draw.
  public let drawn: [RecordID]

  public init(of population: [RecordID], for period: Period) {
    let tickets = population.map { (id: $0, ticket: SHA256Digest(of: Array((period.description + $0.text).utf8))) }
    drawn = tickets.sorted { $0.ticket.bytes.lexicographicallyPrecedes($1.ticket.bytes) }.prefix(Self.largest).map(\.id)
  }
}
