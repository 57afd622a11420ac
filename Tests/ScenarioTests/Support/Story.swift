import Foundation

/// A text that tells who does what at the demo company's ledger, and every word that is said.
///
/// ```
/// # What it is about.
/// stage approved
/// at 2026-09-10T07:00:00Z
///
/// PER-0007$ folio change apply CHG-0001
///     committed <id 1> Apply CHG-0001 to INI-0002
///     [exit 1]
/// ```
///
/// A command runs in the clone of the person who stands before `$`, or in the server's repository after `server$`.
/// What follows it, indented, is what both streams said, and how it ended where that was not well.
struct Story {
  let text: String

  private static let indent = "    "

  /// The same story with what its commands say when they are run now, and where it was played; nowhere without a command.
  func played() throws -> (told: String, scene: Scene?) {
    var stage = DemoLedger.Stage.begun
    var stageIsSet: Scene?
    var told: [String] = []
    for line in unanswered {
      told.append(line)
      let words = line.split(separator: " ", maxSplits: 1).map(String.init)
      guard words.count == 2, !line.hasPrefix("#") else { continue }
      if words[0] == "stage" {
        guard stageIsSet == nil, let named = DemoLedger.Stage.allCases.first(where: { "\($0)" == words[1] }) else {
          throw Programs.Failed(words: "no stage to begin with: \(line)")
        }
        stage = named
        continue
      }
      let scene = try stageIsSet ?? Scene(stage)
      stageIsSet = scene
      if words[0] == "at" {
        try scene.setClock(words[1])
      } else if words[0].hasSuffix("$") {
        told += try scene.perform(words[1], by: String(words[0].dropLast())).map {
          $0.isEmpty ? "" : Self.indent + $0
        }
      } else {
        throw Programs.Failed(words: "not a line of a story: \(line)")
      }
    }
    return (told.joined(separator: "\n") + "\n", stageIsSet)
  }

  /// The lines without what was said when it was recorded.
  private var unanswered: [String] {
    var kept: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      guard line.hasPrefix(Self.indent) else {
        kept.append(line)
        continue
      }
      // An empty line within what was said.
      while kept.last == "" { kept.removeLast() }
    }
    while kept.last == "" { kept.removeLast() }
    return kept
  }
}

/// Where a story plays: a ledger of its own, a clone for each person who acts, and one clock for all of them.
final class Scene {
  private let ledger: DemoLedger
  private var clones: [String: Clone] = [:]
  private var masks: Masks
  private var now = DemoLedger.moment
  /// Where main stood on the server before the first command.
  private let beginning: String

  init(_ stage: DemoLedger.Stage) throws {
    ledger = try DemoLedger(stage)
    beginning = try ledger.head()
    masks = Masks(folders: [(ledger.server, "/srv/alder.git"), (ledger.folder, "/alder")])
  }

  func setClock(_ instant: String) throws {
    now = instant
    try ledger.setClock(instant)
  }

  /// What a command says, line by line, and its exit code where that is not 0.
  func perform(_ command: String, by actor: String) throws -> [String] {
    let folder = try folder(of: actor)
    let binaries = URL(filePath: Programs.folio).deletingLastPathComponent().path
    let ran = try Programs.run(
      "sh", ["-c", "exec 2>&1\n\(command)"], in: folder,
      [
        "GIT_AUTHOR_DATE": now, "GIT_COMMITTER_DATE": now, "PATH": "\(binaries):/usr/local/bin:/usr/bin:/bin",
        "PIN": ledger.root,
      ])
    var said = masks.hide(ran.output).split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0.replacing(/\s+$/, with: "")) }
    while said.last == "" { said.removeLast() }
    return ran.code == 0 ? said : said + ["[exit \(ran.code)]"]
  }

  /// Every door before what the story made: the server's commits, and those of each clone that no server took.
  func doors() throws -> [Doors] {
    let pushed = try ledger.head() == beginning ? [] : [Doors(ledger.server, root: ledger.root, from: beginning)]
    let unpushed = try clones.values.filter {
      try !$0.git(must: "rev-list", "-1", "HEAD", "--not", "--remotes").isEmpty
    }
    return try pushed
      + unpushed.map { clone in
        // Whoever has not pulled yet stands beside main, and the hooks say that of a push.
        try clone.doors(from: clone.git(must: "merge-base", "HEAD", "origin/main"))
      }
  }

  private func folder(of actor: String) throws -> String {
    if actor == "server" { return ledger.server }
    if let clone = clones[actor] { return clone.path }
    guard let number = Int(actor.dropFirst(4)) else { throw Programs.Failed(words: "\(actor) is nobody") }
    let clone = try ledger.clone(as: number)
    clones[actor] = clone
    masks.folders.insert((clone.path, "/home/\(actor)/alder"), at: 0)
    return clone.path
  }
}
