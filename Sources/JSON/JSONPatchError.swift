/// Why a change could not be made to a value.
public struct JSONPatchError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The place that was to be changed.
  public let pointer: JSONPointer
  public let reason: Reason

  public enum Reason: Hashable, Sendable {
    /// Nothing there that could be changed or could hold a value.
    case noSuchPlace
    /// The change was made for another value than the one that stands there.
    case differs(expected: JSONValue?, found: JSONValue?)
    /// The element of a set must carry the id by which it is addressed.
    case idDiffers(String)
    /// A value must remain.
    case cannotRemoveWhole
  }

  public var description: String {
    switch reason {
    case .noSuchPlace: "\(place) does not exist"
    case .differs(let expected, let found): "\(place) is \(text(found)), not \(text(expected)) as the change expects"
    case .idDiffers(let id): "the value for \(place) must have the id \(quoted(id))"
    case .cannotRemoveWhole: "the whole value cannot be removed"
    }
  }

  private var place: String { pointer == .root ? "the whole value" : pointer.text }

  private func text(_ value: JSONValue?) -> String { value?.description ?? "absent" }
}
