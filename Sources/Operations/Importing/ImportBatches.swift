import Governance
import JSON

/// Records in portions that each fit into one commit, refer to nothing that enters later, and keep every list of
/// relations true on the way (FMT-04).
struct ImportBatches {
  /// In the order in which they are to be committed; a record whose list grows stands in several.
  let batches: [[Record]]

  /// What the organisation bounds and refers to nothing else goes first, because everything refers to it; the rest goes in
  /// groups of records that refer to each other, with the lists that name them.
  ///
  /// - Throws: `UsageError` when a group alone is over `limit`, what reading the schema marks threw.
  init(_ records: [Record], limit: Int) throws {
    guard records.count > limit else {
      batches = [records]
      return
    }
    let bounded = Set(records.filter(\.kind.isBounded).map(\.id))
    let others = Set(records.map(\.id)).subtracting(bounded)
    let leading = try records.filter {
      try bounded.contains($0.id) && others.isDisjoint(with: $0.naming(bounded).references())
    }
    let led = Set(leading.map(\.id))
    var filling = Filling(bounded: leading, limit: limit)
    for group in try Self.groups(of: records.filter { !led.contains($0.id) }) { try filling.add(group) }
    try filling.close()
    batches = filling.batches
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

/// Batches that are being filled.
private struct Filling {
  private let bounded: [Record]
  private let limit: Int
  private var batch: [Record] = []
  private var known: Set<RecordID>
  /// The bounded records as the last batch left them.
  private var written: [RecordID: Record] = [:]
  private(set) var batches: [[Record]] = []

  init(bounded: [Record], limit: Int) {
    self.bounded = bounded
    self.limit = limit
    known = Set(bounded.map(\.id))
  }

  mutating func add(_ group: [Record]) throws {
    if batches.isEmpty && batch.isEmpty { try close() }
    guard bounded.count + group.count <= limit else {
      throw UsageError(
        "\(bounded.count + group.count) records refer to each other, and a commit holds \(limit)",
        hint: "import them in parts")
    }
    if bounded.count + batch.count + group.count > limit { try close() }
    batch += group
    known.formUnion(group.map(\.id))
  }

  /// Ends a batch with the bounded records that its records change.
  mutating func close() throws {
    for record in bounded {
      let trimmed = try record.naming(known)
      guard written[record.id] != trimmed else { continue }
      written[record.id] = trimmed
      batch.append(trimmed)
    }
    if !batch.isEmpty { batches.append(batch) }
    batch = []
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

  /// The record with only those of `known` in its lists of relations.
  fileprivate func naming(_ known: Set<RecordID>) throws -> Record {
    let lists = try SchemaLibrary.schema(for: kind).marks.relations.flatMap { json.values(at: $0) }
    let changes = lists.compactMap { place, value in
      value.arrayValue.map { elements in
        let kept = elements.filter { $0.stringValue.flatMap { RecordID($0) }.map(known.contains) ?? true }
        return JSONChange(pointer: place, from: value, to: .array(kept))
      }
    }
    return try Record(id: id, kind: kind, fields: json.applying(changes).objectValue ?? fields)
  }
}
