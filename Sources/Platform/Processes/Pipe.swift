import CPlatform
import Glibc

/// A pipe whose ends no child inherits unless told to.
struct Pipe: ~Copyable {
  let reading: Descriptor
  let writing: Descriptor

  /// No pipe at all.
  static var none: Pipe { Pipe(reading: Descriptor(owning: -1), writing: Descriptor(owning: -1)) }

  private init(reading: consuming Descriptor, writing: consuming Descriptor) {
    self.reading = reading
    self.writing = writing
  }

  init(for subject: String) throws(PlatformError) {
    var ends: [Int32] = [-1, -1]
    guard unsafe folio_pipe(&ends) == 0 else { throw .last("start", subject) }
    let first = Descriptor(owning: ends[0])
    let second = Descriptor(owning: ends[1])
    let reading = try first.aboveStandardStreams(for: subject)
    let writing = try second.aboveStandardStreams(for: subject)
    self.init(reading: reading, writing: writing)
  }
}

extension Descriptor {
  /// This one, or a copy with a number above 2: where a standard stream was closed, a pipe would take its place, and
  /// then be overwritten when the child's own streams are set up.
  fileprivate consuming func aboveStandardStreams(for subject: String) throws(PlatformError) -> Descriptor {
    if number > 2 { return self }
    let copy = fcntl(number, F_DUPFD_CLOEXEC, 3)
    guard copy >= 0 else { throw .last("start", subject) }
    return Descriptor(owning: copy)
  }

  /// Makes reads and writes return instead of waiting.
  func stopWaiting(for subject: String) throws(PlatformError) {
    let flags = fcntl(number, F_GETFL)
    guard flags >= 0, fcntl(number, F_SETFL, flags | O_NONBLOCK) == 0 else { throw .last("start", subject) }
  }
}
