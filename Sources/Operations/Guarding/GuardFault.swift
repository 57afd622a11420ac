/// Why a guard could not judge a push, and so refuses it.
public struct GuardFault: Error, Sendable, Hashable, CustomStringConvertible {
  public let problem: String
  public let next: String

  init(_ problem: String, next: String) {
    self.problem = problem
    self.next = next
  }

  public var description: String { "\(problem)\n  next: \(next)" }
}
