import Governance
import JSON
import Testing

@testable import Rules

struct CausesDoNotRecurTests {
  /// Two published failures with one cause, and the draft of a third.
  private let twice = MemoryLedger.alder.with {
    $0.addLesson("LES-0007")
    $0.addLesson("LES-0008", ["published_at": "2026-08-05T09:00:00Z"])
    $0.addLesson("LES-0009", ["status": "draft", "published_at": "2026-09-09T09:00:00Z"])
  }

  private func publish(_ ledger: MemoryLedger, at time: String = "2026-09-09T09:00:00Z") throws -> [Violation] {
    try JudgedCommit(on: ledger, at: time).violations(RuleCatalog.lessons) {
      try $0.set("LES-0009", "/status", "published")
    }
  }

  @Test func `the third failure with one cause is said`() throws {
    let violations = try publish(twice)

    #expect(violations.messages("LESS-04") == ["'no-rehearsal' has recurred 3 times"])
    #expect(violations.map(\.severity) == [.warn])
  }

  @Test(
    arguments: [
      ("/event", "success"), ("/cause", "another"), ("/status", "retired"), ("/published_at", "2025-09-08T09:00:00Z"),
    ] as [(String, JSONValue)])
  func `only failures of the last 365 days with the same cause count`(pointer: String, value: JSONValue) throws {
    #expect(try publish(twice.with { try $0.set("LES-0007", pointer, value) }).isEmpty)
  }

  @Test func `one that succeeded does not ask`() throws {
    #expect(try publish(twice.with { try $0.set("LES-0009", "/event", "success") }).isEmpty)
  }

  @Test func `an edit of a published lesson does not ask again`() throws {
    let thrice = try twice.with { try $0.set("LES-0009", "/status", "published") }

    let violations = try JudgedCommit(on: thrice).violations(RuleCatalog.lessons) {
      try $0.set("LES-0009", "/title", "Another title")
    }

    #expect(violations.isEmpty)
  }
}
