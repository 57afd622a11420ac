/// Puts a stable name in the place of what is new in every run: object ids, minted record ids, keys, folders.
///
/// Boundaries of words are simple ones: to Unicode the point of `CHG-7K2M9QXR.json` lies inside of a word.
/// An id and its abbreviation have one number, in the order in which a story first shows them.
struct Masks {
  var folders: [(path: String, name: String)]
  private var ids: [String] = []
  private var keys: [String] = []
  private var minted: [String] = []

  init(folders: [(path: String, name: String)]) { self.folders = folders }

  mutating func hide(_ text: String) -> String {
    var text = text
    for (path, name) in folders { text = text.replacing(path, with: name) }
    text = text.replacing(/AAAA[A-Za-z0-9+\/=]{40,}/, with: "<public key>")
    text = text.replacing(/\b[0-9A-Z]{26}\b/.wordBoundaryKind(.simple), with: "<ledger>")
    text = text.replacing(/\b([A-Z]{3}-)[0-9A-HJKMNP-TV-Z]{8}\b/.wordBoundaryKind(.simple)) {
      "<\($0.output.1)\(Self.number(of: String($0.output.0), in: &minted))>"
    }
    text = text.replacing(/SHA256:[A-Za-z0-9+\/]{43}/) { "<key \(Self.number(of: String($0.output), in: &keys))>" }
    // An algorithm's name looks like an abbreviated id.
    return text.replacing(
      /\b(?!ed25519)(?:[0-9a-f]{64}|[0-9a-f]{40}|[0-9a-f]{12}|[0-9a-f]{10}|[0-9a-f]{7})\b/.wordBoundaryKind(.simple)
    ) {
      "<id \(Self.number(of: String($0.output), in: &ids))>"
    }
  }

  private static func number(of word: String, in known: inout [String]) -> Int {
    if let place = known.firstIndex(where: { $0.hasPrefix(word) || word.hasPrefix($0) }) {
      if known[place].count < word.count { known[place] = word }
      return place + 1
    }
    known.append(word)
    return known.count
  }
}
