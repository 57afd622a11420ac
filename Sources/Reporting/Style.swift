/// Colours and weights on a terminal; plain text everywhere else.
public struct Style: Sendable {
  public let hasColor: Bool
  public init(hasColor: Bool) { self.hasColor = hasColor }

  public static let plain = Style(hasColor: false)

  public func red(_ text: String) -> String { wrap(text, "31;1") }
  public func yellow(_ text: String) -> String { wrap(text, "33") }
  public func green(_ text: String) -> String { wrap(text, "32") }
  public func bold(_ text: String) -> String { wrap(text, "1") }
  public func dim(_ text: String) -> String { wrap(text, "2") }

  private func wrap(_ text: String, _ code: String) -> String { hasColor ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text }
}
