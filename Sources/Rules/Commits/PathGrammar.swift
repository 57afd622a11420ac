/// Which paths may stand in a ledger's trees, wherever they lie.
enum PathGrammar {
  /// What is wrong with a name of `path`, or nothing.
  static func fault(in path: String) -> String? {
    path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).lazy.compactMap {
      fault(inName: String(decoding: $0, as: UTF8.self))
    }.first
  }

  private static func fault(inName name: String) -> String? {
    guard !name.isEmpty else { return "a name is empty" }
    guard name.utf8.allSatisfy(isAllowed) else { return "names are made of A-Z, a-z, 0-9, '.', '_' and '-'" }
    let folded = name.lowercased()
    if reserved.contains(folded) || isShortName(folded) { return "\(name) has a meaning of its own" }
    return nil
  }

  private static let reserved: Set<String> = [".", "..", ".git", ".gitattributes", ".gitmodules", ".mailmap"]

  /// `git~1`, which some file systems take for `.git`; a tilde is not allowed anyway.
  private static func isShortName(_ name: String) -> Bool {
    name.hasPrefix("git~") && name.dropFirst(4).allSatisfy(\.isNumber)
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
