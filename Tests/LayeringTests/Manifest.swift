/// What `Package.swift` declares of the product's targets, read from its text.
struct Manifest {
  /// The product's own modules and libraries that each target declares, by target.
  private(set) var dependencies: [String: Set<String>] = [:]

  /// The names that the manifest gives to products of other packages.
  private static let products = [
    "argumentParser": "ArgumentParser", "crypto": "Crypto", "cryptoExtras": "CryptoExtras",
  ]

  init(text: String) {
    for opening in ["layer(", ".target(", ".executableTarget("] {
      var rest = ("\n" + text)[...]
      while let start = rest.firstRange(of: "\n    \(opening)") {
        rest = rest[start.upperBound...]
        let call = Self.enclosed(rest)
        guard let name = Self.strings(in: call).first else { continue }
        let list = opening == "layer(" ? call : call.firstRange(of: "dependencies: ").map { call[$0.upperBound...] }
        dependencies[name, default: []].formUnion(list.map(Self.dependencies(in:)) ?? [])
      }
    }
  }

  /// What stands in the first brackets of `text`: names in quotes and names of products.
  private static func dependencies(in text: Substring) -> Set<String> {
    guard let open = text.firstIndex(of: "["), let close = text[open...].firstIndex(of: "]") else { return [] }
    let items = text[text.index(after: open)..<close].split(separator: ",").map { item in
      item.split(whereSeparator: { $0.isWhitespace || $0 == "\"" }).joined()
    }
    return Set(items.filter { !$0.isEmpty }.map { products[$0] ?? $0 })
  }

  private static func strings(in text: Substring) -> [String] {
    text.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
      .compactMap { $0.offset.isMultiple(of: 2) ? nil : String($0.element) }
  }

  /// `text` up to the parenthesis that closes one which was opened just before it.
  private static func enclosed(_ text: Substring) -> Substring {
    var depth = 1
    return text.prefix { character in
      if character == "(" { depth += 1 } else if character == ")" { depth -= 1 }
      return depth > 0
    }
  }
}
