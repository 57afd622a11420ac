import Glibc

/// The clock of this machine, which only the command and the server read; everything below takes time as an argument.
public enum SystemClock {
  /// Whole seconds since 1970-01-01T00:00:00Z.
  public static func now() -> Int64 {
    var time = timespec()
    // Cannot fail: the clock exists on every Linux and the pointer is good.
    _ = unsafe clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec)
  }
}
