/// The formats of JSON Schema Validation §7.3 (draft 2020-12), each named as there.
enum Format: String {
  case dateTime = "date-time"
  case date
  case time
  case duration
  case email
  case idnEmail = "idn-email"
  case hostname
  case idnHostname = "idn-hostname"
  case ipv4
  case ipv6
  case uri
  case uriReference = "uri-reference"
  case iri
  case iriReference = "iri-reference"
  case uuid
  case uriTemplate = "uri-template"
  case jsonPointer = "json-pointer"
  case relativeJSONPointer = "relative-json-pointer"
  case regex

  /// Whether `text` has this format.
  func matches(_ text: String) -> Bool {
    switch self {
    case .dateTime: TimeFormat.isDateTime(text)
    case .date: TimeFormat.isDate(text)
    case .time: TimeFormat.isTime(text)
    case .duration: DurationFormat.matches(text)
    case .email: EmailFormat.matches(text, isInternational: false)
    case .idnEmail: EmailFormat.matches(text, isInternational: true)
    case .hostname: HostnameFormat.matches(text, isInternational: false)
    case .idnHostname: HostnameFormat.matches(text, isInternational: true)
    case .ipv4: AddressFormat.isIPv4(text)
    case .ipv6: AddressFormat.isIPv6(text)
    case .uri: URIFormat.matches(text, isAbsolute: true, isInternational: false)
    case .uriReference: URIFormat.matches(text, isAbsolute: false, isInternational: false)
    case .iri: URIFormat.matches(text, isAbsolute: true, isInternational: true)
    case .iriReference: URIFormat.matches(text, isAbsolute: false, isInternational: true)
    case .uuid: PointerFormat.isUUID(text)
    case .uriTemplate: URITemplateFormat.matches(text)
    case .jsonPointer: PointerFormat.isJSONPointer(text)
    case .relativeJSONPointer: PointerFormat.isRelativeJSONPointer(text)
    case .regex: PatternFormat.matches(text)
    }
  }

  /// What a text of this format is, for people.
  var phrase: String {
    switch self {
    case .dateTime: "a date and time such as 2026-11-23T09:00:00Z"
    case .date: "a date such as 2026-11-23"
    case .time: "a time such as 09:00:00Z"
    case .duration: "a duration such as P14D or PT4H"
    case .email, .idnEmail: "an e-mail address"
    case .hostname, .idnHostname: "a host name"
    case .ipv4: "an IPv4 address"
    case .ipv6: "an IPv6 address"
    case .uri, .iri: "an absolute URI"
    case .uriReference, .iriReference: "a URI or relative reference"
    case .uuid: "a UUID"
    case .uriTemplate: "a URI template"
    case .jsonPointer: "a JSON pointer"
    case .relativeJSONPointer: "a relative JSON pointer"
    case .regex: "a regular expression"
    }
  }
}

/// Regular expressions of ECMA-262.
enum PatternFormat {
  static func matches(_ text: String) -> Bool {
    do {
      _ = try Pattern(text)
      return true
    } catch {
      return error.isBeyondUs
    }
  }
}

// Characters that several formats know.
extension UInt8 {
  var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
  var isLetter: Bool { self | 0x20 >= UInt8(ascii: "a") && self | 0x20 <= UInt8(ascii: "z") }
  var isHexadecimal: Bool { isDigit || (self | 0x20 >= UInt8(ascii: "a") && self | 0x20 <= UInt8(ascii: "f")) }
}
