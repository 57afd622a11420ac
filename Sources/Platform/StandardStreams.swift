import Glibc

extension StandardStream {
  /// Everything on standard input until its end.
  public static func readInput(limit: Int) throws(PlatformError) -> [UInt8] {
    try readToEnd(StandardStream.input.rawValue, limit: limit, subject: "standard input")
  }

  /// Writes all of `bytes` to this stream, which is not `input`, without buffering.
  public func write(_ bytes: [UInt8]) throws(PlatformError) {
    try writeAll(bytes, to: rawValue, subject: self == .errors ? "standard error" : "standard output")
  }
}
