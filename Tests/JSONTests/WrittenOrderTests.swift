import JSON
import Testing

struct WrittenOrderTests {
  private let text = #" { "b" : { }, "a": [ 1, {"y": "}", "x\u0031": [ ] } , [ ] ], "c": {"z": {"~/": 1, "k": 2}} } "#

  @Test(
    arguments: [
      ("", ["b", "a", "c"]), ("/a/1", ["y", "x1"]), ("/c/z", ["~/", "k"]), ("/b", []), ("/a", []), ("/d", []),
    ]
      as [(JSONPointer, [String])])
  func `keys come as they are written`(pointer: JSONPointer, keys: [String]) throws {
    #expect(try WrittenOrder(of: Array(text.utf8)).keys(at: pointer) == keys)
  }

  @Test func `a text that is not JSON has no order`() {
    let error = #expect(throws: JSONParseError.self) { try WrittenOrder(of: Array("{\n\"a\" 1}".utf8)) }
    #expect(error?.position.description == "2:5")
  }
}
