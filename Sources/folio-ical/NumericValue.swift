import CLibical

/// How a value that is made of numbers shows that libical kept them: where they do not fit its types, they wrap.
enum NumericValue {
  /// Not made of numbers, or of dates, whose digits libical counts.
  case none
  /// Numbers among letters, of which 0 and 1 may go without saying.
  case parts
  case integer
  case offset

  init(_ kind: icalvalue_kind) {
    switch kind {
    case ICAL_RECUR_VALUE, ICAL_DURATION_VALUE, ICAL_PERIOD_VALUE, ICAL_DATETIMEPERIOD_VALUE, ICAL_TRIGGER_VALUE:
      self = .parts
    case ICAL_INTEGER_VALUE: self = .integer
    case ICAL_UTCOFFSET_VALUE: self = .offset
    default: self = .none
    }
  }

  /// Whether `read` are the values of `text`.
  func holds(_ text: Substring, as read: [String]) -> Bool {
    switch self {
    case .none: true
    case .parts: numbers(in: text) == numbers(in: read.joined(separator: ","))
    case .integer: Int(text).map(String.init) == read.first
    // Seconds may go without saying.
    case .offset: read.first.map { text == $0 || text == $0 + "00" } ?? false
    }
  }

  private func numbers(in text: some StringProtocol) -> Set<String> {
    Set(
      text.split { !("0"..."9").contains($0) }.map { String($0.drop { $0 == "0" }) }
    ).subtracting(["", "1"])
  }
}
