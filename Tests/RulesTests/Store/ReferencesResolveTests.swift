import Governance
import JSON
import Rules
import Testing

struct ReferencesResolveTests {
  private func violations(_ edit: (inout MemoryLedger) throws -> Void) throws -> [Violation] {
    try JudgedCommit().violations([ReferencesResolve()], edit)
  }

  @Test(arguments: [
    ("/owner", "PER-0099", "/owner points to PER-0099, which is missing"),
    ("/owner", "MET-0001", "/owner points to MET-0001, which is a wrong kind: metric, not person"),
    ("/links", "JRN-0001", "/links/0/to points to JRN-0001, which is of a kind that this version does not know"),
    ("/links", "INI-0099", "/links/0/to points to INI-0099, which is missing"),
    ("/problem/data", "MET-0099", "/problem/data/0 points to MET-0099, which is missing"),
    ("/segments", "PRC-0001", "/segments/0 points to PRC-0001, which is a wrong kind: process, not segment"),
  ])
  func `a reference to nothing or to a wrong kind is refused`(pointer: String, name: String, message: String) throws {
    let value: JSONValue =
      switch pointer {
      case "/links": [["rel": "relates", "to": .string(name)]]
      case "/owner": .string(name)
      default: [.string(name)]
      }
    let violations = try violations {
      try $0.set("INI-0001", "/problem", [:])
      try $0.set("INI-0001", pointer, value)
    }

    #expect(violations.messages == [message])
    #expect(violations.first?.fix.description == "create \(name) first, or fix the id")
  }

  @Test
  func `the key of an object is a reference where the schema says so`() throws {
    let violations = try violations { try $0.set("DEC-0001", "/votes/PER-0099", ["vote": "approve"]) }

    #expect(violations.messages == ["/votes/PER-0099 points to PER-0099, which is missing"])
  }

  @Test
  func `a record that the same commit brings may be named, and free values hold no references`() throws {
    let violations = try violations {
      $0.add(["id": "PER-0020", "kind": "person", "owner": "PER-0020", "status": "active"])
      try $0.set("INI-0001", "/owner", "PER-0020")
      try $0.set("INI-0001", "/x-partner", "PER-0099")
    }

    #expect(violations.isEmpty)
  }

  @Test
  func `every reference of the worked example resolves`() throws {
    var commit = JudgedCommit(on: MemoryLedger())
    commit.phase = .root

    #expect(try commit.violations([ReferencesResolve()], after: .opening).isEmpty)
  }
}
