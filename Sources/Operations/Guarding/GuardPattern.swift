/// A pattern that names references or paths: `*` and `?` stay within a name, `**` crosses slashes, `**/` may be nothing.
///
/// It matches whole names and compares bytes. Matching takes time in proportion to pattern and name, whatever they hold.
public struct GuardPattern: Sendable, Hashable, CustomStringConvertible {
  private enum Part: Hashable {
    case byte(UInt8)
    case any
    case name
    case everything
    /// Folders, or none.
    case folders
    /// Inside of those folders.
    case inFolders
  }

  public let description: String
  private let parts: [Part]

  public init(_ text: String) {
    description = text
    var parts: [Part] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.first {
      if rest.starts(with: "**/".utf8), parts.isEmpty || parts.last == .byte(UInt8(ascii: "/")) {
        parts += [.folders, .inFolders]
        rest = rest.dropFirst(3)
      } else if rest.starts(with: "**".utf8) {
        parts.append(.everything)
        rest = rest.dropFirst(2)
      } else {
        switch byte {
        case UInt8(ascii: "*"): parts.append(.name)
        case UInt8(ascii: "?"): parts.append(.any)
        default: parts.append(.byte(byte))
        }
        rest = rest.dropFirst()
      }
    }
    self.parts = parts
  }

  /// Whether it names one thing alone.
  var isLiteral: Bool { parts.allSatisfy { if case .byte = $0 { true } else { false } } }

  public func matches(_ name: String) -> Bool {
    let slash = UInt8(ascii: "/")
    var active = Array(repeating: false, count: parts.count + 1)
    reach(0, &active)
    for byte in name.utf8 {
      var next = Array(repeating: false, count: parts.count + 1)
      for (index, part) in parts.enumerated() where active[index] {
        switch part {
        case .byte(let expected): if byte == expected { reach(index + 1, &next) }
        case .any: if byte != slash { reach(index + 1, &next) }
        case .name: if byte != slash { reach(index, &next) }
        case .everything: reach(index, &next)
        case .folders: break
        case .inFolders:
          next[index] = true
          if byte == slash { reach(index + 1, &next) }
        }
      }
      active = next
    }
    return active[parts.count]
  }

  /// Goes to `index`, and to wherever one comes from there without a byte.
  private func reach(_ index: Int, _ active: inout [Bool]) {
    guard !active[index] else { return }
    active[index] = true
    guard index < parts.count else { return }
    switch parts[index] {
    case .name, .everything: reach(index + 1, &active)
    case .folders:
      active[index + 1] = true
      reach(index + 2, &active)
    case .byte, .any, .inFolders: break
    }
  }
}
