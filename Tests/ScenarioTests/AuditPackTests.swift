import Foundation
import Platform
import SeededRandom
import Testing

/// Packs of evidence: made in one place, checked in another that knows nothing, and spoilt in every way.
@Suite(.serialized) struct AuditPackTests {
  /// The demo company's ledger with EXC-0004, which is against GATE-04 for INI-0009, from 2026-09-10 until it was revoked
  /// on 2026-09-20, and a last commit on 2026-10-12.
  private struct Packed {
    let folder: String
    let root: String
    let bytes: [UInt8]

    var ledger: String { folder + "/alder" }

    init() throws {
      folder = try Programs.makeFolder()
      try Programs.must(Programs.folio, ["init", "--demo", "alder"], in: folder)
      root = try Programs.must("git", ["rev-list", "--max-parents=0", "main"], in: folder + "/alder")
      let home = folder + "/alder"
      func act(_ person: Int, _ time: String, _ arguments: String...) throws {
        let who = "PER-00" + (person < 10 ? "0" : "") + "\(person)"
        try Programs.must(Programs.folio, arguments + ["--as", who, "--now", time], in: home)
      }
      try act(
        14, "2026-09-10T09:00:00Z", "exception", "new", "--id", "EXC-0004", "--against", "GATE-04", "--subject",
        "INI-0009", "--risk", "medium", "--risk-owner", "PER-0005", "--expires", "2027-01-31", "--title",
        "Interviews <during> the strike", "--control", "Call ten customers a week")
      try act(5, "2026-09-10T09:01:00Z", "exception", "accept", "EXC-0004")
      try act(14, "2026-09-10T09:02:00Z", "exception", "submit", "EXC-0004")
      try act(14, "2026-09-10T09:03:00Z", "decision", "new", "--id", "DEC-0100", "--subject", "EXC-0004")
      try act(4, "2026-09-10T09:04:00Z", "decision", "vote", "DEC-0100", "approve", "--role", "process_owner")
      try act(6, "2026-09-10T09:05:00Z", "decision", "vote", "DEC-0100", "approve", "--role", "risk")
      try act(14, "2026-09-10T09:06:00Z", "decision", "close", "DEC-0100")
      try act(5, "2026-09-20T09:00:00Z", "exception", "revoke", "EXC-0004")
      try act(14, "2026-10-12T09:00:00Z", "initiative", "edit", "INI-0009", "--set", "notes=Going on")
      try Programs.must(
        Programs.folio, ["audit", "pack", "--period", "2026Q3", "--pin", root, "-o", "../q3.tar"], in: home)
      bytes = try [UInt8](Data(contentsOf: URL(filePath: folder + "/q3.tar")))
    }

    static let made = Result { try Packed() }
  }

  /// Runs `folio audit verify-pack` on these bytes in an empty folder, with an empty environment.
  private func verify(_ bytes: [UInt8], _ more: String...) throws -> Ran {
    let folder = try Programs.makeFolder()
    try Data(bytes).write(to: URL(filePath: folder + "/q3.tar"))
    var child = ChildProcess(Programs.folio, ["audit", "verify-pack", "q3.tar"] + more)
    child.environment = Environment()
    child.workingDirectory = folder
    child.timeout = .seconds(60)
    let outcome = try child.run()
    let code: Int32 = if case .exited(let code) = outcome.ending { code } else { 128 }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["q3.tar"])
    return Ran(
      code: code, output: String(decoding: outcome.output, as: UTF8.self),
      errors: String(decoding: outcome.errors, as: UTF8.self))
  }

  @Test func `a pack is whole where there is no ledger, no home and no environment`() throws {
    let packed = try Packed.made.get()

    let alone = try verify(packed.bytes)
    #expect(alone.code == 0, "\(alone)")
    #expect(alone.output.contains("root     \(packed.root)") && alone.output.contains("compare root and key"))
    let pinned = try verify(packed.bytes, "--pin", packed.root, "--json")
    #expect(pinned.code == 0 && pinned.output.contains("\"whole\": true"), "\(pinned)")

    try Programs.must(
      Programs.folio, ["checkpoint", "--as", "PER-0011", "--state", "../state", "-o", "../q3.note"], in: packed.ledger)
    let noted = try verify(packed.bytes, "--checkpoint", packed.folder + "/q3.note")
    #expect(noted.code == 0 && noted.output.contains("noted    12 commits to"), "\(noted)")
    let note = try String(contentsOfFile: packed.folder + "/q3.note", encoding: .utf8)
    try note.replacing("12", with: "11").write(
      toFile: packed.folder + "/bad.note", atomically: true, encoding: .utf8)
    let broken = try verify(packed.bytes, "--checkpoint", packed.folder + "/bad.note")
    #expect(broken.code == 1 && broken.codes == ["AUD-01"], "\(broken)")

    let other = try verify(packed.bytes, "--pin", String(repeating: "0", count: 40))
    #expect(other.code == 1 && other.codes == ["AUD-03"], "\(other)")
  }

  @Test func `another clone gives the same bytes at any time, and the server's own pin does too`() throws {
    let packed = try Packed.made.get()
    let folder = try Programs.makeFolder()
    try Programs.must("git", ["clone", "-q", "--bare", packed.ledger, "srv.git"], in: folder)
    try Programs.must(Programs.folio, ["hook", "install", "--server", "--pin", packed.root], in: folder + "/srv.git")

    try Programs.must(
      Programs.folio, ["audit", "pack", "--period", "2026Q3", "-o", "other.tar", "--now", "2030-01-01T00:00:00Z"],
      in: folder + "/srv.git")

    #expect(try [UInt8](Data(contentsOf: URL(filePath: folder + "/srv.git/other.tar"))) == packed.bytes)
  }

  @Test func `other people's tools open it`() throws {
    let packed = try Packed.made.get()
    let folder = try Programs.makeFolder()
    try Programs.must("tar", ["xf", packed.folder + "/q3.tar"], in: folder)
    try Programs.must("git", ["clone", "-q", "ledger.bundle", "clone"], in: folder)

    let head = try Programs.must("git", ["rev-parse", "HEAD"], in: folder + "/clone")
    #expect(try head == Programs.must("git", ["rev-parse", "main"], in: packed.ledger))
    let manifest = try String(contentsOfFile: folder + "/manifest.json", encoding: .utf8)
    for file in ["ledger.bundle", "report.html", "registers/decisions.csv", "registers/exceptions-events.csv"] {
      let digest = try Programs.must("sha256sum", [file], in: folder).prefix(64)
      #expect(manifest.contains(digest), "\(file)")
    }
    let events = try String(contentsOfFile: folder + "/registers/exceptions-events.csv", encoding: .utf8)
    #expect(events.contains("2026-09-10,EXC-0004,granted") && events.contains("2026-09-20,EXC-0004,revoked"))
    let decisions = try String(contentsOfFile: folder + "/registers/decisions.csv", encoding: .utf8)
    #expect(decisions.contains("DEC-0100,open,closed,EXC-0004,approved"), "\(decisions)")
    let report = try String(contentsOfFile: folder + "/report.html", encoding: .utf8)
    #expect(report.contains("Interviews &lt;during&gt; the strike") && !report.contains("<during>"))
  }

  @Test func `one changed byte anywhere is a finding`() throws {
    let packed = try Packed.made.get()
    var random = SplitMix64(seed: 2_026)
    // In the header, at the beginning and at the end of each file, and anywhere.
    var places = (0..<60).map { _ in Int.random(in: packed.bytes.indices, using: &random) }
    for name in ["README.txt", "ledger.bundle", "manifest.json", "pin.json", "policies/index.json", "report.html"] {
      let header = try #require(packed.bytes.firstRange(of: Array((name + "\0").utf8))).lowerBound
      places += [header + 3, header + 130, header + 512, header + 700]
    }
    for place in places {
      var bytes = packed.bytes
      bytes[place] ^= UInt8.random(in: 1...255, using: &random)
      let ran = try verify(bytes)
      #expect(ran.code == 1 && ran.codes == ["AUD-03"], "byte \(place): \(ran)")
    }
  }

  @Test(arguments: [
    ("registers/decisions.csv", "approved", "rejected"), ("verdict.json", "\"clean\": true", "\"clean\": fals"),
    ("policies/index.json", "active", "passed"), ("report.html", "Interviews", "Interview5"),
    ("registers/exceptions-events.json", "granted", "revoked"), ("README.txt", "Evidence", "evidence"),
    ("manifest.json", "\"commits\": ", "\"commit5\": "), ("manifest.json", "\"2026Q3\"", "\"2026Q4\""),
  ])
  func `a file that was rewritten together with its digest is a finding`(file: String, old: String, new: String) throws
  {
    let packed = try Packed.made.get()
    var bytes = packed.bytes
    let header = try #require(bytes.firstRange(of: Array((file + "\0").utf8))).lowerBound
    let size = try #require(Int(String(decoding: bytes[(header + 124)..<(header + 135)], as: UTF8.self), radix: 8))
    let content = (header + 512)..<(header + 512 + size)
    let before = Array(bytes[content])
    let place = try #require(before.firstRange(of: Array(old.utf8)))
    var after = before
    after.replaceSubrange(place, with: Array(new.utf8))
    bytes.replaceSubrange(content, with: after)
    if let digest = bytes.firstRange(of: Array(try sha256(before).utf8)) {
      bytes.replaceSubrange(digest, with: Array(try sha256(after).utf8))
    }

    let ran = try verify(bytes)

    #expect(ran.code == 1 && ran.codes == ["AUD-03"], "\(ran)")
    #expect(ran.output.contains("AUD-03 block \(file): ") || file == "manifest.json", "\(ran)")
  }

  private func sha256(_ bytes: [UInt8]) throws -> String {
    try String(Programs.must("sha256sum", [], in: Programs.base, input: bytes).prefix(64))
  }

  @Test func `what is cut short, empty or no pack at all is a finding and no crash`() throws {
    let bytes = try Packed.made.get().bytes
    for count in [0, 1, 511, 512, 1_024, bytes.count / 2, bytes.count - 1_024, bytes.count - 1] {
      let ran = try verify(Array(bytes.prefix(count)))
      #expect(ran.code == 1 && ran.codes == ["AUD-03"], "\(count) bytes: \(ran)")
    }
    var random = SplitMix64(seed: 5)
    #expect(try verify((0..<10_000).map { _ in UInt8.random(in: 0...255, using: &random) }).code == 1)
    #expect(try verify(bytes + [0]).code == 1)
    let missing = try Programs.run(Programs.folio, ["audit", "verify-pack", "none.tar"], in: Programs.base)
    #expect(missing.code == 2, "\(missing)")
  }

  @Test(arguments: [
    ("INI-0009", "2026-09-21", "2026-10-10", 0), ("INI-0009", "2026-09-20", "2026-10-10", 1),
    ("INI-0009", "2026-09-11", "2026-09-11", 1), ("GATE-04", "2026-09-10", "2026-09-10", 1),
    ("GATE-04", "2026-09-21", "2026-09-30", 0), ("INI-0002", "2026-09-09", "2026-10-10", 0),
    // Before the ledger was governed, after its newest commit, and a slip of the pen.
    ("INI-0002", "2026-09-01", "2026-10-10", 2), ("INI-0002", "2026-09-09", "2026-10-12", 2),
    ("INI-0099", "2026-09-09", "2026-10-10", 64), ("GATE-99", "2026-09-09", "2026-10-10", 64),
    ("INI-0009", "2026-10-10", "2026-09-09", 64), ("PRC-0002#nosuch", "2026-09-09", "2026-10-10", 64),
    ("INI-0002#R99", "2026-09-09", "2026-10-10", 64), ("ROL-0001#W99", "2026-09-09", "2026-10-10", 64),
    ("ROL-0001#W1", "2026-09-09", "2026-10-10", 0), ("DEC-0010", "2026-09-10", "2026-09-11", 1),
  ])
  func `a pack proves that no exception covered something`(subject: String, from: String, to: String, code: Int) throws
  {
    let packed = try Packed.made.get()

    let ran = try verify(packed.bytes, "--covered", subject, "--from", from, "--to", to)

    #expect(ran.code == code, "\(ran)")
    #expect(ran.output.contains("no exception covered \(subject)") == (code == 0 || code == 2), "\(ran)")
    #expect(ran.output.contains("EXC-0004  2026-09") == (code == 1), "\(ran)")
  }

  @Test func `a pack of a ledger in breach says so and is not clean`() throws {
    let ledger = try DemoLedger()
    let grace = try ledger.clone(as: 7, hooks: false)
    try grace.edit(File.portal, "\"total\": 420", "\"total\": 999")
    try grace.commit()

    let packing = try grace.folio("audit", "pack", "--period", "2026-09", "--pin", ledger.root, "-o", "q.tar")
    #expect(packing.code == 1 && packing.output.contains("findings 1"), "\(packing)")
    let ran = try verify([UInt8](Data(contentsOf: URL(filePath: grace.path + "/q.tar"))))

    #expect(ran.code == 1 && ran.codes.contains("SCOPE-01") && !ran.codes.contains("AUD-03"), "\(ran)")
    #expect(ran.output.contains("whole: every file is what the history in the pack gives"))
  }

  @Test func `nothing is packed without a pin, of another ledger, or of a time that history does not reach`() throws {
    let ledger = try DemoLedger()
    let grace = try ledger.clone(as: 7)
    #expect(try grace.folio("audit", "pack", "--period", "2026Q3", "-o", "x.tar").code == 64)
    let zeros = String(repeating: "0", count: 40)
    #expect(try grace.folio("audit", "pack", "--period", "2026Q3", "--pin", zeros, "-o", "x.tar").code == 1)
    #expect(try grace.folio("audit", "pack", "--period", "2026Q1", "--pin", ledger.root, "-o", "x.tar").code == 64)
    let ahead = try grace.folio("audit", "pack", "--period", "2027Q1", "--pin", ledger.root, "-o", "x.tar")
    #expect(ahead.code == 64 && ahead.errors.contains("says nothing of 2027Q1"), "\(ahead)")
    #expect(!FileManager.default.fileExists(atPath: grace.path + "/x.tar"))
  }
}
