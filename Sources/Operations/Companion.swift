import Platform

/// A program that is installed beside `folio` and run by it, as git runs its own: what would make every start of `folio`
/// slower, or cannot be in it, lives there.
struct Companion {
  let name: String
  /// How long it may take, in seconds.
  var limit = 120
  /// Whether what it says of its progress goes to this program's standard error.
  var tellsProgress = false

  /// What the program answers to `input`.
  ///
  /// - Throws: `PlatformError` where it does not stand beside this program, or ends in any way but well.
  func run(_ arguments: [String], _ input: [UInt8]) throws -> [UInt8] {
    let own = try Program.path()
    let folder = own.prefix(upTo: own.lastIndex(of: "/") ?? own.startIndex)
    let path = "\(folder)/\(name)"
    guard try Files.kind(of: path, followingLinks: true) == .file else {
      throw PlatformError(
        "start", name, .because("there is no \(path); script/install puts it beside folio, and both belong together"))
    }
    var child = ChildProcess(path, arguments)
    child.input = .bytes(input)
    child.timeout = .seconds(limit)
    if tellsProgress { child.errors = .inherited }
    let outcome = try child.run()
    guard outcome.succeeded else {
      let words = String(decoding: outcome.errors.prefix(500), as: UTF8.self)
      throw PlatformError("use", name, .because("it \(outcome.ending)\(words.isEmpty ? "" : ": \(words)")"))
    }
    return outcome.output
  }
}
