public import Git

/// One line that git hands to a receiving hook: a reference, where it stands and where it shall stand.
public struct ReferenceMove: Sendable, Hashable {
  public let name: String
  /// Nothing when the reference is new.
  public let old: ObjectID?
  /// Nothing when the reference is deleted.
  public let new: ObjectID?

  public init(name: String, old: ObjectID?, new: ObjectID?) {
    self.name = name
    self.old = old == .zero ? nil : old
    self.new = new == .zero ? nil : new
  }

  /// The updates in the lines `OLD NEW REFERENCE` that git writes to a hook.
  ///
  /// - Throws: `UsageError` for a line of another form; nothing is judged from half a list.
  public static func parse(_ input: [UInt8]) throws -> [ReferenceMove] {
    try String(decoding: input, as: UTF8.self).split(separator: "\n").map { line in
      let words = line.split(separator: " ", maxSplits: 2)
      guard words.count == 3, let old = ObjectID(hex: words[0]), let new = ObjectID(hex: words[1]) else {
        throw UsageError("git wrote '\(line)' where OLD NEW REFERENCE was expected")
      }
      return ReferenceMove(name: String(words[2]), old: old, new: new)
    }
  }
}
