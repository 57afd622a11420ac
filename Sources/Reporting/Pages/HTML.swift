/// A piece of a page. Text is escaped where it is made, so nothing that a record says can become markup.
///
/// There is no way to put markup in but by `element`; what is written as a string literal is text too.
struct HTML: Sendable, ExpressibleByStringInterpolation {
  let markup: String

  private init(markup: String) { self.markup = markup }

  init(stringLiteral text: String) { self = .text(text) }

  /// Text as a page may show it: markup escaped, and characters that hide or reorder words written out as `\u{202e}`.
  static func text(_ text: String) -> HTML { HTML(markup: escaped(text)) }

  static let nothing = HTML(markup: "")

  /// An element with its attributes in the order in which they are given; one without a value is left out.
  ///
  /// - Parameter name: of HTML or SVG, in lower case.
  static func element(
    _ name: String, _ attributes: KeyValuePairs<String, String?> = [:], _ children: HTML...
  ) -> HTML { element(name, attributes, children) }

  static func element(
    _ name: String, _ attributes: KeyValuePairs<String, String?> = [:], _ children: [HTML]
  ) -> HTML {
    let attributes = attributes.map { name, value in value.map { " \(name)=\"\(escaped($0))\"" } ?? "" }.joined()
    let inner = children.map(\.markup).joined()
    // Lines that a person can read and compare; a line break between blocks shows nowhere.
    let (opening, end) = (containers.contains(name) ? "\n" : "", blocks.contains(name) ? "\n" : "")
    guard !void.contains(name) else { return HTML(markup: "<\(name)\(attributes)>\(end)") }
    return HTML(markup: "<\(name)\(attributes)>\(opening)\(inner)</\(name)>\(end)")
  }

  /// The style sheet of a page, which is ours and holds no text of anybody else.
  static func style(_ sheet: StaticString) -> HTML { HTML(markup: "<style>\(sheet)</style>\n") }

  private static let void: Set = ["br", "col", "hr", "meta"]
  private static let containers: Set = [
    "article", "body", "dl", "figure", "footer", "head", "header", "html", "main", "section", "svg", "table", "tbody",
    "thead", "tr", "ul", "ol",
  ]
  private static let blocks = containers.union([
    "caption", "desc", "div", "figcaption", "h1", "h2", "h3", "li", "line", "meta", "p", "rect", "td", "text", "th",
    "title",
  ])

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      case "\n", "\t": escaped.unicodeScalars.append(scalar)
      default: escaped += "\(TerminalText(String(scalar)))"
      }
    }
    return escaped
  }
}
