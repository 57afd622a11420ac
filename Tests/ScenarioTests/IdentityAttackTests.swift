import Foundation
import Testing

/// What is tried with names, signatures, dates and the bytes of a commit.
@Suite(.serialized) struct IdentityAttackTests {
  @Test(arguments: ["GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL", "both"])
  func `a valid signature by one's own key under another's name is refused`(which: String) throws {
    let ledger = try DemoLedger()
    let grace = try ledger.clone(as: 7)
    let before = try ledger.references()
    try grace.note()
    let names = which == "both" ? ["GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"] : [which]
    try grace.commit(
      environment: Dictionary(uniqueKeysWithValues: names.map { ($0, "per-0001@alder.example") }))

    try expectRefused(grace.push(), ["SIG-02"], ledger, since: before)
    try grace.doors().expectAgreement()
  }

  enum Signature: CaseIterable { case none, textInBody, stranger, namespace, otherCommit }

  @Test(arguments: Signature.allCases) func `only a registered key's own signature counts`(kind: Signature) throws {
    let ledger = try DemoLedger()
    let grace = try ledger.clone(as: 7)
    let before = try ledger.references()
    try grace.note()
    switch kind {
    case .none:
      try grace.git(must: "add", "-A")
      try grace.git(must: "commit", "-q", "-n", "--no-gpg-sign", "-m", "Unsigned")
    case .textInBody:
      let signed = try grace.git(must: "cat-file", "commit", "HEAD").components(separatedBy: "gpgsig ")[1]
      try grace.git(must: "add", "-A")
      try grace.git(must: "commit", "-q", "-n", "--no-gpg-sign", "-m", "Note\n\ngpgsig " + signed)
    case .stranger, .namespace:
      try Programs.must(
        "ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", ledger.folder + "/stranger"], in: ledger.folder)
      let key = kind == .stranger ? ledger.folder + "/stranger" : ledger.keys + "/PER-0007"
      let space = kind == .stranger ? "git" : "file"
      let liar = ledger.folder + "/liar"
      try Data("#!/bin/sh\nfor f; do :; done\nexec ssh-keygen -q -Y sign -n \(space) -f \(key) \"$f\"\n".utf8)
        .write(to: URL(filePath: liar))
      try Programs.must("chmod", ["+x", liar], in: ledger.folder)
      try grace.git(must: "config", "gpg.ssh.program", liar)
      try grace.commit()
    case .otherCommit:
      try grace.commit()
      let raw = try grace.git(must: "cat-file", "commit", "HEAD") + "\n"
      let forged = raw.replacing("Edit by hand", with: "Edit by hand, and more")
      let id = try grace.git(
        must: "hash-object", "-t", "commit", "-w", "--stdin", "--literally", input: Array(forged.utf8))
      try grace.git(must: "reset", "-q", "--hard", id)
    }
    // A verifier that says yes to everything is not asked.
    try Programs.must("git", ["config", "gpg.ssh.program", "/bin/true"], in: ledger.server)

    try expectRefused(grace.push(), ["SIG-01"], ledger, since: before)
    try grace.doors().expectAgreement()
  }

  @Test(arguments: ["NUL", "two authors", "second signature", "unknown header"])
  func `a commit that parsers cut differently is refused, whatever git itself lets in`(kind: String) throws {
    let ledger = try DemoLedger()
    try Programs.must("git", ["config", "receive.fsckObjects", "false"], in: ledger.server)
    let grace = try ledger.clone(as: 7)
    let before = try ledger.references()
    try grace.note()
    try grace.commit()
    let raw = try grace.git(must: "cat-file", "commit", "HEAD") + "\n"
    let author = try #require(raw.split(separator: "\n").first { $0.hasPrefix("author") })
    let signature = try #require(raw.range(of: "gpgsig "))
    let end = try #require(raw.range(of: "-----END SSH SIGNATURE-----\n"))
    let forged =
      switch kind {
      case "NUL": raw.replacing("Edit by hand", with: "Edit\0by hand")
      case "two authors": raw.replacing(author + "\n", with: "\(author)\n\(author)\n")
      case "second signature":
        raw.replacingCharacters(
          in: end, with: "-----END SSH SIGNATURE-----\n" + raw[signature.lowerBound..<end.upperBound])
      default: raw.replacing("gpgsig ", with: "x-reviewed yes\ngpgsig ")
      }
    let id = try grace.git(
      must: "hash-object", "-t", "commit", "-w", "--stdin", "--literally", input: Array(forged.utf8))

    try expectRefused(grace.push(id + ":refs/heads/main"), ["GIT-05"], ledger, since: before)
    try grace.doors(to: id).expectAgreement()
  }

  @Test(arguments: ["2026-09-07T00:00:00Z", "2026-09-09T09:06:00Z", "2027-01-01T00:00:00Z"])
  func `dates are not believed`(date: String) throws {
    let ledger = try DemoLedger()
    let grace = try ledger.clone(as: 7)
    let before = try ledger.references()
    try grace.note()
    try grace.commit(date: date)

    try expectRefused(grace.push(), ["TIME-01"], ledger, since: before)
    try grace.doors().expectAgreement()
  }
}
