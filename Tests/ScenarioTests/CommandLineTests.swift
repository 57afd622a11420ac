import Foundation
import Testing

/// What holds for the command line as a whole: its options' places, its help, completions and manual.
struct CommandLineTests {
  private static func folio(_ arguments: String..., in folder: String = Programs.base) throws -> Ran {
    try Programs.run(Programs.folio, arguments, in: folder)
  }

  @Test(
    arguments: [
      ["-C", "alder", "--as", "PER-0007", "show", "PER-0007"], ["show", "-C", "alder", "PER-0007"],
      ["--quiet", "-C", "alder", "person", "show", "PER-0007"],
      ["-C", "alder", "--no-color", "show", "--", "PER-0007"],
    ])
  func `general options stand before the command or behind it`(arguments: [String]) throws {
    let ran = try Programs.run(Programs.folio, arguments, in: DemoLedger().folder)

    #expect(ran.code == 0, "\(ran)")
    #expect(ran.output.hasPrefix("PER-0007  Grace"))
  }

  @Test func `whom a commit is by is said by an option in front`() throws {
    let folder = try DemoLedger().folder

    let ran = try Programs.run(
      Programs.folio,
      [
        "-C", "alder", "--as", "PER-0007", "--now", "2026-09-09T09:00:00Z", "initiative", "edit", "INI-0002", "--set",
        "tags=[]",
      ],
      in: folder)

    #expect(ran.code == 0, "\(ran)")
    let author = try Programs.must("git", ["-C", "alder", "log", "-1", "--format=%ae"], in: folder)
    #expect(author == "per-0007@alder.example")
  }

  @Test(
    arguments: [
      (["--json", "initiative", "lst"], "there is no command 'folio initiative lst'"),
      (["freeze", "status", "--bogus", "--json"], "Unknown option '--bogus'"),
      (["freeze", "month", "2026-13", "--json"], "The value '2026-13' is invalid"),
      (["initiative", "show", "--json"], "Missing expected argument"),
    ])
  func `arguments that cannot be read are said to be so in JSON too`(arguments: [String], words: String) throws {
    let ran = try Programs.run(Programs.folio, arguments, in: Programs.base)

    #expect(ran.code == 64)
    #expect(ran.errors.contains(words), "\(ran)")
    let said = try JSONSerialization.jsonObject(with: Data(ran.output.utf8)) as? [String: Any]
    #expect(said?["status"] as? Int == 64)
    #expect((said?["error"] as? String)?.contains(words) == true, "\(ran)")
    #expect(try Programs.run(Programs.folio, arguments.filter { $0 != "--json" }, in: Programs.base).output.isEmpty)
  }

  @Test func `who asks for JSON is told in JSON why there is nothing`() throws {
    let ran = try Programs.run(
      Programs.folio, ["-C", "alder", "initiative", "show", "INI-9999", "--json"], in: DemoLedger().folder)

    #expect(ran.code == 64)
    let said = try JSONSerialization.jsonObject(with: Data(ran.output.utf8)) as? [String: Any]
    #expect((said?["error"] as? String)?.hasPrefix("there is no initiative INI-9999") == true)
    #expect(said?["status"] as? Int == 64)
    #expect(ran.errors.hasPrefix("folio: there is no initiative INI-9999"))
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `completions name the commands`(shell: String) throws {
    let ran = try Self.folio("--generate-completion-script", shell)

    #expect(ran.code == 0)
    for word in ["initiative", "verify", "withdraw", "--from-worktree"] {
      let spelled = shell == "fish" ? word.replacing("--", with: "") : word
      #expect(ran.output.contains(spelled), "\(word) in \(shell)")
    }
    #expect(!ran.output.contains("Manual"))
  }

  @Test func `every command shows an example`() throws {
    let help = try JSONSerialization.jsonObject(with: Data(Self.folio("--experimental-dump-help").output.utf8))
    let root = try #require((help as? [String: Any])?["command"] as? [String: Any])

    #expect(Self.withoutExample(root, above: []) == [])
  }

  private static func withoutExample(_ command: [String: Any], above: [String]) -> [String] {
    let path = above + [command["commandName"] as? String ?? ""]
    let inner = (command["subcommands"] as? [[String: Any]] ?? []).filter { $0["commandName"] as? String != "help" }
    guard inner.isEmpty else { return inner.flatMap { withoutExample($0, above: path) } }
    let discussion = command["discussion"] as? String ?? ""
    let isShown = discussion.contains("Examples:\n  folio ") || discussion.contains("Examples:\n  git ")
    return isShown ? [] : [path.joined(separator: " ")]
  }

  @Test func `init says the root and nothing else when it is to be quiet`() throws {
    let folder = try Programs.makeFolder()

    let ran = try Self.folio(
      "init", "-q", "--unsigned", "--name", "Mina", "--email", "mina@ledger.example", "claims", in: folder)

    let root = try Programs.must("git", ["-C", "claims", "rev-parse", "main"], in: folder)
    #expect(ran.output == root + "\n")
    #expect(ran.errors == "")
  }

  @Test func `the manual has a page for each command, and man reads every one`() throws {
    let folder = try Programs.makeFolder()

    let ran = try Self.folio("man", "pages", in: folder)

    #expect(ran.code == 0, "\(ran)")
    let pages = try FileManager.default.contentsOfDirectory(atPath: folder + "/pages").sorted()
    #expect(Set(pages).isSuperset(of: ["folio.1", "folio-change.1", "folio-change-new.1", "folio-hook-install.1"]))
    for tool in ["groff", "man"] where !FileManager.default.isExecutableFile(atPath: "/usr/bin/\(tool)") {
      print("SKIPPED: \(tool) is not here, so nobody has read the manual's pages")
      return
    }
    for page in pages {
      let read = try Programs.run("man", ["--warnings", "-l", page], in: folder + "/pages", ["MANWIDTH": "100"])
      #expect(read.code == 0 && read.errors == "", "\(page): \(read.errors)")
    }
  }

  @Test func `a page says what the help says`() throws {
    let folder = try Programs.makeFolder()
    _ = try Self.folio("man", "pages", in: folder)

    let page = try String(contentsOfFile: folder + "/pages/folio-change-apply.1", encoding: .utf8)

    #expect(page.contains("folio\\-change\\-apply \\- Put an approved change into effect\n"))
    #expect(page.contains("folio change apply [options] <id>\n"))
    #expect(page.contains("\\fB\\-m, \\-\\-message <text>\\fR\nThe commit's message.\n"))
    #expect(page.contains(".nf\nfolio change apply CHG\\-0001\n"))
  }
}
