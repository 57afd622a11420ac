import Governance
import JSON

/// How many entries an importer vouches for that nobody had confirmed.
///
/// What enters in set-up counts only when it is confirmed, and whoever imports it declares it (DOMAIN.md §0, Set-up).
public struct ImportConfirmation: Sendable, Hashable {
  public internal(set) var grants = 0
  public internal(set) var keys = 0

  /// Names `importer` on each grant, and each key that somebody else added, of `record` that names nobody.
  mutating func confirm(_ record: inout Record, by importer: RecordID) {
    guard record.kind == Person.kind else { return }
    let name = JSONValue.string(importer.text)
    record.fields["grants"] = confirm(record.fields["grants"], by: name, count: &grants) { _ in true }
    let own = record.id.text
    record.fields["keys"] = confirm(record.fields["keys"], by: name, count: &keys) { $0.string("added_by") != own }
  }

  private func confirm(
    _ entries: JSONValue?, by importer: JSONValue, count: inout Int, where needsOne: (JSONObject) -> Bool
  ) -> JSONValue? {
    guard let elements = entries?.arrayValue else { return entries }
    return .array(
      elements.map { element in
        guard var entry = element.objectValue, entry["confirmed_by"] == nil, needsOne(entry) else { return element }
        entry["confirmed_by"] = importer
        count += 1
        return .object(entry)
      })
  }
}
