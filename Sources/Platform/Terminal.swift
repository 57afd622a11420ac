import Glibc

/// What is at the other end of a standard stream.
public enum StandardStream: Int32, Sendable {
  case input = 0
  case output = 1
  case errors = 2

  /// Whether a person sits at the other end.
  public var isTerminal: Bool { isatty(rawValue) == 1 }
}

/// The terminal that a person reads us on.
public enum Terminal {
  /// The width of the terminal behind `stream` in columns; nil where there is none or it does not say.
  public static func width(of stream: StandardStream = .output) -> Int? {
    var size = winsize()
    guard unsafe ioctl(stream.rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// Whether to colour what goes to `stream`: a terminal, not a dumb one, and nobody said `NO_COLOR`
  /// (https://no-color.org: set and not empty).
  public static func wantsColor(on stream: StandardStream = .output, _ environment: Environment) -> Bool {
    stream.isTerminal && environment.nonEmpty("NO_COLOR") == nil && environment["TERM"] != "dumb"
  }
}
