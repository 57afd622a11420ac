import Governance
import JSON
import Operations
import Testing

struct LessonSearchTests {
  private func lesson(_ id: String, _ title: String, what: String = "", tags: [String] = []) -> Lesson {
    // A well-formed literal.
    Lesson(
      Record(
        id: RecordID(id)!, kind: Lesson.kind,
        fields: [
          "title": .string(title), "what": .string(what), "tags": .array(tags.map { .string($0) }), "cause": "haste",
        ]))
  }

  private func found(_ words: [String], tag: String? = nil, _ lessons: [Lesson]) -> [String] {
    LessonSearch(lessons)(words, tag: tag).map(\.lesson.id.text)
  }

  @Test func `a word that few lessons have counts for more`() {
    let lessons = [
      lesson("LES-0001", "Notice before the brief"), lesson("LES-0002", "Notice of a price"),
      lesson("LES-0003", "Brief rehearsal"), lesson("LES-0004", "Notice for brokers"),
    ]
    #expect(found(["notice", "rehearsal"], lessons).first == "LES-0003")
  }

  @Test func `more of a word in fewer words comes first`() {
    let lessons = [
      lesson("LES-0001", "A fallback", what: "Nobody had thought of what comes after all the rest had been said."),
      lesson("LES-0002", "A fallback", what: "No fallback."),
    ]
    #expect(found(["fallback"], lessons) == ["LES-0002", "LES-0001"])
  }

  @Test func `equal matches stand in order of id`() {
    let lessons = ["LES-0003", "LES-0001", "LES-0002"].map { lesson($0, "The same") }
    #expect(found(["same"], lessons) == ["LES-0001", "LES-0002", "LES-0003"])
  }

  @Test func `a word finds what begins with it, in any case, in every field`() {
    let lessons = [lesson("LES-0001", "Late Notifications"), lesson("LES-0002", "Else", tags: ["notify"])]
    #expect(found(["NOTIFICATION"], lessons) == ["LES-0001"])
    #expect(found(["notif"], lessons).count == 2)
    #expect(found(["haste"], lessons).count == 2)
    #expect(found(["nothing"], lessons) == [])
  }

  @Test func `a tag narrows, and stands alone as well`() {
    let lessons = [lesson("LES-0001", "One", tags: ["ivr"]), lesson("LES-0002", "One more", tags: ["web"])]
    #expect(found(["one"], tag: "web", lessons) == ["LES-0002"])
    #expect(found([], tag: "ivr", lessons) == ["LES-0001"])
  }

  @Test func `each hit says which words it has`() {
    let hits = LessonSearch([lesson("LES-0001", "No fallback")])(["fallback", "person", "fallback"])
    #expect(hits.map(\.words) == [["fallback"]])
  }

  @Test func `nothing is found in nothing`() {
    #expect(found(["word"], []) == [])
  }
}
