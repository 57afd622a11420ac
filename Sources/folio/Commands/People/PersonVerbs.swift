import ArgumentParser
import Governance
import JSON

extension Person: KindVerbs {
  static var new: (any ParsableCommand.Type)? { PersonNew.self }
  static var verbs: [any ParsableCommand.Type] {
    [PersonGrant.self, PersonEnd.self, PersonKey.self, PersonDelegate.self, PersonConfirm.self]
  }
}

/// The roles that a person can hold, as the schema lists them.
enum RoleName {
  static var all: [String] {
    // A schema of our own that cannot be read is its test's to find.
    let role = (try? SchemaLibrary.json(named: "common"))?["$defs"]?["role"]
    return role?["enum"]?.arrayValue?.compactMap(\.stringValue) ?? []
  }

  static var completion: CompletionKind { .custom { _, _, beginning in all.filter { $0.hasPrefix(beginning) } } }
}
