import Foundation
import Testing

/// A repository of code that obeys the freeze calendar and the changes of the demo company's ledger.
@Suite(.serialized) struct GuardTests {
  /// A ledger with an approved emergency change, a copy of it, a server of code with the guard, and an engineer's clone.
  private struct Ground {
    let ledger: DemoLedger
    var copy: String { ledger.folder + "/copy" }
    var server: String { ledger.folder + "/code.git" }
    var clone: String { ledger.folder + "/code" }

    init() throws {
      ledger = try DemoLedger()
      let rules = #"[{"paths": ["ivr/**"], "systems": ["WEB"], "regions": ["DACH"]}]"#
      try Data(rules.utf8).write(to: URL(filePath: ledger.folder + "/rules.json"))
      try Programs.must("git", ["clone", "-q", ledger.server, copy], in: ledger.folder)
      try Programs.must("git", ["init", "-q", "--bare", "-b", "main", server], in: ledger.folder)
      try Programs.must("git", ["clone", "-q", server, clone], in: ledger.folder)
      for (key, value) in [("user.name", "Engineer"), ("user.email", "engineer@code.example")] {
        try Programs.must("git", ["config", key, value], in: clone)
      }
      _ = try commit("ivr/menu.conf", "one")
      try Programs.must("git", ["push", "-q", "origin", "HEAD:main"], in: clone)
    }

    /// Commits `text` at `path`.
    func commit(_ path: String, _ text: String, trailer: String? = nil) throws {
      let file = URL(filePath: clone + "/" + path)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      try Programs.must("git", ["add", "-A"], in: clone)
      try Programs.must("git", ["commit", "-q", "-m", "Edit \(path)"] + (trailer.map { ["-m", $0] } ?? []), in: clone)
    }

    func install(in folder: String, _ more: String...) throws -> Ran {
      try Programs.run(
        Programs.folio,
        ["guard", "install", "--ledger", copy, "--pin", ledger.root, "--rules", ledger.folder + "/rules.json"] + more,
        in: folder)
    }

    /// Sets the code server's clock, and has the copy of the ledger be an hour old then.
    func setClock(_ time: String) throws {
      try Data(time.utf8).write(to: URL(filePath: ledger.folder + "/code-clock"))
      try Programs.must("git", ["config", "folio.testclock", ledger.folder + "/code-clock"], in: server)
      try fetched(at: time)
    }

    func fetched(at time: String) throws {
      try Programs.must("git", ["fetch", "-q"], in: copy)
      try Programs.must("touch", ["-d", time, copy + "/.git/FETCH_HEAD"], in: copy)
    }

    func push(_ options: String...) throws -> Ran {
      try Programs.run("git", ["push", "-q"] + options + ["origin", "HEAD:main"], in: clone)
    }

    /// Has people of the ledger approve CHG-0900, an emergency on WEB in DACH, and an override of `freezes` for it.
    func approveEmergency(overriding freezes: [String]) throws {
      try ledger.setClock("2026-12-16T12:00:00Z")
      func run(_ person: Int, _ arguments: String...) throws {
        let clone = try ledger.clone(as: person)
        let ran = try Programs.run(
          Programs.folio, arguments, in: clone.path, ["GIT_COMMITTER_DATE": "2026-12-16T12:00:00Z"])
        guard ran.code == 0 else { throw Programs.Failed(words: "\(arguments): \(ran)") }
        try clone.mustPush()
      }
      try run(
        5, "assessment", "new", "--id", "CIA-0900", "--set", "subject=PRC-0002", "--set", "trigger=technology_upgrade",
        "--set", "channels=[\"web\"]", "--set", "accessibility=None.", "--set", "privacy=None.", "--set",
        "validated_with=[\"PER-0003\"]", "--set",
        "impacts=[{\"segment\":\"SEG-0002\",\"customers\":900,\"severity\":1,\"likelihood\":1,\"mitigation\":\"Back.\"}]"
      )
      try run(3, "assessment", "edit", "CIA-0900", "--set", "status=approved")
      try run(
        5, "change", "new", "--id", "CHG-0900", "--target", "PRC-0002", "--type", "emergency", "--title", "Log-in",
        "--touch", "/systems/1/config_digest=\(String(repeating: "ab", count: 32))", "--reason", "Nobody can log in.",
        "--class", "minor", "--set", "affects={\"regions\":[\"DACH\"],\"systems\":[\"WEB\"]}", "--set",
        "impact={\"benefits\":\"Log-in.\",\"capacity\":[],\"cost\":0,\"days\":0,\"requirements_delta\":0,\"risk\":\"Low.\",\"cia\":\"CIA-0900\"}"
      )
      try run(5, "decision", "new", "--id", "DEC-0900", "--subject", "CHG-0900")
      try run(10, "decision", "vote", "DEC-0900", "approve", "--role", "emergency_authority")
      try run(10, "decision", "close", "DEC-0900")
      try run(
        5, "decision", "new", "--id", "DEC-0901", "--subject", "CHG-0900", "--freeze", freezes[0], "--freeze",
        freezes.last ?? freezes[0])
      for person in [9, 10] {
        try run(person, "decision", "vote", "DEC-0901", "approve", "--role", "emergency_authority")
      }
      try run(10, "decision", "close", "DEC-0901")
    }
  }

  @Test func `what is not governed passes without a ledger, and what is needs a change`() throws {
    let ground = try Ground()
    #expect(try ground.install(in: ground.server, "--server").code == 0)
    try ground.setClock("2026-09-10T09:00:00Z")

    try FileManager.default.moveItem(atPath: ground.copy, toPath: ground.copy + ".away")
    try ground.commit("docs/read.me", "words")
    #expect(try ground.push().code == 0)
    try ground.commit("ivr/menu.conf", "two")
    let missing = try ground.push()
    #expect(missing.code == 1 && missing.errors.contains("there is no copy of the ledger"), "\(missing)")
    try FileManager.default.moveItem(atPath: ground.copy + ".away", toPath: ground.copy)

    let uncovered = try ground.push()
    #expect(uncovered.code == 1, "\(uncovered)")
    #expect(uncovered.errors.contains("(ivr/menu.conf): no approved change covers config_change of WEB in DACH"))
    let unknown = try ground.push("-o", "folio-change=CHG-0999")
    #expect(unknown.code == 1 && unknown.errors.contains("CHG-0999 is no change of the ledger"), "\(unknown)")
    #expect(try Programs.run("git", ["push", "-q", "origin", "HEAD:topic"], in: ground.clone).code == 0)
  }

  @Test func `an old copy, another ledger and broken settings let nothing through`() throws {
    let ground = try Ground()
    #expect(try ground.install(in: ground.server, "--server").code == 0)
    try ground.setClock("2026-09-10T09:00:00Z")
    try ground.commit("ivr/menu.conf", "two")

    try ground.fetched(at: "2026-09-09T08:59:59Z")
    let old = try ground.push()
    #expect(old.code == 1 && old.errors.contains("older than PT24H"), "\(old)")
    try ground.fetched(at: "2026-09-09T09:00:00Z")
    #expect(try ground.push().errors.contains("no approved change covers"))

    try Programs.must(Programs.folio, ["init", "--demo", "other"], in: ground.ledger.folder)
    try FileManager.default.removeItem(atPath: ground.copy)
    try Programs.must("git", ["clone", "-q", "other", ground.copy], in: ground.ledger.folder)
    try Programs.must("git", ["fetch", "-q"], in: ground.copy)
    let swapped = try ground.push()
    #expect(swapped.code == 1 && swapped.errors.contains("holds another ledger"), "\(swapped)")
    #expect(try ground.install(in: ground.server, "--server").code == 2)

    try Data("{".utf8).write(to: URL(filePath: ground.server + "/folio/guard.json"))
    let broken = try ground.push()
    #expect(broken.code == 1 && broken.errors.contains("guard.json:1:2"), "\(broken)")
  }

  @Test func `in a freeze a covering change needs an override of every window`() throws {
    let ground = try Ground()
    try ground.approveEmergency(overriding: ["FRZ-0001", "FRZ-0002"])
    #expect(try ground.install(in: ground.server, "--server").code == 0)
    try ground.setClock("2026-12-16T12:00:00Z")
    try ground.commit("ivr/menu.conf", "two")

    let unnamed = try ground.push()
    #expect(unnamed.code == 1 && unnamed.errors.contains("CHG-0900  Log-in"), "\(unnamed)")
    #expect(unnamed.errors.contains("opens 2027-01-15T23:00:00Z"), "\(unnamed)")
    let frozen = try ground.push("-o", "folio-change=CHG-0900")
    #expect(frozen.code == 1 && frozen.errors.contains("is frozen, for CHG-0900 too"), "\(frozen)")
    #expect(
      frozen.errors.contains("FRZ-0001 Holiday peak") && frozen.errors.contains("--freeze FRZ-0001 --freeze FRZ-0002"))
    let wrong = try ground.push("-o", "folio-change=CHG-0900", "-o", "folio-override=DEC-0900")
    #expect(wrong.code == 1 && wrong.errors.contains("DEC-0900 is no approved override for CHG-0900"), "\(wrong)")
    #expect(try ground.push("-o", "folio-change=CHG-0900", "-o", "folio-override=DEC-0901").code == 0)
  }

  @Test func `a trailer names a change as well, and a change that was used is none`() throws {
    let ground = try Ground()
    try ground.approveEmergency(overriding: ["FRZ-0001", "FRZ-0002"])
    #expect(try ground.install(in: ground.server, "--server").code == 0)
    try ground.setClock("2026-12-16T12:00:00Z")
    try ground.commit("ivr/menu.conf", "two", trailer: "Folio-Change: CHG-0900\nFolio-Override: DEC-0901")
    #expect(try ground.push().code == 0)
    // The override has ended, and the change is to be used before a day.
    try ground.setClock("2026-12-19T12:00:00Z")
    try ground.commit("ivr/menu.conf", "three", trailer: "Folio-Change: CHG-0900\nFolio-Override: DEC-0901")
    let late = try ground.push()
    #expect(late.code == 1 && late.errors.contains("DEC-0901 does not open all of them now"), "\(late)")
    try ground.setClock("2027-02-10T12:00:00Z")
    let used = try ground.push()
    #expect(used.code == 1 && used.errors.contains("CHG-0900 was to be used before"), "\(used)")
  }

  @Test func `a clone asks before it pushes, keeps the hook that was there, and gives it back`() throws {
    let ground = try Ground()
    try ground.fetched(at: "2026-09-10T09:00:00Z")
    let hook = ground.clone + "/.git/hooks/pre-push"
    try Data("#!/bin/sh\necho before >&2\n".utf8).write(to: URL(filePath: hook))
    try Programs.must("chmod", ["+x", hook], in: ground.clone)
    let dates = ["GIT_COMMITTER_DATE": "2026-09-10T09:00:00Z"]
    let installed = try Programs.run(
      Programs.folio,
      [
        "guard", "install", "--ledger", ground.copy, "--pin", ground.ledger.root, "--rules",
        ground.ledger.folder + "/rules.json",
      ],
      in: ground.clone, dates)
    #expect(installed.code == 0, "\(installed)")
    try ground.commit("ivr/menu.conf", "two")
    let check = try Programs.run(Programs.folio, ["guard", "check"], in: ground.clone, dates)
    #expect(check.code == 1 && check.output.contains("no approved change covers"), "\(check)")
    let push = try Programs.run("git", ["push", "-q", "origin", "HEAD:main"], in: ground.clone, dates)
    #expect(push.code == 1 && push.errors.contains("before\n") && push.errors.contains("GUARD block"), "\(push)")

    #expect(try Programs.run(Programs.folio, ["guard", "uninstall"], in: ground.clone).code == 0)
    let free = try Programs.run("git", ["push", "-q", "origin", "HEAD:main"], in: ground.clone, dates)
    #expect(free.code == 0 && free.errors.contains("before"), "\(free)")
  }

  @Test func `it is not installed where it could never answer`() throws {
    let ground = try Ground()
    let ledger = try Programs.run(
      Programs.folio, ["guard", "install", "--ledger", ground.copy, "--pin", ground.ledger.root], in: ground.copy)
    #expect(ledger.code == 64 && ledger.errors.contains("this is a ledger"), "\(ledger)")
    let pin = try Programs.run(
      Programs.folio, ["guard", "install", "--ledger", ground.copy, "--pin", String(repeating: "ab", count: 20)],
      in: ground.server)
    #expect(pin.code == 2 && pin.errors.contains("holds another ledger"), "\(pin)")
  }
}
