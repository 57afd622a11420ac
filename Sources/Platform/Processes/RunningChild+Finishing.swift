import Glibc

extension RunningChild {
  /// Feeds and hears the child until it has ended, or its time is up.
  mutating func finish() throws(PlatformError) -> ChildProcess.Outcome {
    do throws(PlatformError) {
      try converse()
      try waitForEnd()
    } catch {
      kill(process, SIGKILL)
      // Whatever came of it, the first failure is the one to tell of.
      _ = try? wait(blocking: true)
      throw error
    }
    return ChildProcess.Outcome(ending: ending ?? .timedOut, output: outputBytes, errors: errorBytes)
  }

  /// Writes and reads, whichever is possible, until every pipe is closed or the child has ended.
  ///
  /// A pipe alone does not tell: what the child left running in the background may hold it open for ever. So the child
  /// is looked at too; once it has ended, all that it wrote is in the pipes.
  private mutating func converse() throws(PlatformError) {
    while input.isOpen || output.isOpen || errors.isOpen {
      try wait(blocking: false)
      if ending != nil {
        while try read() {}
        return
      }
      guard let patience = patience() else { return try stop() }

      var interests = [
        pollfd(fd: input.number, events: Int16(POLLOUT), revents: 0),
        pollfd(fd: output.number, events: Int16(POLLIN), revents: 0),
        pollfd(fd: errors.number, events: Int16(POLLIN), revents: 0),
      ]
      let ready = unsafe poll(&interests, nfds_t(interests.count), patience)
      if ready < 0, errno != EINTR { throw .last("hear", name) }
      guard ready > 0 else { continue }
      if interests[0].revents != 0 { try write() }
      if interests[1].revents != 0 || interests[2].revents != 0 { _ = try read() }
    }
  }

  /// Milliseconds until something has to be looked at again; nil once the time is up.
  private func patience() -> Int32? {
    guard let deadline else { return 50 }
    let left = deadline - .now
    guard left > .zero else { return nil }
    return left < .milliseconds(50) ? Int32(left / .milliseconds(1)) + 1 : 50
  }

  // MARK: Pipes

  /// Reads once from each output, closing those that have ended, and returns whether there was anything.
  private mutating func read() throws(PlatformError) -> Bool {
    let hasOutput = try Self.read(&output, into: &outputBytes, limit: captureLimit, name: name)
    let hasErrors = try Self.read(&errors, into: &errorBytes, limit: captureLimit, name: name)
    return hasOutput || hasErrors
  }

  private static func read(
    _ pipe: inout Descriptor, into bytes: inout [UInt8], limit: Int, name: String
  ) throws(PlatformError) -> Bool {
    guard pipe.isOpen else { return false }
    switch readOnce(pipe.number, into: &bytes, upTo: 65_536) {
    case .failed(EAGAIN): return false
    case .failed(let code): throw PlatformError("hear", name, .system(code))
    case .bytes(0):
      pipe.close()
      return false
    case .bytes:
      guard bytes.count <= limit else {
        throw PlatformError("hear", name, .because("it wrote more than \(limit) bytes"))
      }
      return true
    }
  }

  /// Writes what the pipe takes, and closes it after the last byte or when nobody reads it any more.
  private mutating func write() throws(PlatformError) {
    switch writeWithoutSignal(unwritten, to: input.number) {
    case .wrote(let count):
      unwritten = unwritten.dropFirst(count)
      if unwritten.isEmpty { input.close() }
    case .failed(EAGAIN), .failed(EINTR): break
    // The child has read as much as it wanted.
    case .failed(EPIPE): input.close()
    case .failed(let code): throw PlatformError("feed", name, .system(code))
    }
  }

  // MARK: The end

  /// Waits for a child that has closed its pipes, or has none.
  private mutating func waitForEnd() throws(PlatformError) {
    input.close()
    var pause: Int32 = 1
    while ending == nil {
      guard deadline != nil else { return try wait(blocking: true) }
      guard let patience = patience() else { return try stop() }
      try wait(blocking: false)
      if ending == nil { pauseFor(milliseconds: min(pause, patience)) }
      pause = min(pause * 2, 50)
    }
  }

  /// Asks the child to stop, and makes it half a second later.
  private mutating func stop() throws(PlatformError) {
    kill(process, SIGTERM)
    for _ in 0..<50 where ending == nil {
      pauseFor(milliseconds: 10)
      try wait(blocking: false)
    }
    if ending == nil {
      kill(process, SIGKILL)
      try wait(blocking: true)
    }
    while try read() {}
    ending = .timedOut
  }

  /// Notes how the child ended, if it has.
  private mutating func wait(blocking: Bool) throws(PlatformError) {
    guard ending == nil else { return }
    var status: Int32 = 0
    while true {
      let answer = unsafe waitpid(process, &status, blocking ? 0 : WNOHANG)
      if answer == 0 { return }
      if answer == process { break }
      if errno != EINTR { throw .last("wait for", name) }
    }
    // WIFEXITED, WEXITSTATUS and WTERMSIG of <sys/wait.h>, which are macros.
    let signal = status & 0x7f
    ending = signal == 0 ? .exited(status >> 8 & 0xff) : .signalled(signal)
  }
}

fileprivate func pauseFor(milliseconds: Int32) {
  _ = poll(nil, 0, milliseconds)
}

fileprivate enum WriteResult {
  case wrote(Int)
  case failed(Int32)
}

/// One `write`, where a closed pipe is an answer and not the end of this process.
fileprivate func writeWithoutSignal(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) -> WriteResult {
  var pipeSignal = sigset_t()
  unsafe sigemptyset(&pipeSignal)
  unsafe sigaddset(&pipeSignal, SIGPIPE)
  var before = sigset_t()
  unsafe pthread_sigmask(SIG_BLOCK, &pipeSignal, &before)
  defer { unsafe pthread_sigmask(SIG_SETMASK, &before, nil) }

  let count = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
  guard count < 0 else { return .wrote(count) }
  let code = errno
  if code == EPIPE {
    // Takes the signal that is now pending on this thread, so that it does not arrive when the mask is lifted.
    var now = timespec()
    unsafe sigtimedwait(&pipeSignal, nil, &now)
  }
  return .failed(code)
}
