import Testing

extension Clone {
  /// Widens a baselined budget, which nobody approved.
  func offend() throws {
    try edit(File.portal, "\"spent\": 296,\n    \"total\": 420", "\"spent\": 296,\n    \"total\": 442")
  }

  /// Changes what no rule guards.
  func note() throws { try edit(File.portal, "Waves start", "Waves begin") }
}

/// The push is refused for at least these codes, and no reference of the server has moved.
func expectRefused(
  _ push: Ran, _ codes: [String], _ ledger: DemoLedger, since before: String,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  #expect(push.code == 1, "\(push)", sourceLocation: sourceLocation)
  #expect(Set(push.serverCodes).isSuperset(of: codes), "\(push)", sourceLocation: sourceLocation)
  #expect(try ledger.references() == before, sourceLocation: sourceLocation)
}
