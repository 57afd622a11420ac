public import Git
import Platform
public import Signatures

/// The receipts that a server kept, read back for whoever verifies.
public struct KeptReceipts: Sendable {
  /// Each line of the book, in order.
  let lines: [Result<Receipt, Receipt.Fault>]
  /// The key that must have signed every line.
  public let key: SSHPublicKey

  /// The book at `path`, and beside it the public half of the key that signed it.
  ///
  /// - Throws: `PlatformError` when either cannot be read; a book that is not there is not an empty one.
  public init(at path: String) throws {
    let bytes = try Files.read(path, limit: 1 << 28)
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    let keyPath = folder + "receipt_key.pub"
    let keyText = String(decoding: try Files.read(keyPath, limit: 1 << 14), as: UTF8.self)
    let key = try SSHPublicKey(String(keyText.prefix { !$0.isNewline }))
    var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    // Nothing stands behind the last line feed, unless the last line was cut short.
    if lines.last?.isEmpty == true { lines.removeLast() }
    self.lines = lines.map { line in
      Result { () throws(Receipt.Fault) in try Receipt(line: Array(line), signedBy: key) }
    }
    self.key = key
  }

  /// Where a server keeps its own book.
  public static func path(in repository: Repository) -> String { repository.commonDirectory + ReceiptBook.fileName }
}
