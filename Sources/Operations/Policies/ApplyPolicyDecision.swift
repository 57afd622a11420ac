public import Governance
import Hooks
import JSON

/// Puts an approved policy decision into effect: the policy's or a forum's edit, or the moment a forum or gate model
/// becomes active.
public struct ApplyPolicyDecision: Sendable {
  public let decision: RecordID
  /// Text of files under `schemas/` and `hooks/` that somebody gave, by path.
  public let files: [String: [UInt8]]

  public init(_ decision: RecordID, files: [String: [UInt8]] = [:]) {
    self.decision = decision
    self.files = files
  }

  /// - Throws: `UsageError` when it decides on no rules, or when a file's text is missing or is not the approved one.
  public func apply(to edits: inout RecordEdits) throws {
    let decision = try edits.require(decision, as: Decision.self)
    guard decision.type == "policy" else {
      throw UsageError("\(decision.id) is a \(decision.type) decision", hint: "folio decision apply \(decision.id)")
    }
    try ApplyDecision(decision.id, files: texts(of: decision)).apply(to: &edits)
  }

  /// The text of each file whose digest the decision sets: given, or this program's own hook; nothing for one removed.
  private func texts(of decision: Decision) throws -> [String: [UInt8]?] {
    var texts: [String: [UInt8]?] = [:]
    for touch in decision.touches where touch.path.tokens.first == "files" {
      guard touch.path.tokens.count == 2, let path = touch.path.lastToken else { continue }
      texts.updateValue(try touch.to?.stringValue.map { try text(of: path, digest: $0) }, forKey: path)
    }
    if let stranger = files.keys.sorted().first(where: { texts[$0] == nil }) {
      throw UsageError(
        "\(decision.id) does not name \(stranger)", hint: "a decision of its own does: folio policy propose")
    }
    return texts
  }

  private func text(of path: String, digest: String) throws -> [UInt8] {
    let own = path.hasPrefix("hooks/") ? HookFiles.bytes(named: String(path.dropFirst("hooks/".count))) : nil
    guard let text = files[path] ?? own else {
      throw UsageError("\(decision) changes \(path), and its text is needed", hint: "--file \(path)=PATH")
    }
    let found = SHA256Digest(of: text).description
    guard found == digest else {
      throw UsageError("\(path) is not the text that was approved: its SHA-256 is \(found), approved was \(digest)")
    }
    return text
  }
}
