import Governance
import JSON
import Rules

extension RecordEdits {
  /// Adds `entry` to the `list` of `person`, with the author as its `giver`; it counts once somebody else has confirmed it.
  mutating func give(
    _ entry: JSONObject, to person: RecordID, in list: String, by giver: String, _ context: RuleContext
  ) throws {
    guard let author else { throw UsageError.nobody }
    var entry = entry
    entry[giver] = .string(author.text)
    // While the ledger is set up there is nobody yet to confirm, and what one role_admin enters counts.
    if context.isSetUp { entry["confirmed_by"] = .string(author.text) }
    try update(person) { $0[list] = .array($0.array(list) + [.object(entry)]) }
  }
}

extension UsageError {
  static let nobody = UsageError(
    "nobody in this ledger has your address",
    hint: "git config user.email YOUR-ADDRESS, or ask a role_admin to enrol you")
}
