public import Governance

/// What records are called, for showing their ids together with their titles.
public struct RecordNames {
  private let title: (RecordID) -> String?

  /// - Parameter title: the title of a record; nothing when it is not known.
  public init(_ title: @escaping (RecordID) -> String?) { self.title = title }

  public static var none: RecordNames { RecordNames { _ in nil } }

  /// `PER-0007 Grace`, or the id alone.
  public func full(_ id: RecordID) -> String {
    guard let name = title(id), !name.isEmpty else { return id.text }
    return "\(id) \(TerminalText(name))"
  }

  /// The text, with its title when it is the id of a record.
  func full(_ text: String) -> String { RecordID(text).map { full($0) } ?? "\(TerminalText(text))" }
}
