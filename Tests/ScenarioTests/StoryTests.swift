import Foundation
import Testing

/// Every story in `Scenarios`, played with the real binary, real git and real hooks.
struct StoryTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Scenarios")

  /// Whether `script/record` asks for the words to be written anew.
  private static let isRecording = ProcessInfo.processInfo.environment["FOLIO_RECORD"] == "1"

  static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".txt") }.sorted()

  @Test func `there are stories`() { #expect(!Self.names.isEmpty) }

  @Test(arguments: names)
  func `it is said and done as it is told`(name: String) throws {
    let file = Self.folder.appending(path: name)
    let told = try String(contentsOf: file, encoding: .utf8)

    let (played, scene) = try Story(text: told).played()

    if Self.isRecording, played != told { try Data(played.utf8).write(to: file) }
    let differences = Self.differences(of: played, from: told)
    #expect(played == told, "\(name): \(differences)\nscript/record writes it anew")
    for doors in try scene?.doors() ?? [] { try doors.expectAgreement() }
  }

  /// The lines that are gone and those that are new, in their order.
  private static func differences(of new: String, from old: String) -> String {
    let (old, new) = (old.components(separatedBy: "\n"), new.components(separatedBy: "\n"))
    return new.difference(from: old).map { change in
      switch change {
      case .remove(let line, let text, _): "\n-\(line + 1): \(text)"
      case .insert(let line, let text, _): "\n+\(line + 1): \(text)"
      }
    }.joined()
  }
}
