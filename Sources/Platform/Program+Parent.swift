import Glibc

extension Program {
  /// The command line of the process that started this one; empty when the system does not tell.
  public static func parentArguments() -> [String] {
    guard let bytes = try? Files.read("/proc/\(getppid())/cmdline", limit: 1 << 20) else { return [] }
    return bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  }
}
