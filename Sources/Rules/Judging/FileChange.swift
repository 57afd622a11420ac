import Governance
public import JSON

/// One path that differs between the state before a commit and the state after it.
///
/// `before` and `after` are what could be read of the file: nothing where the path is absent on that side.
public struct FileChange: Sendable {
  public let path: String
  public let before: FileContent?
  public let after: FileContent?

  public init(path: String, before: FileContent?, after: FileContent?) {
    self.path = path
    self.before = before
    self.after = after
  }
}

/// A file of a ledger as one side of a change shows it.
public struct FileContent: Sendable {
  /// The mode as the tree writes it, in octal: `100644`.
  public let mode: String
  /// SHA-256 over the bytes; absent for a file that was too large to read.
  public let digest: SHA256Digest?
  /// The size in bytes, known from the object's header even when the bytes were not read.
  public let size: Int
  /// What the bytes are, for a path that holds JSON.
  public let document: Document?

  public init(mode: String, digest: SHA256Digest?, size: Int, document: Document?) {
    self.mode = mode
    self.digest = digest
    self.size = size
    self.document = document
  }

  /// What reading a file as canonical JSON gave.
  public enum Document: Sendable {
    /// Strict JSON, with every way in which its bytes are not the canonical ones.
    case parsed(JSONValue, faults: [CanonicalFault])
    /// Not JSON at all.
    case malformed(JSONParseError)
    /// Over the limit on a record's size, and so not read.
    case tooLarge(limit: Int)

    public var value: JSONValue? {
      if case .parsed(let value, _) = self { value } else { nil }
    }
  }

  public init(mode: String, bytes: [UInt8], isJSON: Bool) {
    self.init(
      mode: mode, digest: SHA256Digest(of: bytes), size: bytes.count,
      document: isJSON ? Document(reading: bytes) : nil)
  }
}

extension FileContent.Document {
  /// Reads `bytes` strictly, under the limits of a record.
  public init(reading bytes: [UInt8]) {
    guard bytes.count <= JSONLimits.record.maxBytes else {
      self = .tooLarge(limit: JSONLimits.record.maxBytes)
      return
    }
    do {
      let value = try JSONParser.parse(bytes, limits: .record)
      self = .parsed(value, faults: CanonicalJSON.faults(in: bytes, parsed: value))
    } catch {
      self = .malformed(error)
    }
  }
}
