/// A picture as inline SVG: places across it are shares of its width, heights and letters are in pixels.
///
/// So a picture is as wide as the page and its letters keep their size, on a phone as on paper. It has a title and a
/// description for people who hear the page.
struct Drawing {
  let title: String
  let description: String
  /// Pixels.
  let height: Int
  let shapes: [HTML]

  /// - Parameter id: of this picture on its page.
  func html(id: String) -> HTML {
    .element(
      "svg",
      [
        "role": "img", "aria-labelledby": "\(id)-title \(id)-text", "width": "100%", "height": "\(height)",
        "xmlns": "http://www.w3.org/2000/svg",
      ],
      [
        .element("title", ["id": "\(id)-title"], .text(title)),
        .element("desc", ["id": "\(id)-text"], .text(description)),
      ]
        + shapes)
  }

  static func line(_ style: String, from: (x: Share, y: Int), to: (x: Share, y: Int)) -> HTML {
    .element(
      "line", ["class": style, "x1": from.x.text, "y1": "\(from.y)", "x2": to.x.text, "y2": "\(to.y)"])
  }

  static func box(_ style: String, x: Share, y: Int, to end: Share, height: Int) -> HTML {
    .element(
      "rect",
      ["class": style, "x": x.text, "y": "\(y)", "width": end.width(from: x).text, "height": "\(height)", "rx": "1.5"])
  }

  /// - Parameter radius: in pixels.
  static func circle(_ style: String, x: Share, y: Int, radius: Int) -> HTML {
    .element("circle", ["class": style, "cx": x.text, "cy": "\(y)", "r": "\(radius)"])
  }

  /// - Parameter anchor: `start`, `middle` or `end`; as the place asks for without one.
  static func words(_ text: String, _ style: String? = nil, x: Share, y: Int, anchor: String? = nil) -> HTML {
    .element(
      "text", ["class": style, "x": x.text, "y": "\(y)", "text-anchor": anchor ?? x.anchor], .text(text))
  }

  /// What a row is called, with its end cut where a narrow page has no room for it.
  static func label(_ text: String, y: Int) -> [HTML] {
    let brief = text.truncated(to: 28)
    guard brief != text else { return [words(text, x: .start, y: y, anchor: "start")] }
    return [
      words(text.truncated(to: 80), "whole", x: .start, y: y, anchor: "start"),
      words(brief, "brief", x: .start, y: y, anchor: "start"),
    ]
  }
}

/// Something that can be drawn.
protocol Chart: Sendable {
  /// Nothing where there is nothing to see.
  var drawing: Drawing? { get }
}
