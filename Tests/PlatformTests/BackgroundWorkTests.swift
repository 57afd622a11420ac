import Glibc
import Platform
import Synchronization
import Testing

struct BackgroundWorkTests {
  @Test func `what a thread did comes back in the order of the asking`() {
    var sums: [Int] = []
    for last in 0..<50 {
      let work = BackgroundWork { (0...last).reduce(0, +) }
      sums.append(work.outcome())
    }
    #expect(sums == (0..<50).map { $0 * ($0 + 1) / 2 })
  }

  @Test func `the work is done beside the caller`() {
    let here = pthread_self()
    #expect(BackgroundWork { pthread_self() }.outcome() != here)
  }

  @Test func `work that nobody asks about ends before its owner goes`() {
    let flag = Flag()
    do {
      let work = BackgroundWork {
        usleep(20_000)
        flag.isSet.withLock { $0 = true }
      }
      _ = work
    }
    #expect(flag.isSet.withLock { $0 })
  }

  private final class Flag: Sendable {
    let isSet = Mutex(false)
  }
}
