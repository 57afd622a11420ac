import Glibc

/// A child between its start and its end, and our ends of its pipes.
struct RunningChild: ~Copyable {
  let name: String
  let process: pid_t
  let deadline: ContinuousClock.Instant?
  let captureLimit: Int

  var input: Descriptor
  var output: Descriptor
  var errors: Descriptor
  var unwritten: ArraySlice<UInt8>
  var outputBytes: [UInt8] = []
  var errorBytes: [UInt8] = []
  /// Known once the child has been waited for.
  var ending: ChildProcess.Ending?

  static func start(_ child: ChildProcess) throws(PlatformError) -> RunningChild {
    let path = try findProgram(of: child)
    var plan = SpawnPlan()
    if let folder = child.workingDirectory { plan.start(in: folder) }
    let input = try plan.connectInput(of: child)
    let output = try plan.connect(.output, as: child.output, for: child.program)
    let errors = try plan.connect(.errors, as: child.errors, for: child.program)
    plan.closeTheRest()

    let deadline = child.timeout.map { ContinuousClock.now + $0 }
    let process = try plan.spawn(
      path: path,
      arguments: [child.program] + child.arguments,
      environment: child.environment,
      name: child.program
    )
    // The child's own ends are closed here: while we held them, no pipe would end.
    return RunningChild(
      name: child.program,
      process: process,
      deadline: deadline,
      captureLimit: child.captureLimit,
      input: input.writing,
      output: output.reading,
      errors: errors.reading,
      unwritten: child.input.bytes[...]
    )
  }

  /// Finds the program, and says what the system would only call "no such file".
  private static func findProgram(of child: ChildProcess) throws(PlatformError) -> String {
    let texts = [child.program, child.workingDirectory ?? ""] + child.arguments
    guard !texts.contains(where: { $0.utf8.contains(0) }) else {
      throw PlatformError("start", child.program, .because("an argument holds a NUL"))
    }
    guard let path = (child.environment ?? .current()).findProgram(child.program) else {
      throw PlatformError("start", child.program, .because("there is no such program"))
    }
    if let folder = child.workingDirectory, try Files.kind(of: folder, followingLinks: true) != .folder {
      throw PlatformError("start \(child.program) in", folder, .because("there is no such folder"))
    }
    return path
  }
}

extension SpawnPlan {
  /// Says where the child's input comes from, and returns the pipe if it comes from us.
  fileprivate mutating func connectInput(of child: ChildProcess) throws(PlatformError) -> Pipe {
    switch child.input {
    case .inherited: return .none
    case .bytes(let bytes) where !bytes.isEmpty:
      let pipe = try Pipe(for: child.program)
      connect(.input, to: pipe.reading.number)
      try pipe.writing.stopWaiting(for: child.program)
      return pipe
    case .nothing, .bytes:
      connectToNothing(.input)
      return .none
    }
  }

  /// Says where an output of the child goes, and returns the pipe if it comes to us.
  fileprivate mutating func connect(
    _ stream: StandardStream, as output: ChildProcess.Output, for name: String
  ) throws(PlatformError) -> Pipe {
    switch output {
    case .inherited: return .none
    case .discarded:
      connectToNothing(stream)
      return .none
    case .captured:
      let pipe = try Pipe(for: name)
      connect(stream, to: pipe.writing.number)
      try pipe.reading.stopWaiting(for: name)
      return pipe
    }
  }
}

extension ChildProcess.Input {
  fileprivate var bytes: [UInt8] {
    if case .bytes(let bytes) = self { bytes } else { [] }
  }
}
