import CPlatform
import Glibc

/// What `posix_spawn` is told about a child: which of its streams go where, and where it starts.
@safe struct SpawnPlan: ~Copyable {
  private var actions = unsafe posix_spawn_file_actions_t()
  private var attributes = posix_spawnattr_t()

  init() {
    // Neither can fail in glibc: they clear memory.
    unsafe posix_spawn_file_actions_init(&actions)
    unsafe posix_spawnattr_init(&attributes)
    resetSignals()
  }

  deinit {
    var actions = unsafe actions
    var attributes = attributes
    unsafe posix_spawn_file_actions_destroy(&actions)
    unsafe posix_spawnattr_destroy(&attributes)
  }

  /// The child starts with no signal blocked, and dies of a broken pipe or a full file, whatever this process does.
  private mutating func resetSignals() {
    var none = sigset_t()
    unsafe sigemptyset(&none)
    unsafe posix_spawnattr_setsigmask(&attributes, &none)
    var defaults = sigset_t()
    unsafe sigemptyset(&defaults)
    for signal in [SIGPIPE, SIGXFSZ] { unsafe sigaddset(&defaults, signal) }
    unsafe posix_spawnattr_setsigdefault(&attributes, &defaults)
    unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
  }

  mutating func connect(_ stream: StandardStream, to descriptor: Int32) {
    unsafe posix_spawn_file_actions_adddup2(&actions, descriptor, stream.rawValue)
  }

  mutating func connectToNothing(_ stream: StandardStream) {
    unsafe posix_spawn_file_actions_addopen(
      &actions, stream.rawValue, "/dev/null", stream == .input ? O_RDONLY : O_WRONLY, 0
    )
  }

  mutating func start(in folder: String) {
    unsafe folio_spawn_in(&actions, folder)
  }

  /// Closes everything but the three standard streams, whoever opened it. To be said last.
  mutating func closeTheRest() {
    unsafe folio_spawn_close_from(&actions, 3)
  }

  /// Starts the program and returns its process id.
  consuming func spawn(
    path: String, arguments: [String], environment: Environment?, name: String
  ) throws(PlatformError) -> pid_t {
    var child: pid_t = 0
    let code = unsafe withCStrings(arguments) { arguments in
      guard let environment else { return unsafe posix_spawn(&child, path, &actions, &attributes, arguments, environ) }
      let entries = environment.variables.map { "\($0.key)=\($0.value)" }.sorted()
      return unsafe withCStrings(entries) { entries in
        unsafe posix_spawn(&child, path, &actions, &attributes, arguments, entries)
      }
    }
    guard code == 0 else { throw PlatformError("start", name, .system(code)) }
    return child
  }
}

/// Lends `strings` as the array of C strings, ended by nil, that `exec` takes.
fileprivate func withCStrings<Answer>(
  _ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Answer
) -> Answer {
  var copies = unsafe strings.map { unsafe strdup($0) } + [nil]
  defer { unsafe copies.forEach { unsafe free($0) } }
  return unsafe copies.withUnsafeMutableBufferPointer { buffer in
    guard let base = buffer.baseAddress else { fatalError("an array with an element has an address") }
    return unsafe body(UnsafePointer(base))
  }
}
