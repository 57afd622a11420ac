/// A manual page as it grows, in roff's `man` macros; text is escaped on its way in.
struct Roff {
  private(set) var text = ""

  mutating func begin(_ name: String, _ version: String) {
    text += ".TH \"\(Self.escaped(name.uppercased()))\" 1 \"\" \"folio \(version)\" \"Folio\"\n.ad l\n"
  }

  /// Paragraphs under a heading.
  mutating func section(_ heading: String, _ paragraphs: [String]) {
    text += ".SH \"\(heading)\"\n" + paragraphs.map(Self.lines).joined(separator: ".PP\n")
  }

  /// Terms and what they mean; nothing without any.
  mutating func list(_ heading: String, _ entries: [(term: String, meaning: String)]) {
    guard !entries.isEmpty else { return }
    text += ".SH \"\(heading)\"\n"
    for entry in entries { text += ".TP\n\\fB\(Self.escaped(entry.term))\\fR\n" + Self.lines(entry.meaning) }
  }

  /// Lines as they stand; nothing without any.
  mutating func verbatim(_ heading: String, _ lines: [String]) {
    guard !lines.isEmpty else { return }
    text += ".SH \"\(heading)\"\n.nf\n" + lines.map(Self.lines).joined() + ".fi\n"
  }

  private static func lines(_ text: String) -> String {
    text.split(separator: "\n").map { line in
      // A point or an apostrophe at the beginning would be read as a command.
      (line.hasPrefix(".") || line.hasPrefix("'") ? "\\&" : "") + escaped(String(line)) + "\n"
    }.joined()
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\e").replacing("-", with: "\\-").replacing("\u{2026}", with: "...")
  }
}
