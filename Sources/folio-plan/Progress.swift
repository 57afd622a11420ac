import Platform

/// Says on standard error what is going on.
enum Progress {
  static func say(_ words: String) {
    // Who cannot be told waits without it.
    try? StandardStream.errors.write([UInt8]("folio-plan: \(words)\n".utf8))
  }
}
