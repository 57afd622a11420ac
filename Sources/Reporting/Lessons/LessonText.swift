public import Governance
public import JSON
public import Operations

/// Lessons that were found, for people.
public struct LessonText {
  let style: Style

  public init(style: Style = .plain) { self.style = style }

  /// - Parameter width: the columns of the terminal; without one nothing is cut.
  public func lines(_ hits: [LessonSearch.Hit], width: Int? = nil) -> [String] {
    let columns = [
      TextTable.Column("id"), TextTable.Column("status"), TextTable.Column("severity"),
      TextTable.Column("title", isFlexible: true), TextTable.Column("tags", isFlexible: true),
    ]
    return TextTable(
      columns,
      hits.map { hit in
        let lesson = hit.lesson
        return [lesson.id.text, lesson.status, lesson.severity, lesson.title, lesson.tags.joined(separator: ", ")]
      }
    ).lines(width: width, style: style)
  }

  /// What somebody who begins or takes an initiative to a gate should know of `lesson`.
  public func hint(_ lesson: Lesson, for initiative: RecordID) -> String {
    "\(style.bold(lesson.id.text))  \(TerminalText(lesson.title)) (\(lesson.severity))"
      + style.dim("  folio lesson ack \(initiative) \(lesson.id) --response apply")
  }
}

extension LessonSearch.Hit {
  /// `{id, title, status, severity, tags, words}`
  public var json: JSONValue {
    [
      "id": .string(lesson.id.text), "title": .string(lesson.title), "status": .string(lesson.status),
      "severity": .string(lesson.severity), "tags": .array(lesson.tags.map { .string($0) }),
      "words": .array(words.map { .string($0) }),
    ]
  }
}
