import Calendars
import Governance
import Operations
import Testing

struct AuditSampleTests {
  private let ids = (1...40).compactMap { RecordID("EXC-\(1000 + $0)") }
  private let period = Period("2026Q3")!  // a quarter

  @Test func `nobody chooses: the order of the population says nothing`() {
    let drawn = AuditSample(of: ids, for: period).drawn
    #expect(drawn.count == 25 && Set(drawn).count == 25)
    #expect(AuditSample(of: ids.reversed(), for: period).drawn == drawn)
    #expect(AuditSample(of: ids, for: Period("2026Q4")!).drawn != drawn)  // a quarter
  }

  @Test func `the lowest digests of period and id are drawn`() {
    // printf 2026Q3EXC-1001 | sha256sum, for each, sorted
    let drawn = AuditSample(of: ids, for: period).drawn.map(\.text)
    #expect(drawn.prefix(4) == ["EXC-1016", "EXC-1010", "EXC-1003", "EXC-1002"])
    #expect(drawn.last == "EXC-1034")
  }

  @Test func `a small population is looked at whole`() {
    let few = Array(ids.prefix(3))
    #expect(Set(AuditSample(of: few, for: period).drawn) == Set(few))
  }
}
