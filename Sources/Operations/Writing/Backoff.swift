import Platform

/// Waits a little longer after every attempt, and never as long as the other writer does.
enum Backoff {
  static func wait(_ attempt: Int) {
    let most = min(200, 2 << min(attempt, 7))
    SystemClock.sleep(milliseconds: Int.random(in: 1...most))
  }
}
