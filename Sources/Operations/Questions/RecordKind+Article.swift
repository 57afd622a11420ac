public import Governance

extension RecordKind {
  /// The kind with its article: `a change`, `an initiative`.
  public var withArticle: String { ("aeiou".contains(name.prefix(1)) ? "an " : "a ") + name }
}
