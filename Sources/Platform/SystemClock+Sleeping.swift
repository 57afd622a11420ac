import Glibc

extension SystemClock {
  /// Does nothing for about that long.
  public static func sleep(milliseconds: Int) { usleep(UInt32(milliseconds) * 1000) }
}
