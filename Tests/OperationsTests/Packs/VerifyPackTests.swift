import Calendars
import Git
import JSON
import Operations
import Platform
import Rules
import Storage
import Testing

/// Packs that somebody made on purpose, with digests that are right for what they hold.
struct VerifyPackTests {
  private static func render(_ evidence: AuditEvidence) -> [Archive.File] {
    [Archive.File("report.txt", Array("\(evidence.period) \(evidence.moves.count) \(evidence.verdict.head)\n".utf8))]
  }

  private func pack(_ shop: borrowing Workshop, _ name: String) throws -> Archive {
    try shop.demo(name)
    let repository = try Repository.open(at: shop.path(name))
    let head = try #require(try repository.resolve(Ledger.mainReference))
    let root = try #require(try repository.roots(of: head).first)
    let period = try #require(Period("2026Q3"))
    let evidence = try AuditEvidence(of: period, in: repository, head: head, pin: RootPin(root: root))
    return try AuditPack(evidence, of: repository, madeBy: "1.0", render: Self.render).archive
  }

  private func verify(_ shop: borrowing Workshop, _ archive: Archive) throws -> VerifyPack.Outcome {
    try VerifyPack(trusting: nil, environment: shop.environment)(archive.bytes, render: Self.render)
  }

  /// The archive with other files in it, or without one, and with the digests that they have.
  private func forged(_ archive: Archive, _ changes: [String: [UInt8]?]) throws -> Archive {
    var files = Dictionary(uniqueKeysWithValues: archive.files.map { ($0.path, $0.bytes) })
    for (path, bytes) in changes { files[path] = bytes }
    files["manifest.json"] = nil
    var manifest = try JSONParser.parse(#require(archive["manifest.json"]), limits: .document)
    manifest["files"] = .array(
      files.sorted { $0.key < $1.key }.map { path, bytes in
        [
          "path": .string(path), "bytes": .integer(Int64(bytes.count)),
          "sha256": .string(SHA256Digest(of: bytes).description),
        ]
      })
    files["manifest.json"] = CanonicalJSON.bytes(of: manifest)
    return Archive(files.map { Archive.File($0.key, $0.value) })
  }

  private func subjects(_ outcome: VerifyPack.Outcome) -> [String] {
    outcome.violations.map { "\($0.rule.code) \($0.subject)" }
  }

  @Test func `a pack is whole, and what is made of it again is the same`() throws {
    let shop = try Workshop()
    let archive = try pack(shop, "alder")
    let outcome = try verify(shop, archive)

    #expect(outcome.isWhole, "\(subjects(outcome))")
    #expect(outcome.pack?.evidence.verdict.judgedCount == 3)
    #expect(try forged(archive, [:]) == archive)
  }

  @Test func `a file with its right digest that history does not give is found`() throws {
    let shop = try Workshop()
    let archive = try pack(shop, "alder")

    #expect(
      try subjects(verify(shop, forged(archive, ["report.txt": [1, 2, 3]]))) == [
        "AUD-03 manifest.json", "AUD-03 report.txt",
      ])
    #expect(try subjects(verify(shop, forged(archive, ["extra": []]))) == ["AUD-03 extra", "AUD-03 manifest.json"])
    #expect(
      try subjects(verify(shop, forged(archive, ["report.txt": nil]))) == ["AUD-03 manifest.json", "AUD-03 report.txt"])
  }

  @Test(arguments: ["pin.json", "ledger.bundle"]) func `a pack that lacks a part is found`(path: String) throws {
    let shop = try Workshop()
    let outcome = try verify(shop, forged(pack(shop, "alder"), [path: nil]))
    #expect(subjects(outcome) == ["AUD-03 \(path)"] && outcome.pack == nil)
  }

  @Test func `another ledger's history under this pin is found, and so is this history under another pin`() throws {
    let shop = try Workshop()
    let (mine, other) = (try pack(shop, "alder"), try pack(shop, "beech"))

    let history = try verify(shop, forged(mine, ["ledger.bundle": other["ledger.bundle"]]))
    #expect(subjects(history) == ["AUD-03 ledger.bundle"], "\(history.violations)")
    let pin = try verify(shop, forged(mine, ["pin.json": other["pin.json"]]))
    #expect(subjects(pin) == ["AUD-03 ledger.bundle"], "\(pin.violations)")
  }

  @Test func `a pin that says more or less than the root does is found`() throws {
    let shop = try Workshop()
    let archive = try pack(shop, "alder")
    var pin = try JSONParser.parse(#require(archive["pin.json"]), limits: .record)
    pin["keys"] = []

    let outcome = try verify(shop, forged(archive, ["pin.json": CanonicalJSON.bytes(of: pin)]))

    #expect(subjects(outcome) == ["AUD-03 manifest.json", "AUD-03 pin.json"])
    #expect(try subjects(verify(shop, forged(archive, ["pin.json": Array("{}".utf8)]))) == ["AUD-03 pin.json"])
  }

  @Test func `a history whose commits are not all there is found`() throws {
    let shop = try Workshop()
    let archive = try pack(shop, "alder")
    let bundle = try #require(archive["ledger.bundle"])
    let head = String(decoding: bytes(of: bundle, from: 16, 40), as: UTF8.self)
    // The same objects, under a head that is not among them.
    let other = String(head.reversed())
    let text = "# v2 git bundle\n\(other) refs/heads/main\n\(other) HEAD\n\n"
    let changed = Array(text.utf8) + bundle.dropFirst(text.utf8.count)

    let outcome = try verify(shop, forged(archive, ["ledger.bundle": changed]))

    #expect(subjects(outcome) == ["AUD-03 ledger.bundle"], "\(outcome.violations)")
  }

  private func bytes(of all: [UInt8], from start: Int, _ count: Int) -> ArraySlice<UInt8> {
    all.dropFirst(start).prefix(count)
  }

  @Test func `a manifest that names a time which history does not reach is found`() throws {
    let shop = try Workshop()
    let archive = try pack(shop, "alder")
    for period in ["2026Q1", "2027Q1"] {
      let manifest = try String(decoding: #require(archive["manifest.json"]), as: UTF8.self)
      let files =
        archive.files.filter { $0.path != "manifest.json" }
        + [Archive.File("manifest.json", Array(manifest.replacing("\"2026Q3\"", with: "\"\(period)\"").utf8))]
      let outcome = try verify(shop, Archive(files))
      #expect(!outcome.isWhole && subjects(outcome).contains("AUD-03 ledger.bundle"), "\(subjects(outcome))")
    }
  }

  @Test func `a manifest that is none is found`() throws {
    let shop = try Workshop()
    let archive = try pack(shop, "alder")
    for text in ["", "{}", "[]", #"{"format":2}"#, #"{"format":1,"period":"2026Q9","folio":"1","files":[]}"#] {
      let files =
        archive.files.filter { $0.path != "manifest.json" } + [Archive.File("manifest.json", Array(text.utf8))]
      #expect(try subjects(verify(shop, Archive(files))) == ["AUD-03 manifest.json"], "\(text)")
    }
  }
}
