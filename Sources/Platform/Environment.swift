import Glibc

/// The environment variables, as they were at one moment.
public struct Environment: Hashable, Sendable {
  public var variables: [String: String]

  public init(_ variables: [String: String] = [:]) {
    self.variables = variables
  }

  /// A snapshot of this process's. Of a name that comes twice, the first counts, as for `getenv`.
  public static func current() -> Environment {
    var variables: [String: String] = [:]
    var next = unsafe environ
    while let entry = unsafe next.pointee {
      let text = unsafe String(cString: entry)
      if let equals = text.utf8.firstIndex(of: UInt8(ascii: "=")) {
        let name = String(text[..<equals])
        if variables[name] == nil { variables[name] = String(text[text.utf8.index(after: equals)...]) }
      }
      unsafe next += 1
    }
    return Environment(variables)
  }

  /// The value of `name`, nil where it is not set. An empty value is a value.
  public subscript(name: String) -> String? {
    get { variables[name] }
    set { variables[name] = newValue }
  }

  /// The value of `name`, nil where it is not set or empty, which most programs take for the same.
  public func nonEmpty(_ name: String) -> String? {
    variables[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The folder of the user's own files.
  public var home: String? { nonEmpty("HOME") }

  /// The path of the program called `name` in the folders of `PATH`, nil if there is none.
  ///
  /// Only absolute folders are searched: `.` in a path would run what a repository brings along. A name that holds a
  /// slash is a path already.
  public func findProgram(_ name: String) -> String? {
    if name.utf8.contains(UInt8(ascii: "/")) { return Files.isProgram(name) ? name : nil }
    let path = variables["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
    return path.utf8.split(separator: UInt8(ascii: ":"))
      .lazy
      .filter { $0.first == UInt8(ascii: "/") }
      .map { "\(Substring($0))/\(name)" }
      .first { Files.isProgram($0) }
  }
}
