import JSON

extension JSONValue {
  enum Relation { case less, lessOrEqual, greater, greaterOrEqual }

  /// Whether this number stands in `relation` to `other`, exactly; false where one is no number.
  func isNumber(_ relation: Relation, _ other: JSONValue) -> Bool {
    if case .integer(let left) = self, case .integer(let right) = other {
      return switch relation {
      case .less: left < right
      case .lessOrEqual: left <= right
      case .greater: left > right
      case .greaterOrEqual: left >= right
      }
    }
    guard let left = exactNumber, let right = other.exactNumber else { return false }
    return switch relation {
    case .less: left < right
    case .lessOrEqual: left <= right
    case .greater: left > right
    case .greaterOrEqual: left >= right
    }
  }

  /// Whether this number is `divisor` times a whole number, exactly; `divisor` must be above 0.
  func isMultiple(of divisor: JSONValue) -> Bool {
    if case .integer(let number) = self, case .integer(let divisor) = divisor, divisor > 0 {
      return number % divisor == 0
    }
    guard let number = exactNumber, let divisor = divisor.exactNumber else { return false }
    return number.isMultiple(of: divisor)
  }

  private var exactNumber: JSONNumber? {
    switch self {
    case .integer(let number): JSONNumber(number)
    case .number(let number): number
    default: nil
    }
  }
}
