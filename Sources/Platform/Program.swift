import Glibc

/// This very program, as the system runs it.
public enum Program {
  /// The absolute path of the running binary, with links resolved: what an installed hook calls.
  public static func path() throws(PlatformError) -> String {
    try Files.resolvedPath("/proc/self/exe")
  }

  /// The absolute path of the working directory.
  public static func workingDirectory() throws(PlatformError) -> String {
    guard let path = unsafe getcwd(nil, 0) else { throw .last("find", "the working directory") }
    defer { unsafe free(path) }
    return unsafe String(cString: path)
  }

  /// How many processors this machine offers.
  public static var processorCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
