import Foundation
import Testing

/// An exception from the first request to the commit that relies on it, and the day it stops.
struct ExceptionStoryTests {
  private struct Story {
    let folder: String

    init() throws {
      folder = try Programs.makeFolder() + "/alder"
      try Programs.must(Programs.folio, ["init", "--demo", folder], in: Programs.base)
    }

    func folio(_ person: Int, at time: String = "2026-09-09T09:00:00Z", _ arguments: String...) throws -> Ran {
      let who = "PER-00" + (person < 10 ? "0" : "") + "\(person)"
      return try Programs.run(Programs.folio, arguments + ["--as", who, "--now", time], in: folder)
    }

    /// Everybody votes to approve `decision`, and the second person closes it.
    func approve(_ decision: String, _ votes: [(Int, String)]) throws {
      for (person, role) in votes {
        let vote = try folio(person, "decision", "vote", decision, "approve", "--role", role)
        #expect(vote.code == 0, "\(vote)")
      }
    }
  }

  @Test func `a gate is passed under an exception, and not after its last day`() throws {
    let story = try Story()

    // Asked for, accepted by whom it concerns, submitted.
    let request = try story.folio(
      14, "exception", "new", "--id", "EXC-0004", "--against", "GATE-04", "--subject", "INI-0009", "--risk", "medium",
      "--risk-owner", "PER-0005", "--expires", "2027-01-31", "--title", "Interviews during the strike", "--control",
      "Call ten customers a week")
    #expect(request.code == 0, "\(request)")
    #expect(try story.folio(14, "exception", "submit", "EXC-0004").codes == ["EXC-01"])
    #expect(try story.folio(14, "exception", "accept", "EXC-0004").code == 64)
    #expect(try story.folio(5, "exception", "accept", "EXC-0004").code == 0)
    #expect(try story.folio(14, "exception", "submit", "EXC-0004").code == 0)

    // Granted by two roles; the risk owner does not vote.
    #expect(try story.folio(14, "decision", "new", "--id", "DEC-0100", "--subject", "EXC-0004").code == 0)
    #expect(
      try story.folio(5, "decision", "vote", "DEC-0100", "approve", "--role", "operations").codes == ["AUTH-03"])
    try story.approve("DEC-0100", [(4, "process_owner"), (6, "risk")])
    #expect(try story.folio(14, "decision", "close", "DEC-0100").code == 0)
    let register = try story.folio(11, "exception", "register")
    #expect(register.output.contains("EXC-0004  in force  2027-01-31"), "\(register)")

    // A gate on too few interviews is refused, told of the exception, and passes under it.
    let artifact = story.folder + "/../interviews.txt"
    try "six".write(toFile: artifact, atomically: true, encoding: .utf8)
    let open = try story.folio(
      14, "gate", "open", "INI-0009", "G2", "--id", "DEC-0101", "--choice", "go", "--evidence",
      "C1=interview,n=6,on=2026-09-03,file=\(artifact)", "--evidence",
      "C2=business_case,on=2026-09-01,digest=\(String(repeating: "ab", count: 32)),cost=150,benefit=320", "--score",
      "C3=7", "--score", "C4=6")
    #expect(open.code == 0, "\(open)")
    let considered = try story.folio(
      14, "lesson", "ack", "INI-0009", "LES-0001", "--response", "apply", "--note", "Every step leads to a person")
    #expect(considered.code == 0, "\(considered)")
    try story.approve("DEC-0101", [(2, "finance"), (3, "customer_representative"), (1, "portfolio_manager")])
    let refused = try story.folio(14, "gate", "close", "INI-0009", "G2")
    #expect(refused.code == 1)
    #expect(refused.codes == ["GATE-04"])
    #expect(refused.errors.contains("--under EXC-0004"))
    let late = try story.folio(14, at: "2027-01-31T10:00:00Z", "decision", "vote", "DEC-0100", "approve")
    #expect(late.code != 0)
    #expect(try story.folio(14, "gate", "close", "INI-0009", "G2", "--under", "EXC-0004").code == 0)

    // The reliance is there for ever, found from history alone.
    #expect(try story.folio(11, "gate", "status", "INI-0009").output.contains("waived by EXC-0004"))
    #expect(try story.folio(11, "audit", "trail", "INI-0009").output.contains("relying on EXC-0004"))
    let root = try Programs.must("git", ["rev-list", "--max-parents=0", "main"], in: story.folder)
    let verdict = try story.folio(11, "verify", "--pin", root)
    #expect(verdict.code == 0, "\(verdict)")
    #expect("\(verdict)".contains("waived_by EXC-0004"))
    try Doors(story.folder, root: root, from: nil).expectAgreement()

    // On the day of its expiry nothing rests on it any more.
    let after = try story.folio(11, at: "2027-01-31T10:00:00Z", "exception", "register")
    #expect(after.output.contains("EXC-0004  expired"), "\(after)")
    let reliance = try story.folio(
      14, at: "2027-01-31T10:00:00Z", "initiative", "edit", "INI-0009", "--set", "notes=Later", "--under", "EXC-0004")
    #expect(reliance.codes.contains("EXC-05"), "\(reliance)")
  }
}
