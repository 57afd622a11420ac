import Foundation
import Testing

/// Pushes to a repository of code whose server has a guard.
struct GuardTests {
  @Test func `what is not guarded passes in a freeze, and the ledger is not even opened`() throws {
    let guarded = try GuardedRepository()
    try guarded.at(GuardedRepository.frozen)
    try FileManager.default.removeItem(atPath: guarded.mirror)
    try guarded.commit(["README": "more\n"], "Say more")

    let push = try guarded.push()

    #expect(push.code == 0, "\(push)")
  }

  @Test func `a push that names no change is refused, and hears which could cover it`() throws {
    let guarded = try GuardedRepository()
    try guarded.edit()
    let before = try guarded.head()

    let push = try guarded.push()

    #expect(push.code == 1, "\(push)")
    #expect(push.errors.contains("CHG-0003 Portal log-in"), "\(push)")
    #expect(try guarded.head() == before)
  }

  @Test func `a trailer names the change that covers it`() throws {
    let guarded = try GuardedRepository()
    try guarded.edit("Edit the menu\n\nFolio-Change: CHG-0003")

    let push = try guarded.push()

    #expect(push.code == 0, "\(push)")
    #expect(push.errors.contains("passes under CHG-0003"), "\(push)")
  }

  @Test func `a push option names the change that covers it`() throws {
    let guarded = try GuardedRepository()
    try guarded.edit()

    let push = try guarded.push("-o", "folio-change=CHG-0003", "HEAD:main")

    #expect(push.code == 0, "\(push)")
  }

  @Test(arguments: ["CHG-0999", "nonsense", "CHG-0003,CHG-0999"])
  func `a change that is not there is a slip`(name: String) throws {
    let guarded = try GuardedRepository()
    try guarded.edit()

    let push = try guarded.push("-o", "folio-change=\(name)", "HEAD:main")

    #expect(push.code == 1, "\(push)")
    #expect(push.errors.contains("is no change of this ledger"), "\(push)")
  }

  @Test func `a change that affects something else covers nothing here`() throws {
    let guarded = try GuardedRepository(
      rules: GuardedRepository.rules.replacingOccurrences(of: "DACH", with: "UK"))
    try guarded.edit()

    let push = try guarded.push("-o", "folio-change=CHG-0003", "HEAD:main")

    #expect(push.code == 1, "\(push)")
    #expect(push.errors.contains("CHG-0003 affects something else"), "\(push)")
  }

  @Test func `a change that is past its last day covers nothing`() throws {
    let guarded = try GuardedRepository()
    try guarded.at("2027-02-01T12:00:00Z")
    try guarded.edit()

    let push = try guarded.push("-o", "folio-change=CHG-0003", "HEAD:main")

    #expect(push.code == 1, "\(push)")
    #expect(push.errors.contains("CHG-0003 could be used until 2026-12-18"), "\(push)")
  }

  @Test func `a freeze stops a covered push, and says who declared it, until when`() throws {
    let guarded = try GuardedRepository()
    try guarded.at(GuardedRepository.frozen)
    try guarded.edit()

    let push = try guarded.push("-o", "folio-change=CHG-0003", "HEAD:main")

    #expect(push.code == 1, "\(push)")
    for words in ["FRZ-0001 Holiday peak", "until 2027-01-03T23:00:00Z", "declared by PER-0014 Noor", "no override"] {
      #expect(push.errors.contains(words), "\(push)")
    }
    let long = push.serverLines.filter { $0.count > 80 }
    #expect(long.isEmpty, "\(long)")
  }

  @Test func `an override of every freeze lets an emergency through`() throws {
    let guarded = try GuardedRepository()
    try guarded.decideOverride()
    try guarded.edit()

    let push = try guarded.push("-o", "folio-change=CHG-0003", "HEAD:main")

    #expect(push.code == 0, "\(push)")
  }

  @Test func `an override that has ended lets nothing through`() throws {
    let guarded = try GuardedRepository()
    try guarded.decideOverride()
    try guarded.at("2026-11-28T12:00:00Z")
    try guarded.edit()

    let push = try guarded.push("-o", "folio-change=CHG-0003", "HEAD:main")

    #expect(push.code == 1, "\(push)")
    #expect(push.errors.contains("does not open every freeze now"), "\(push)")
  }

  @Test func `where no change is needed an open calendar is enough, and a freeze is not`() throws {
    let rules = GuardedRepository.rules.replacingOccurrences(
      of: "{\"paths\"", with: "{\"needs_change\": false, \"paths\"")
    let guarded = try GuardedRepository(rules: rules)
    try guarded.edit()
    let open = try guarded.push()
    try guarded.at(GuardedRepository.frozen)
    try guarded.commit(["ivr/menu.txt": "3\n"], "Again")
    let frozen = try guarded.push()

    #expect(open.code == 0, "\(open)")
    #expect(frozen.code == 1, "\(frozen)")
  }
}
