/// Another program, run to its end without a shell.
///
/// ```swift
/// let outcome = try ChildProcess("git", ["rev-parse", "HEAD"]).run()
/// ```
public struct ChildProcess: Sendable {
  public enum Input: Hashable, Sendable {
    /// Its standard input is empty.
    case nothing
    case bytes([UInt8])
    /// It reads what this process would: for programs that ask people.
    case inherited
  }

  public enum Output: Hashable, Sendable {
    case captured
    /// It writes where this process does: for programs that talk to people.
    case inherited
    case discarded
  }

  /// A name to look up in `PATH`, or a path.
  public var program: String
  /// Without the program's own name.
  public var arguments: [String]
  /// Nil hands on this process's own.
  public var environment: Environment?
  /// Nil is this process's own.
  public var workingDirectory: String?
  public var input = Input.nothing
  public var output = Output.captured
  public var errors = Output.captured
  /// After which it is asked to stop, and half a second later made to.
  public var timeout: Duration?
  /// More output than this is an error.
  public var captureLimit = 64 << 20

  public init(_ program: String, _ arguments: [String] = []) {
    self.program = program
    self.arguments = arguments
  }

  public enum Ending: Hashable, Sendable {
    case exited(Int32)
    case signalled(Int32)
    case timedOut
  }

  /// How it ended and what it wrote, where that was captured.
  public struct Outcome: Hashable, Sendable {
    public let ending: Ending
    public let output: [UInt8]
    public let errors: [UInt8]

    public var succeeded: Bool { ending == .exited(0) }
  }

  /// Runs it and waits until it has ended.
  ///
  /// Not waited for is what it left running in the background, even if that holds on to our pipes. How it ended is a
  /// value; thrown is that it could not be started or heard.
  public func run() throws(PlatformError) -> Outcome {
    var running = try RunningChild.start(self)
    return try running.finish()
  }
}

extension ChildProcess.Ending: CustomStringConvertible {
  /// Completes "ssh-keygen …".
  public var description: String {
    switch self {
    case .exited(let code): "exited with \(code)"
    case .signalled(let signal): "was ended by signal \(signal)"
    case .timedOut: "took too long and was stopped"
    }
  }
}
