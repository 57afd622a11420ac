/// Options of all commands that stand before the command, as people write them with git: `folio -C DIR verify`.
enum LeadingOptions {
  private static let taking = ["-C", "--now", "--as"]
  private static let plain = ["--json", "-q", "--quiet", "--no-color"]

  /// `arguments` with what stands before the command moved to the end, where every command takes it.
  static func moved(_ arguments: [String]) -> [String] {
    var leading: [String] = []
    var rest = arguments[...]
    while let first = rest.first {
      if taking.contains(first), rest.count >= 2 {
        leading += rest.prefix(2)
        rest = rest.dropFirst(2)
      } else if plain.contains(first) || taking.contains(where: { first.hasPrefix($0 + "=") }) {
        leading.append(first)
        rest = rest.dropFirst()
      } else {
        break
      }
    }
    guard !leading.isEmpty, !rest.isEmpty else { return arguments }
    let end = rest.firstIndex(of: "--") ?? rest.endIndex
    return Array(rest[..<end]) + leading + Array(rest[end...])
  }
}
