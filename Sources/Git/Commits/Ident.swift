/// Who did something and when, as a commit states it: claims, not facts.
public struct Ident: Hashable, Sendable {
  public var name: String
  public var email: String
  /// Seconds since 1970-01-01T00:00:00Z.
  public var seconds: Int64
  /// How far the writer's clock was ahead of UTC, in minutes.
  public var offsetMinutes: Int

  public init(name: String, email: String, seconds: Int64, offsetMinutes: Int = 0) {
    self.name = name
    self.email = email
    self.seconds = seconds
    self.offsetMinutes = offsetMinutes
  }
}

extension Ident: CustomStringConvertible {
  /// As it stands in a commit: `Ana <ana@ledger.example> 1767225600 +0100`.
  public var description: String {
    let sign = offsetMinutes < 0 ? "-" : "+"
    let (hours, minutes) = offsetMinutes.magnitude.quotientAndRemainder(dividingBy: 60)
    return "\(name) <\(email)> \(seconds) \(sign)\(twoDigits(hours))\(twoDigits(minutes))"
  }
}

private func twoDigits(_ number: UInt) -> String { number < 10 ? "0\(number)" : "\(number)" }
