public import Calendars
import Git
import Governance
import Platform
import Storage

/// A server that takes pushes: what it has pinned, and what its clock says.
public struct ReceivingServer {
  /// The setting that names a file to read the clock from, for rehearsals; every verdict then says TEST CLOCK.
  public static let testClockSetting = "folio.testclock"

  let session: Session
  public let now: Instant
  public let isTestClock: Bool

  /// - Throws: `UsageError` when a test clock is set and cannot be read: a push is never judged at a guessed time.
  public init(_ session: Session) throws {
    self.session = session
    guard let file = session.repository.configValue(Self.testClockSetting) else {
      now = Instant(secondsSinceEpoch: SystemClock.now())
      isTestClock = false
      return
    }
    let text = String(decoding: try Files.read(file, limit: 1 << 10), as: UTF8.self)
    guard let instant = Instant(String(text.prefix { !$0.isWhitespace })) else {
      throw UsageError(
        "the test clock \(file) holds no instant", hint: "write one such as 2026-09-08T12:00:00Z into it")
    }
    now = instant
    isTestClock = true
  }

  /// - Throws: `UsageError` without a pin: a server without one refuses every push (SECURITY.md D5).
  public func judge(_ updates: [ReferenceMove]) throws -> PushVerdict {
    guard let pin = try RootPin.kept(in: session.repository) else {
      throw UsageError(
        "this server has no root pinned, so it takes no push", hint: "folio hook install --server --pin ROOT")
    }
    var verdict = try ReceivePush(session.repository, pin: pin, now: now, zones: session.zones)(updates)
    verdict.isTestClock = isTestClock
    return verdict
  }
}
