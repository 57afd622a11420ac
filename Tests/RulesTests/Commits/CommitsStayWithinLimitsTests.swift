import Governance
import JSON
import Rules
import Testing

struct CommitsStayWithinLimitsTests {
  private let rules: [any Rule] = [CommitsStayWithinLimits()]

  private func messages(_ commit: JudgedCommit = JudgedCommit(), _ edit: (inout MemoryLedger) throws -> Void) throws
    -> [String]
  {
    let violations = try commit.violations(rules, edit)
    #expect(violations.allSatisfy { $0.rule.code == "GIT-07" })
    return violations.messages
  }

  @Test
  func `the limits are those of the rule's page`() {
    let limits = Limits.standard

    #expect((limits.recordBytes, limits.recordDepth) == (1_048_576, 32))
    #expect((limits.commitBytes, limits.treeBytes) == (65_536, 8_388_608))
    #expect((limits.pathBytes, limits.pathLevels) == (255, 8))
    #expect((limits.changedRecords, limits.changedRecordsInSetUp, limits.commitsInPush) == (1_000, 100_000, 10_000))
  }

  @Test
  func `a record has at most 1 MiB, a file beside the ledger what it likes`() throws {
    let text = String(repeating: "a", count: (1 << 20) + 1)

    #expect(
      try messages { $0.write("portfolio/metrics/MET-0099.json", text) } == [
        "its size in bytes is 1048577, limit 1048576"
      ])
    #expect(try messages { $0.write("hooks/update", text) }.count == 1)
    #expect(try messages { $0.write("README.md", text) }.isEmpty)
    #expect(try messages { $0.write("portfolio/metrics/MET-0099.json", String(text.dropLast())) }.isEmpty)
  }

  @Test(arguments: [(32, 0), (33, 1)])
  func `a record is nested at most 32 deep`(depth: Int, faults: Int) throws {
    let text = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)

    #expect(try messages { $0.write("portfolio/metrics/MET-0099.json", text) }.count == faults)
  }

  @Test(arguments: [
    (String(repeating: "a", count: 255), 0), (String(repeating: "a", count: 256), 1), ("a/b/c/d/e/f/g/h", 0),
    ("a/b/c/d/e/f/g/h/i", 1),
  ])
  func `a path has at most 255 bytes and 8 levels`(path: String, faults: Int) throws {
    #expect(try messages { $0.write(path, "") }.count == faults)
  }

  @Test
  func `a commit has at most 64 KiB`() throws {
    var commit = JudgedCommit()
    for (size, faults) in [(65_536, 0), (65_537, 1)] {
      commit.size = size
      #expect(try messages(commit) { try $0.set("MET-0001", "/notes", "a") }.count == faults)
    }
  }

  @Test
  func `a commit changes as many records as its phase allows`() throws {
    var commit = JudgedCommit()
    commit.limits.changedRecords = 2
    commit.limits.changedRecordsInSetUp = 3
    let edit: (Int, inout MemoryLedger) throws -> Void = { count, ledger in
      for number in 1...count { try ledger.set("MET-000\(number)", "/notes", "a") }
      ledger.write("README.md", "a")
    }

    #expect(try messages(commit) { try edit(2, &$0) }.isEmpty)
    #expect(try messages(commit) { try edit(3, &$0) } == ["the number of changed records is 3, limit 2"])
    commit.phase = .setUp
    #expect(try messages(commit) { try edit(3, &$0) }.isEmpty)
    #expect(try messages(commit) { try edit(4, &$0) } == ["the number of changed records is 4, limit 3"])
  }

  @Test
  func `the limits that trees pass are said once`() throws {
    var commit = JudgedCommit()
    let path = String(repeating: "a", count: 300)
    commit.treeFaults = [
      TreeFault(path: path, detail: "length of a path is 300, limit 255", isLimit: true),
      TreeFault(path: "x", detail: "order"),
    ]

    #expect(try messages(commit) { $0.write(path, "") } == ["length of a path is 300, limit 255"])
  }

  @Test(arguments: [(10_000, 0), (10_001, 1)])
  func `a push brings at most 10,000 commits`(commits: Int, faults: Int) {
    #expect(CommitsStayWithinLimits().violations(ofPushWith: commits, to: "refs/heads/main").count == faults)
  }
}
