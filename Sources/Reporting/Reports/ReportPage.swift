import JSON
import Operations

extension Report {
  /// The report as one file of HTML that needs nothing else, to be read on a screen or printed.
  public var html: String {
    let name = heading.title + (about.map { ", \($0)" } ?? "")
    return Page(title: "\(heading.code) \(name) \(stamp.day)", [head(name), facts] + sections + [foot]).text
  }

  private func head(_ name: String) -> HTML {
    .element(
      "header", [:],
      .element("p", ["class": "kind"], .text(heading.code)),
      .element("h1", [:], .text(name)),
      .element("p", ["class": "lead"], .text(heading.summary)),
      .element(
        "p", ["class": "stamp"], "As of ", .element("strong", [:], "\(stamp.day)"),
        " (\(stamp.time)), commit ", .element("code", [:], "\(stamp.commit.prefix(7))"), ", \(stamp.policyWords)."),
      missing.map { .element("p", ["class": "missing"], .element("strong", [:], "Incomplete: "), .text($0)) }
        ?? .nothing)
  }

  private var facts: HTML {
    guard !content.facts.isEmpty else { return .nothing }
    return .element(
      "dl", ["class": "facts"],
      content.facts.map { fact in
        .element(
          "div", ["class": fact.value.tone == .plain ? nil : "notice"], .element("dt", [:], .text(fact.label)),
          fact.value.dd)
      })
  }

  private var sections: [HTML] {
    content.sections.enumerated().map { index, section in
      .element(
        "section", ["aria-labelledby": "h\(index)"],
        .element("h2", ["id": "h\(index)"], .text(section.title)),
        section.lead.isEmpty ? .nothing : .element("p", [:], .text(section.lead)),
        section.figure(id: "f\(index)"), section.table.html(id: "t\(index)"))
    }
  }

  private var foot: HTML {
    .element(
      "footer", [:],
      .element(
        "p", [:], "Made by \(maker) from commit ", .element("code", [:], .text(stamp.commit)),
        " of \(stamp.committedAt), ledger ",
        .element("code", [:], .text(stamp.ledger)), ", \(stamp.policyWords)."),
      .element("p", [:], "The same again from any clone: ", .element("code", [:], .text(command(.html)))))
  }
}

extension ReportSection {
  fileprivate func figure(id: String) -> HTML {
    let drawings = charts.compactMap(\.drawing)
    guard !drawings.isEmpty else { return .nothing }
    let pictures = drawings.enumerated().flatMap { index, drawing in
      [
        drawings.count > 1 ? .element("p", ["class": "about"], .text(drawing.title)) : .nothing,
        drawing.html(id: "\(id)-\(index)"),
      ]
    }
    return .element("figure", [:], pictures + [legend.isEmpty ? .nothing : .element("figcaption", [:], .text(legend))])
  }
}

extension ReportTable {
  /// The table in a box of its own, which scrolls where the page is too narrow and can be reached by keyboard.
  ///
  /// On a phone a wide table is a list of its rows, in which each cell says what its column is.
  fileprivate func html(id: String) -> HTML {
    guard !rows.isEmpty else { return .element("p", ["class": "note"], .text(empty)) }
    let shown = columns.indices.filter { columns[$0].reach != .data }
    let head = shown.map { index in
      HTML.element("th", ["scope": "col", "class": columns[index].style()], .text(columns[index].title))
    }
    let body = rows.map { row in
      HTML.element(
        "tr", [:],
        shown.enumerated().map { place, index in
          let style = columns[index].style(row[index].tone)
          return place == 0
            ? .element("th", ["scope": "row", "class": style], row[index].html)
            : .element("td", ["class": style, "data-label": columns[index].title], row[index].html)
        })
    }
    let isWide = shown.contains { columns[$0].shape == .long }
    return .element(
      "div", ["class": isWide ? "box" : "box slim", "role": "region", "tabindex": "0", "aria-labelledby": id],
      .element(
        "table", ["class": isWide ? "wide" : nil], .element("caption", ["id": id], .text(caption)),
        .element("thead", [:], .element("tr", [:], head)), .element("tbody", [:], body)))
  }
}

extension ReportTable.Column {
  fileprivate func style(_ tone: ReportCell.Tone = .plain) -> String? {
    let shape =
      switch self.shape {
      case .short: "short"
      case .name: "name"
      case .long: "long"
      case .number: "number"
      }
    return tone == .plain ? shape : "\(shape) \(tone.rawValue)"
  }
}

extension ReportCell {
  /// The words of the cell; ids among them are not broken at their hyphens.
  fileprivate var html: HTML {
    let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    guard words.contains(where: \.isHyphenated) else { return .text(text) }
    return .element(
      "span", [:],
      words.enumerated().flatMap { index, word -> [HTML] in
        let word = word.isHyphenated ? HTML.element("span", ["class": "id"], .text(word)) : .text(word)
        return index == 0 ? [word] : [" ", word]
      })
  }
}

extension String {
  /// Whether it is short and has a hyphen, as ids and days do.
  fileprivate var isHyphenated: Bool { utf8.count <= 16 && contains("-") }
}

extension ReportCell {
  /// What a fact says, large; lists are smaller, and what they list is not broken.
  fileprivate var dd: HTML {
    guard let texts = value?.arrayValue?.compactMap(\.stringValue), !texts.isEmpty else {
      return .element("dd", [:], .text(text))
    }
    let (most, rest) = (8, texts.count - 8)
    return .element(
      "dd", ["class": "list"],
      (texts.prefix(most) + (rest > 0 ? ["and \(rest) more"] : [])).map { .element("span", [:], .text($0)) })
  }
}
