public import Calendars
public import Git
import JSON
public import Platform
import Signatures

/// What a server writes down of every push it took: when, which reference, from where to where, signed with its own key.
///
/// One JSON object a line in `folio/receipts` of the git directory, in a folder that its owner alone may enter.
public struct ReceiptBook {
  public static let fileName = "folio/receipts"
  public static let keyName = "folio/receipt_key"
  /// The signature namespace, which is not git's, so that no receipt can be passed off as a commit's.
  public static let namespace = "folio-receipt"

  let repository: Repository
  let environment: Environment

  public init(_ repository: Repository, _ environment: Environment) {
    self.repository = repository
    self.environment = environment
  }

  public func append(_ updates: [ReferenceMove], at now: Instant) throws {
    try Files.createPrivateFolder(repository.commonDirectory + "folio")
    let key = repository.commonDirectory + Self.keyName
    let signer =
      try Files.exists(key) ? SSHSigner(signingKey: key, environment: environment, isInteractive: false) : nil
    var lines: [UInt8] = []
    for update in updates {
      var fields = Receipt(update, at: now).fields
      let signed = CanonicalJSON.compact(of: .object(fields))
      if let signature = try signer?.sign(signed, namespace: Self.namespace) {
        fields["signature"] = .string(String(decoding: signature, as: UTF8.self))
      }
      lines += CanonicalJSON.compact(of: .object(fields)) + [0x0A]
    }
    try Files.append(lines, to: repository.commonDirectory + Self.fileName)
  }
}
