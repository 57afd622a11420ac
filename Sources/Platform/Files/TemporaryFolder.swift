import Glibc

/// A fresh folder that only this user can enter, removed with its owner.
public struct TemporaryFolder: ~Copyable {
  public let path: String

  /// Creates it in `TMPDIR`, or in `/tmp`.
  public init(_ environment: Environment) throws(PlatformError) {
    let parent = environment.nonEmpty("TMPDIR") ?? "/tmp"
    var template = Array("\(parent)/folio-XXXXXX".utf8CString)
    let made = unsafe template.withUnsafeMutableBufferPointer { buffer in
      unsafe buffer.baseAddress.map { unsafe mkdtemp($0) != nil } ?? false
    }
    guard made else { throw .last("create a temporary folder in", parent) }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    // Nobody is left to tell; what stays behind is the system's to clean.
    try? Files.removeTree(path)
  }
}
