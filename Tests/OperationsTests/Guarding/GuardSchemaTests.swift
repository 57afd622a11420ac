import Calendars
import Governance
import JSON
import Testing

/// The schema of `.folio/guard.json`, beside what the calendar knows.
struct GuardSchemaTests {
  @Test func `a rule may do what the calendar can freeze`() throws {
    let schema = try SchemaLibrary.json(named: "guard")
    let actions = schema["$defs"]?["rule"]?["properties"]?["action"]?["enum"]?.arrayValue ?? []

    #expect(actions.compactMap(\.stringValue) == FreezableAction.Kind.allCases.map(\.rawValue))
  }
}
