import Glibc
import Synchronization

/// Work that a thread of its own does while the caller goes on.
public struct BackgroundWork<Outcome: Sendable>: ~Copyable {
  private let place = Place()
  /// Nothing when it has been waited for, or when the caller had to do the work.
  private var thread: pthread_t?

  /// Begins `work`. Where the system has no thread left, it is done before this returns.
  public init(_ work: @escaping @Sendable () -> Outcome) {
    let place = place
    let entry = Entry { place.put(work()) }
    var thread = pthread_t()
    // The new thread takes over the reference that is handed to it.
    let context = unsafe Unmanaged.passRetained(entry)
    let code = unsafe pthread_create(
      &thread, nil,
      { context in
        if let context = unsafe context { unsafe Unmanaged<Entry>.fromOpaque(context).takeRetainedValue().body() }
        return nil
      }, context.toOpaque())
    guard code != 0 else {
      self.thread = thread
      return
    }
    unsafe context.release()
    entry.body()
  }

  deinit {
    if let thread { pthread_join(thread, nil) }
  }

  /// Waits for the work to end, and gives what came of it.
  public consuming func outcome() -> Outcome {
    if let thread = thread.take() { pthread_join(thread, nil) }
    return place.take()
  }

  /// Where the outcome is left for the caller.
  private final class Place: Sendable {
    private let value = Mutex<Outcome?>(nil)

    func put(_ outcome: Outcome) { value.withLock { $0 = outcome } }

    func take() -> Outcome {
      guard let outcome = value.withLock({ $0 }) else { preconditionFailure("the work ended without an outcome") }
      return outcome
    }
  }
}

/// What a thread begins with.
private final class Entry: Sendable {
  let body: @Sendable () -> Void
  init(_ body: @escaping @Sendable () -> Void) { self.body = body }
}
