import JSON

/// A page that stands alone: one file without a script and with nothing fetched from anywhere, to be read and printed.
///
/// Its policy lets a browser use this style sheet and nothing else, so that even markup that came in by a mistake of ours
/// could neither run nor send anything.
struct Page {
  let title: String
  let body: [HTML]

  init(title: String, _ body: HTML...) { self.init(title: title, body) }

  init(title: String, _ body: [HTML]) {
    self.title = title
    self.body = body
  }

  /// UTF-8 text; the same bytes for the same page.
  var text: String {
    let head = HTML.element(
      "head", [:],
      .element("meta", ["charset": "utf-8"]),
      .element("meta", ["http-equiv": "Content-Security-Policy", "content": Self.policy]),
      .element("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
      .element("meta", ["name": "color-scheme", "content": "light dark"]),
      .element("meta", ["name": "referrer", "content": "no-referrer"]),
      .element("title", [:], .text(title)),
      .style(Stylesheet.text))
    return "<!doctype html>\n"
      + HTML.element("html", ["lang": "en"], head, .element("body", [:], .element("main", [:], body))).markup
  }

  /// Content Security Policy, level 3: the style sheet by its digest, nothing else.
  private static let policy: String = {
    let digest = SHA256Digest(of: Array("\(Stylesheet.text)".utf8))
    return "default-src 'none'; style-src 'sha256-\(Base64.text(digest.bytes))'; base-uri 'none'; form-action 'none'"
  }()
}
