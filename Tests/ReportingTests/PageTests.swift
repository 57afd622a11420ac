import Testing

@testable import Reporting

struct PageTests {
  @Test func `what a record says never becomes markup`() {
    let text = "<script>alert('x')</script> & \"quoted\""

    let markup = HTML.element("p", ["title": text], .text(text)).markup

    let escaped = "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;quoted&quot;"
    #expect(markup == "<p title=\"\(escaped)\">\(escaped)</p>\n")
    // A literal is text too.
    #expect(HTML.element("b", [:], "<i>").markup == "<b>&lt;i&gt;</b>")
  }

  @Test(arguments: ["\u{1B}", "\u{7}", "\u{202E}", "\u{2066}", "\u{200B}", "\u{FEFF}", "\0"])
  func `characters that hide or reorder words are written out`(character: String) {
    let code = String(character.unicodeScalars.first?.value ?? 0, radix: 16)

    #expect(HTML.text("a\(character)b").markup == "a\\u{\(code)}b")
  }

  @Test func `an attribute without a value is left out`() {
    #expect(HTML.element("td", ["class": nil, "id": "a"]).markup == "<td id=\"a\"></td>\n")
  }

  @Test func `a page fetches nothing, runs nothing and allows its own style sheet alone`() throws {
    let page = Page(title: "Exceptions", "nothing").text

    #expect(page.hasPrefix("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"))
    #expect(page.contains("<title>Exceptions</title>"))
    #expect(page.contains("default-src &#39;none&#39;; style-src &#39;sha256-"))
    for word in ["<script", "http://", "https://", "@import", "url(", " style=", "unsafe-inline"] {
      #expect(!page.contains(word), "\(word)")
    }
  }

  @Test(
    arguments: [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
      ("foobar", "Zm9vYmFy"),
    ])
  func `Base64 is that of RFC 4648`(text: String, expected: String) {
    #expect(Base64.text(Array(text.utf8)) == expected)
  }
}
