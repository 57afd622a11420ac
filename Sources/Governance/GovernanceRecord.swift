public import JSON

/// A typed view of one kind of record.
///
/// A kind is one Swift file that conforms to this, one line in `RecordCatalog.types` and one schema; folder, decoding,
/// validation, lists and commands follow from them.
public protocol GovernanceRecord: Sendable {
  static var kind: RecordKind { get }
  var record: Record { get }
  init(_ record: Record)
}

extension GovernanceRecord {
  public var id: RecordID { record.id }
  public var fields: JSONObject { record.fields }
  public var title: String { record.title }
  public var status: String { record.status }
  public var owner: RecordID? { record.owner }
  public var editedBy: RecordID? { record.editedBy }
  /// The records that it links to, whatever they are to it.
  public var links: [RecordID] { fields.objects("links").compactMap { $0.id("to") } }
}
