/// A place where the bytes of a commit leave the strict grammar of a ledger (GIT-05).
public struct GrammarFault: Equatable, Sendable {
  /// The byte of the commit object where it was noticed.
  public let offset: Int
  /// What is wrong there, in words that hold no foreign text but the names of headers.
  public let detail: String

  public init(offset: Int, detail: String) {
    self.offset = offset
    self.detail = detail
  }
}
