import Git
import SeededRandom
import Testing

private let tree = "tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\n"
private let parent = "parent 1111111111111111111111111111111111111111\n"
private let author = "author Ana <ana@ledger.example> 1767225600 +0100\n"
private let committer = "committer Ana <ana@ledger.example> 1767225601 -0330\n"
private let signature = "gpgsig -----BEGIN SSH SIGNATURE-----\n U1NIU0lH\n -----END SSH SIGNATURE-----\n"
private let whole = tree + parent + author + committer

private let upperCaseTree = "tree 4B825DC642CB6EB9A060E54BF8D69288FBEE4904\n"

private let outsideTheGrammar: [(text: String, detail: String)] = [
  ("\(tree)\(tree)\(author)\(committer)\nm", "header tree stands twice"),
  ("\(author)\(tree)\(committer)\nm", "header tree stands twice or too late"),
  ("\(tree)\(author)\(parent)\(committer)\nm", "header parent stands twice or too late"),
  ("\(tree)\(parent)\(parent)\(author)\(committer)\nm", "parent stands twice"),
  ("\(tree)\(author)\(author)\(committer)\nm", "header author stands twice"),
  ("\(tree)\(author)\(committer)\(committer)\nm", "header committer stands twice"),
  ("\(whole)\(signature)\(signature)\nm", "header gpgsig stands twice"),
  ("\(tree)\(signature)\(author)\(committer)\nm", "header author stands twice or too late"),
  ("\(whole)encoding ISO-8859-1\n\nm", "header encoding is not allowed"),
  ("\(whole)mergetag object 11\n type commit\n\nm", "header mergetag is not allowed"),
  ("\(whole)gpgsig-sha256 x\n\nm", "header gpgsig-sha256 is not allowed"),
  ("\(whole)x\u{1B}[31m y\n\nm", "header x is not allowed"),
  ("\(whole) continued\n\nm", "header committer has a continuation line"),
  ("\(author)\(committer)\nm", "no tree"),
  ("\(tree)\(committer)\nm", "no author"),
  ("\(tree)\(author)\nm", "no committer"),
  ("\(upperCaseTree)\(author)\(committer)\nm", "header tree does not hold 40 hexadecimal digits"),
  ("tree 123\n\(author)\(committer)\nm", "header tree does not hold 40 hexadecimal digits"),
  ("\(whole)", "no empty line ends the headers"),
  ("", "no empty line ends the headers"),
  ("\(whole)gpgsig x", "the last header does not end in a line feed"),
  ("\(whole)\nm\u{0}m", "message: a NUL byte"),
  ("\(whole)\nm\r\nm", "message: a carriage return"),
  ("\(whole)\nm\u{1B}[31m", "message: a control character"),
  ("\(whole)\nm\u{7F}", "message: a control character"),
  ("\(whole)\nm\u{85}", "message: a control character"),
  ("\(tree)author A\tB <a@b> 1 +0000\n\(committer)\nm", "headers: a control character"),
]

private let badPeople: [(line: String, detail: String)] = [
  ("author <ana@ledger.example> 1 +0000", "the name is not a text followed by one space"),
  ("author  <ana@ledger.example> 1 +0000", "the name is not a text followed by one space"),
  ("author Ana  <ana@ledger.example> 1 +0000", "the name is not a text followed by one space"),
  ("author Ana<ana@ledger.example> 1 +0000", "the name is not a text followed by one space"),
  ("author A > B <ana@ledger.example> 1 +0000", "no e-mail address between < and >"),
  ("author Ana 1 +0000", "no e-mail address between < and >"),
  ("author Ana <> 1 +0000", "the e-mail address is empty or holds a space, < or >"),
  ("author Ana <a b> 1 +0000", "the e-mail address is empty or holds a space, < or >"),
  ("author Ana <a<b> 1 +0000", "the e-mail address is empty or holds a space, < or >"),
  ("author Ana <a@b> <c@d> 1 +0000", "the date is not a number of seconds before the year 10000"),
  ("author Ana <a@b>", "the date is not seconds and an offset"),
  ("author Ana <a@b> 1", "the date is not seconds and an offset"),
  ("author Ana <a@b>  1 +0000", "the date is not a number of seconds before the year 10000"),
  ("author Ana <a@b> 01 +0000", "the date is not a number of seconds before the year 10000"),
  ("author Ana <a@b> -1 +0000", "the date is not a number of seconds before the year 10000"),
  ("author Ana <a@b> 253402300800 +0000", "the date is not a number of seconds before the year 10000"),
  ("author Ana <a@b> 99999999999999999999 +0000", "the date is not a number of seconds before the year 10000"),
  ("author Ana <a@b> 1 +000", "the date is not seconds and an offset"),
  ("author Ana <a@b> 1 +00000", "the date is not seconds and an offset"),
  ("author Ana <a@b> 1 00000", "the offset is not +hhmm or -hhmm"),
  ("author Ana <a@b> 1 +1560", "the offset is not +hhmm or -hhmm"),
  ("author Ana <a@b> 1 -0000", "the offset is not +hhmm or -hhmm"),
  ("author Ana <a@b> 1 +2400", "the offset is not +hhmm or -hhmm"),
  ("author Ana <a@b> 1 +0000 ", "the date is not seconds and an offset"),
]

private func commit(_ text: String) -> CommitObject { CommitObject(bytes: [UInt8](text.utf8)) }
private func commit(_ bytes: [UInt8]) -> CommitObject { CommitObject(bytes: bytes) }

struct CommitObjectTests {
  @Test func `a commit by git has no faults and all its parts`() throws {
    let repository = try TestRepository()
    let first = try repository.commit("One", ["a": "1"])
    let second = try repository.commit("Two\n\nBody with ümlaut\tand tab.\n\nFolio-Under: EXC-0001\n", ["a": "2"])

    let commit = try repository.open().commit(second)

    #expect(commit.faults.isEmpty)
    #expect(commit.passedLimit == nil)
    #expect(commit.parents == [first])
    #expect(commit.tree == (try repository.id("HEAD^{tree}")))
    #expect(commit.author == Ident(name: "Ana", email: "ana@ledger.example", seconds: 1_767_225_600))
    #expect(commit.committer?.offsetMinutes == 60)
    #expect(commit.subject == "Two")
    #expect(commit.message == "Two\n\nBody with ümlaut\tand tab.\n\nFolio-Under: EXC-0001\n")
    #expect(commit.trailers == [Trailer(key: "Folio-Under", value: "EXC-0001")])
    #expect(commit.signature == nil)
    #expect(commit.signedPayload == commit.bytes)
  }

  @Test func `a signature is unfolded and the payload is the rest`() {
    let commit = commit(whole + signature + "\nmessage\n")

    #expect(commit.faults.isEmpty)
    #expect(
      commit.signature
        == [UInt8]("-----BEGIN SSH SIGNATURE-----\nU1NIU0lH\n-----END SSH SIGNATURE-----\n".utf8))
    #expect(commit.signedPayload == [UInt8]((whole + "\nmessage\n").utf8))
  }

  @Test func `a signature in the message is text`() {
    let commit = commit(whole + "\nmessage\n" + signature)

    #expect(commit.signature == nil)
    #expect(commit.signedPayload == commit.bytes)
  }

  @Test func `an offset to the west is negative`() {
    #expect(commit(whole + "\nm").committer?.offsetMinutes == -210)
  }

  @Test(arguments: outsideTheGrammar)
  func `what leaves the grammar is a fault`(text: String, detail: String) {
    #expect(commit(text).faults.map(\.detail).contains(detail))
  }

  @Test(arguments: badPeople)
  func `a person or a date outside the grammar is a fault`(line: String, detail: String) {
    let commit = commit(tree + line + "\n" + committer + "\nm")

    #expect(commit.author == nil)
    #expect(commit.faults.map(\.detail).contains("author: " + detail))
  }

  @Test(
    arguments: [
      [0xFF], [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82],
      [0xF0, 0x9F],
      [0x80], [0xE2, 0x28, 0xA1],
    ] as [[UInt8]])
  func `bytes that are not UTF-8 are a fault at their place`(bytes: [UInt8]) {
    let head = [UInt8]((whole + "\nm").utf8)

    #expect(
      commit(head + bytes).faults == [GrammarFault(offset: head.count, detail: "message: bytes that are not UTF-8")])
  }

  @Test func `every scalar that is no control character is allowed`() {
    for scalar in ["é", "€", "𝄞", "\u{A0}", "\u{7FF}", "\u{800}", "\u{FFFD}", "\u{10FFFF}"] {
      #expect(commit(whole + "\n" + scalar).faults.isEmpty)
    }
  }

  @Test func `any bytes are read without a crash`() {
    var random = SplitMix64(seed: 7)
    let seed = [UInt8]((whole + signature + "\nmessage\n\nKey: value\n").utf8)
    for _ in 0..<3000 {
      var bytes = seed
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let index = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: index)
        case 2: bytes.insert(bytes[Int.random(in: 0..<bytes.count, using: &random)], at: index)
        default: bytes.removeLast(min(index, 20))
        }
        if bytes.isEmpty { bytes = seed }
      }
      let commit = commit(bytes)
      _ = (commit.message, commit.trailers)
      #expect((commit.signature == nil) == (commit.signedPayload == bytes))
      if commit.faults.isEmpty, let author = commit.author, let committer = commit.committer {
        let again = CommitBuilder(
          tree: commit.tree, parents: commit.parents, author: author, committer: committer, message: commit.message)
        #expect(again.bytes(signature: commit.signature) == bytes)
      }
    }
  }

  @Test func `a commit over the limit says so`() throws {
    let repository = try TestRepository()
    let id = try repository.store("commit", [UInt8]((whole + "\n" + String(repeating: "m", count: 70_000)).utf8))

    let commit = try repository.open().commit(id)

    #expect(commit.passedLimit == PassedLimit(what: "commit", n: commit.bytes.count, limit: 65_536))
  }
}

struct CommitBuilderTests {
  private let ana = Ident(name: "Ana", email: "ana@ledger.example", seconds: 1_767_225_600)

  @Test func `what we build is what git builds`() throws {
    let repository = try TestRepository()
    let first = try repository.commit("One", ["a": "1"])
    let hex = try repository.git("commit-tree", "-p", "\(first)", "-m", "Two", "HEAD^{tree}")

    let builder = CommitBuilder(
      tree: try repository.id("HEAD^{tree}"), parents: [first], author: ana,
      committer: Ident(name: "Ana", email: "ana@ledger.example", seconds: 1_767_225_600, offsetMinutes: 60),
      message: "Two\n")

    #expect("\(ObjectID.of(.commit, builder.bytes()))" == hex)
  }

  @Test func `a signature stands where git puts it`() throws {
    let repository = try TestRepository()
    let key = repository.path + "/key"
    _ = try run("/usr/bin/ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", key], in: repository.path)
    try repository.git("config", "gpg.format", "ssh")
    try repository.git("config", "user.signingkey", key)
    try repository.git("commit", "--quiet", "--allow-empty", "--gpg-sign", "--message", "Signed\n\nBody")

    let commit = try repository.open().commit(repository.id("HEAD"))
    let signature = try #require(commit.signature)

    #expect(commit.faults.isEmpty)
    #expect(CommitBuilder.sign(commit.signedPayload, with: signature) == commit.bytes)
    #expect(CommitBuilder.sign(commit.signedPayload, with: signature.dropLast()) == commit.bytes)
  }
}

struct TrailerTests {
  @Test(arguments: [
    ("Subject\n\nA: 1\nB: two words \nA: 3\n", ["A=1", "B=two words", "A=3"]),
    ("Subject\n\nA:\n", ["A="]),
    ("Subject\n\nBody: not the last\n\nA: 1\n\n\n", ["A=1"]),
    ("A: 1\n", []),
    ("Subject\n\nThis relies on\nA: 1\n", []),
    ("Subject\nA: 1\n", []),
    ("Subject\n\nhttps://ledger.example\n", []),
    ("Subject\n\nA b: 1\n", []),
    ("", []),
    ("\n\nA: 1", []),
  ])
  func `trailers are the last paragraph, if it holds nothing else`(message: String, expected: [String]) {
    #expect(Trailer.trailers(of: message).map { "\($0.key)=\($0.value)" } == expected)
  }
}
