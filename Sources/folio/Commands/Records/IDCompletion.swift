import ArgumentParser
import Governance
import Operations
import Platform
import Storage

/// Completes ids of the ledger at hand for the shell.
enum IDCompletion {
  /// - Parameter kind: what the ids are of; nothing for any kind.
  static func of(_ kind: RecordKind?) -> CompletionKind {
    .custom { _, _, beginning in
      // A shell that asks outside of a ledger gets no answer.
      (try? ids(beginningWith: beginning, kind)) ?? []
    }
  }

  private static func ids(beginningWith text: String, _ kind: RecordKind?) throws -> [String] {
    let view = try Session.open(at: ".", environment: Environment.current()).view()
    let kinds = kind.map { [$0] } ?? RecordCatalog.kinds
    let wanted = text.uppercased()
    if !wanted.isEmpty { return try view.state.ids(beginningWith: wanted, in: kinds).map(\.text) }
    return try kinds.flatMap { try view.state.ids(of: $0) }.map(\.text)
  }
}
