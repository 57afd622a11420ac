/// The statuses that a kind of record goes through, and the moves between them.
public struct Lifecycle: Sendable {
  /// The status that a new record starts in.
  public let first: String
  /// Others that it may start in as well.
  public let otherFirsts: Set<String>
  private let moves: [String: [String]]
  private let variants: [String: [String: [String]]]
  private let variantField: String?

  /// - Parameter moves: from each status to those that may follow; a status that is no key is terminal.
  public init(first: String, or otherFirsts: Set<String> = [], _ moves: [String: [String]]) {
    self.first = first
    self.otherFirsts = otherFirsts
    self.moves = moves
    variants = [:]
    variantField = nil
  }

  /// A lifecycle whose moves depend on the value of one field, as a change's depend on its `type`.
  public init(first: String, by field: String, _ variants: [String: [String: [String]]]) {
    self.first = first
    otherFirsts = []
    self.variants = variants
    variantField = field
    moves = [:]
  }

  /// The statuses that may follow the one `record` is in.
  public func next(of record: Record) -> [String] { moves(of: record)[record.status] ?? [] }

  /// Whether nothing may follow the status that `record` is in.
  public func isTerminal(_ record: Record) -> Bool { next(of: record).isEmpty }

  /// Every status that a record may be in.
  public var statuses: Set<String> {
    let all = variants.isEmpty ? [moves] : Array(variants.values)
    return all.reduce(into: [first]) { statuses, moves in
      statuses.formUnion(moves.keys)
      statuses.formUnion(moves.values.joined())
    }
  }

  private func moves(of record: Record) -> [String: [String]] {
    guard let variantField else { return moves }
    return record.fields.string(variantField).flatMap { variants[$0] } ?? [:]
  }
}
