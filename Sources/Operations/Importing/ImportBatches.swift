import Governance
import JSON

/// Records in portions that each fit into one commit and refer to nothing that enters later.
struct ImportBatches {
  /// In the order in which they are to be committed.
  let batches: [[Record]]

  /// What the organisation bounds goes first, because everything refers to it; the rest goes in groups of records that
  /// refer to each other.
  ///
  /// - Throws: `UsageError` when a group alone is over `limit`, what reading the schema marks threw.
  init(_ records: [Record], limit: Int) throws {
    guard records.count > limit else {
      batches = [records]
      return
    }
    let bounded = records.filter(\.kind.isBounded)
    guard bounded.count <= limit else { throw Self.tooLarge(bounded.count, limit) }
    let rest = records.filter { !$0.kind.isBounded }
    var batches: [[Record]] = [bounded]
    for group in try Self.groups(of: rest) {
      guard group.count <= limit else { throw Self.tooLarge(group.count, limit) }
      if (batches.last?.count ?? limit) + group.count > limit { batches.append([]) }
      batches[batches.count - 1] += group
    }
    self.batches = batches
  }

  private static func tooLarge(_ count: Int, _ limit: Int) -> UsageError {
    UsageError("\(count) records refer to each other, and a commit holds \(limit)", hint: "import them in parts")
  }

  /// The records in groups between which there are no references, in order of each group's first record.
  private static func groups(of records: [Record]) throws -> [[Record]] {
    let places = Dictionary(records.indices.map { (records[$0].id, $0) }, uniquingKeysWith: { first, _ in first })
    var leaders = Array(records.indices)
    func leader(of index: Int) -> Int {
      var index = index
      while leaders[index] != index {
        leaders[index] = leaders[leaders[index]]
        index = leaders[index]
      }
      return index
    }
    for (index, record) in records.enumerated() {
      for other in try record.references() {
        guard let place = places[other] else { continue }
        let (one, two) = (leader(of: index), leader(of: place))
        leaders[max(one, two)] = min(one, two)
      }
    }
    let groups = Dictionary(grouping: records.indices, by: leader(of:))
    return groups.keys.sorted().map { key in (groups[key] ?? []).map { records[$0] } }
  }
}

extension Record {
  /// The records that this one names, as its schema marks them.
  fileprivate func references() throws -> [RecordID] {
    try SchemaLibrary.schema(for: kind).marks.references.flatMap { reference in
      json.values(at: reference.place).flatMap { found -> [RecordID] in
        let names = reference.isKey ? found.value.objectValue?.keys ?? [] : [found.value.stringValue ?? ""]
        return names.compactMap { RecordID($0) }
      }
    }
  }
}
