/// A character that a reader of a record would not see, or that changes how others are shown.
///
/// Records hold none (SECURITY D13): two texts that look alike are alike.
public enum HiddenCharacter: Hashable, Sendable {
  /// C0 and C1 controls, delete, and the line and paragraph separators.
  case control
  /// Marks, embeddings, overrides and isolates that change the direction of text (Unicode Bidi_Control).
  case bidirectional
  /// Takes no room: zero-width spaces and joiners, fillers, variation selectors, tags, noncharacters.
  case zeroWidth

  /// Nil for a character that can be seen (or is an ordinary space).
  public init?(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x20...0x7E: return nil
    case 0...0x1F, 0x7F...0x9F, 0x2028, 0x2029: self = .control
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: self = .bidirectional
    case 0xFFF9...0xFFFB: self = .zeroWidth
    default:
      guard scalar.properties.isDefaultIgnorableCodePoint || scalar.properties.isNoncharacterCodePoint else {
        return nil
      }
      self = .zeroWidth
    }
  }
}

extension HiddenCharacter: CustomStringConvertible {
  public var description: String {
    switch self {
    case .control: "control character"
    case .bidirectional: "bidirectional control character"
    case .zeroWidth: "zero-width character"
    }
  }
}
