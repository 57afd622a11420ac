import Calendars
import Git
import Operations
import Platform
import Rules
import Testing

struct VerifyHistoryTests {
  /// Every second commit of a long history breaks a rule, each in its own way.
  private func tampered(_ shop: borrowing Workshop) throws -> Repository {
    try shop.demo()
    try shop.server()
    try shop.clone(for: .grace)
    let path = shop.path("PER-0007")
    let file = "\(path)/portfolio/initiatives/INI-0002.json"
    for step in 0..<40 {
      let text = String(decoding: try Files.read(file, limit: 1 << 20), as: UTF8.self)
      let line = try #require(text.split(separator: "\n").first { $0.contains("\"notes\":") })
      let note = "  \"notes\": \"Step \(step)\(step % 8 == 4 ? " of a.b@example.com" : "")\","
      try Files.write([UInt8](text.replacing(line, with: note).utf8), to: file)
      let date = "2026-09-09T09:\(step + 10):00Z"
      var options = ["-C", path, "-c", "commit.gpgsign=\(step % 8 != 2)"]
      if step % 8 == 6 { options += ["-c", "user.email=nobody@alder.example"] }
      try shop.git(options + ["commit", "-q", "-a", "--date", date, "-m", "Step \(step)"], date: date)
    }
    return try Repository.open(at: path)
  }

  private func lines(_ repository: Repository, hasSecondThread: Bool) throws -> [String] {
    let head = try #require(try repository.resolve("refs/heads/main"))
    let verdict = try VerifyHistory(repository, pin: nil, hasSecondThread: hasSecondThread)(head: head)
    return verdict.findings.flatMap { judged in
      judged.violations.map { "\(judged.facts.shortID) \($0.violation.rule.code) \($0.violation.message)" }
    } + verdict.unreadable.map { "\($0.commit?.description ?? "history") \($0.reason)" }
      + ["\(verdict.judgedCount) judged"]
  }

  @Test func `a second thread finds what one thread finds, in its order`() throws {
    let shop = try Workshop()
    let repository = try tampered(shop)

    let alone = try lines(repository, hasSecondThread: false)

    #expect(alone.count { $0.contains("SIG-01") } >= 5, "\(alone)")
    #expect(alone.count { $0.contains("DATA-01") } >= 5, "\(alone)")
    #expect(alone.count { $0.contains("GIT-02") } >= 5, "\(alone)")
    #expect(try lines(repository, hasSecondThread: true) == alone)
    let history = try shop.git("-C", shop.path("PER-0007"), "rev-list", "--reverse", "HEAD").split(separator: "\n")
    let places = alone.compactMap { line in history.firstIndex { $0.hasPrefix(line.prefix(7)) } }
    #expect(places == places.sorted() && places.count >= 15, "\(alone)")
  }

  @Test func `what cannot be read is named, and the rest is judged, on one thread and on two`() throws {
    let shop = try Workshop()
    let repository = try tampered(shop)
    let tree = try shop.git("-C", shop.path("PER-0007"), "rev-parse", "HEAD~12^{tree}").prefix(40)
    let object = "\(repository.commonDirectory)objects/\(tree.prefix(2))/\(tree.dropFirst(2))"
    try Files.remove(object)

    // Handles that have not read the tree yet.
    let alone = try lines(try Repository.open(at: repository.gitDirectory), hasSecondThread: false)
    let together = try lines(try Repository.open(at: repository.gitDirectory), hasSecondThread: true)

    #expect(alone.count { $0.contains("object not found") } == 2, "the commit, and the one after it: \(alone)")
    #expect(together == alone)
  }

  @Test func `where the newest people cannot be read, all else is judged`() throws {
    let shop = try Workshop()
    let repository = try tampered(shop)
    let path = shop.path("PER-0007")
    let file = "\(path)/portfolio/people/PER-0007.json"
    let text = String(decoding: try Files.read(file, limit: 1 << 20), as: UTF8.self)
    try Files.write([UInt8](text.replacing("Grace", with: "Grace H").utf8), to: file)
    try shop.git(["-C", path, "commit", "-q", "-a", "-m", "Rename"], date: "2026-09-09T10:00:00Z")
    let tree = try shop.git("-C", path, "rev-parse", "HEAD:portfolio/people").prefix(40)
    try Files.remove("\(repository.commonDirectory)objects/\(tree.prefix(2))/\(tree.dropFirst(2))")

    let found = try lines(try Repository.open(at: repository.gitDirectory), hasSecondThread: false)

    #expect(found.contains { $0.contains("which keys are distrusted is not known") }, "\(found)")
    #expect(found.contains("43 judged"), "\(found)")
  }
}
