import Governance
public import JSON
import JSONSchema
import Platform

/// Every record in a folder of JSON files, however the folder is laid out.
///
/// A record is a file whose object says its `id` and `kind`. It is read strictly, put into canonical form and held to its
/// schema; what is wrong is kept as a value, so that all of it can be mended at once.
public struct PortfolioFolder: Sendable {
  /// A record and the file that it stands in.
  struct Entry: Sendable {
    var record: Record
    let path: String
  }

  /// Something that keeps a file from entering.
  public struct Fault: Sendable, Hashable {
    public let path: String
    /// Counted from 1; nothing for a fault of the file as a whole.
    public let position: JSONPosition?
    public let message: String
  }

  /// In order of id.
  private(set) var entries: [Entry] = []
  /// In order of path and place.
  public private(set) var faults: [Fault] = []
  /// JSON files that hold no record: a ledger's own name, settings of other programs.
  public private(set) var skipped: [String] = []

  /// Reads every `.json` file at any depth under `folder`; names that begin with a dot are left alone.
  ///
  /// - Parameter progress: told how many of how many files were read.
  /// - Throws: `PlatformError` when a folder or file cannot be read, what compiling a schema threw.
  public init(_ folder: String, progress: (Int, Int) -> Void = { _, _ in }) throws {
    var paths: [String] = []
    try Self.find(in: folder, &paths)
    for (count, path) in paths.enumerated() {
      progress(count, paths.count)
      try read(path)
    }
    progress(paths.count, paths.count)
    entries.sort { $0.record.id < $1.record.id }
    for (first, second) in zip(entries, entries.dropFirst()) where first.record.id == second.record.id {
      faults.append(Fault(path: second.path, position: nil, message: "\(second.record.id) stands in \(first.path) too"))
    }
    faults.sort { ($0.path, $0.position?.offset ?? 0) < ($1.path, $1.position?.offset ?? 0) }
  }

  private static func find(in folder: String, _ paths: inout [String]) throws {
    for name in try Files.list(folder) where !name.hasPrefix(".") {
      let path = "\(folder)/\(name)"
      switch try Files.kind(of: path) {
      case .folder: try find(in: path, &paths)
      case .file where name.hasSuffix(".json"): paths.append(path)
      default: break
      }
    }
  }

  private mutating func read(_ path: String) throws {
    let limit = JSONLimits.record.maxBytes
    let bytes: [UInt8]
    do {
      bytes = try Files.read(path, limit: limit)
    } catch {
      faults.append(Fault(path: path, position: nil, message: "\(error)"))
      return
    }
    let value: JSONValue
    do {
      value = CanonicalJSON.normalised(try JSONParser.parse(bytes, limits: .record))
    } catch {
      faults.append(Fault(path: path, position: error.position, message: "\(error.reason)"))
      return
    }
    guard let fields = value.objectValue, fields["id"] != nil, fields["kind"] != nil else {
      skipped.append(path)
      return
    }
    guard let record = Record(fields: fields) else {
      let source = JSONSource(bytes)
      faults.append(
        Fault(
          path: path, position: source.nearestPosition(to: "/id"),
          message: "\(fields.string("id") ?? "?") is no id of a record of kind \(fields.string("kind") ?? "?")"))
      return
    }
    let source = JSONSource(bytes)
    let departures = try SchemaLibrary.schema(for: record.kind).violations(in: value)
    faults += departures.map { departure in
      Fault(
        path: path, position: source.nearestPosition(to: departure.instancePointer),
        message: "\(departure.instancePointer): \(departure.expected)")
    }
    if departures.isEmpty { entries.append(Entry(record: record, path: path)) }
  }
}
