/// Which of the same things each of several sets has: a row of cells for each set, with a name on every cell.
///
/// Full: it is in this set. Dark: it is in every one. Only an outline: it is not.
struct MembershipChart: Chart {
  struct Row {
    let label: String
    /// What the set comes to, as people read it.
    let words: String
    let members: Set<String>
  }

  struct Member {
    let id: String
    /// What its cell is called.
    let name: String
  }

  let title: String
  let description: String
  let members: [Member]
  let rows: [Row]

  private static let row = 58

  var drawing: Drawing? {
    guard !members.isEmpty, !rows.isEmpty else { return nil }
    let everywhere = rows.dropFirst().reduce(rows.first?.members ?? []) { $0.intersection($1.members) }
    // A tenth of each cell's width is the gap to the next.
    let whole = Int128(members.count) * 10
    let shapes = rows.enumerated().flatMap { index, row -> [HTML] in
      let y = index * Self.row
      let cells = members.enumerated().flatMap { place, member -> [HTML] in
        let start = Int128(place) * 10
        let tone = !row.members.contains(member.id) ? "out" : everywhere.contains(member.id) ? "in always" : "in"
        return [
          Drawing.box(
            "cell \(tone)", x: Share(start, of: whole), y: y + 21, to: Share(start + 9, of: whole), height: 24),
          Drawing.words(
            member.name, "cell-name \(tone)", x: Share(start * 2 + 9, of: whole * 2), y: y + 38, anchor: "middle"),
        ]
      }
      return Drawing.label(row.label, y: y + 15) + [
        Drawing.words(row.words, "value", x: .end, y: y + 15, anchor: "end")
      ] + cells
    }
    return Drawing(title: title, description: description, height: rows.count * Self.row, shapes: shapes)
  }
}
