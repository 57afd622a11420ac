@testable import JSON
import Testing

struct JSONPointerTests {
  private let record: JSONValue = [
    "a/b": 1, "m~n": 2, "": 3, "list": [10, 20, ["x": 30]],
    "scope": ["requirements": [["id": "R2", "text": "two"], ["id": "R9", "text": "nine"]]],
    "numbered": [["id": "1", "v": "one"], ["id": "0", "v": "zero"]],
  ]

  @Test(
    arguments: [
      ("/a~1b", 1), ("/m~0n", 2), ("/", 3), ("/list/0", 10), ("/list/2/x", 30), ("/scope/requirements/R2/text", "two"),
      ("/scope/requirements/1/text", "nine"), ("/numbered/1/v", "one"), ("/numbered/0/v", "zero"),
    ] as [(JSONPointer, JSONValue)])
  func `a pointer finds a value by key, id or index`(pointer: JSONPointer, value: JSONValue) {
    #expect(record[pointer] == value)
  }

  @Test(arguments: [
    "/none", "/list/3", "/list/01", "/list/-1", "/list/+1", "/list/-", "/scope/requirements/R3", "/a~1b/x",
  ])
  func `a pointer to nothing finds nothing`(pointer: JSONPointer) {
    #expect(record[pointer] == nil)
  }

  @Test(arguments: ["a", "/~", "/~2", "/a~", "~"])
  func `a text that is no pointer is refused`(text: String) {
    #expect(throws: JSONPointerError(text: text)) { try JSONPointer(parsing: text) }
  }

  @Test(arguments: [[], [""], ["a/b", "~1", "~", "é", "//"], ["", ""]])
  func `tokens survive their spelling`(tokens: [String]) throws {
    let pointer = tokens.reduce(JSONPointer.root) { $0.appending($1) }
    #expect(pointer.tokens == tokens)
    #expect(try JSONPointer(parsing: pointer.text) == pointer)
    #expect(JSONPointer(tokens: tokens) == pointer)
  }

  @Test func `a place comes before what lies in it and siblings follow in the order of bytes`() {
    let sorted: [JSONPointer] = ["", "/", "/a", "/a/b", "/a/c/d", "/a-b", "/b", "/b/0"]
    #expect(sorted.shuffled().sorted() == sorted)
  }

  @Test func `a prefix ends at a token's end`() {
    #expect(JSONPointer("/a").isPrefix(of: "/a/b"))
    #expect(JSONPointer("/a").isPrefix(of: "/a"))
    #expect(JSONPointer.root.isPrefix(of: "/a"))
    #expect(!JSONPointer("/a").isPrefix(of: "/ab"))
    #expect(!JSONPointer("/a/b").isPrefix(of: "/a"))
    #expect(JSONPointer("/a/b").parent == "/a")
    #expect(JSONPointer.root.parent == nil)
  }

  @Test(
    arguments: [
      ("/title", "new", ["title": "new", "set": [["id": "A"], ["id": "C"]], "list": [1, 2]]),
      ("/set/B", ["id": "B"], ["set": [["id": "A"], ["id": "B"], ["id": "C"]], "list": [1, 2]]),
      ("/set/D", ["id": "D"], ["set": [["id": "A"], ["id": "C"], ["id": "D"]], "list": [1, 2]]),
      ("/set/A", nil, ["set": [["id": "C"]], "list": [1, 2]]),
      ("/set/A/x", 1, ["set": [["id": "A", "x": 1], ["id": "C"]], "list": [1, 2]]),
      ("/list/1", 3, ["set": [["id": "A"], ["id": "C"]], "list": [1, 3]]),
      ("/list/2", 3, ["set": [["id": "A"], ["id": "C"]], "list": [1, 2, 3]]),
      ("/list/0", nil, ["set": [["id": "A"], ["id": "C"]], "list": [2]]),
      ("/list", nil, ["set": [["id": "A"], ["id": "C"]]]),
      ("", 1, 1),
    ] as [(JSONPointer, JSONValue?, JSONValue)])
  func `a value is put in its place`(pointer: JSONPointer, new: JSONValue?, result: JSONValue) throws {
    var value: JSONValue = ["set": [["id": "A"], ["id": "C"]], "list": [1, 2]]
    try value.set(new, at: pointer)
    #expect(value == result)
  }

  @Test func `an element with an id enters an empty array`() throws {
    var value: JSONValue = ["set": []]
    try value.set(["id": "R1"], at: "/set/R1")
    #expect(value == ["set": [["id": "R1"]]])
  }

  @Test(
    arguments: [
      ("/none/x", 1, .noSuchPlace), ("/list/4", 1, .noSuchPlace), ("/list/x", 1, .noSuchPlace),
      ("/list/9", nil, .noSuchPlace),
      ("/list/0/x", 1, .noSuchPlace), ("/set/A", ["id": "B"], .idDiffers("A")), ("/set/B", ["id": "C"], .noSuchPlace),
      ("", nil, .cannotRemoveWhole),
    ] as [(JSONPointer, JSONValue?, JSONPatchError.Reason)])
  func `a value that cannot be put there changes nothing`(
    pointer: JSONPointer, new: JSONValue?, reason: JSONPatchError.Reason
  ) {
    let before: JSONValue = ["set": [["id": "A"]], "list": [1, 2]]
    var value = before
    #expect(throws: JSONPatchError(pointer: pointer, reason: reason)) { try value.set(new, at: pointer) }
    #expect(value == before)
  }
}
