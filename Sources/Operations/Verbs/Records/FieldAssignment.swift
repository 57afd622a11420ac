public import Governance
public import JSON

/// A place in a record and what shall stand there, as people type it: `title=Better letters`, `/budget/total=442`.
public struct FieldAssignment: Sendable, Hashable {
  public let pointer: JSONPointer
  /// Nothing when the place shall be emptied.
  public let value: JSONValue?
  /// The value as it was typed, for a field that holds text.
  let text: String
  /// Why what begins as a list or an object is not one; then the value is the text.
  let fault: JSONParseError?

  public init(_ pointer: JSONPointer, _ value: JSONValue?) {
    self.pointer = pointer
    self.value = value
    text = value.map { $0.stringValue ?? $0.description } ?? ""
    fault = nil
  }

  private init(_ pointer: JSONPointer, _ value: JSONValue?, text: String, fault: JSONParseError? = nil) {
    self.pointer = pointer
    self.value = value
    self.text = text
    self.fault = fault
  }

  /// Reads `PLACE=VALUE`.
  ///
  /// The place is a JSON pointer (`/scope/in`) or a path with dots (`scope.in`); `-` at its end stands for the end of a
  /// list. The value is JSON as a record may hold it (`442`, `true`, `["UK"]`), and text when it is nothing of the sort.
  ///
  /// - Throws: `UsageError` when it is written otherwise.
  public init(parsing argument: String) throws(UsageError) {
    guard let equals = argument.utf8.firstIndex(of: UInt8(ascii: "=")) else {
      throw UsageError(
        "'\(argument)' names a place and no value", hint: "write PLACE=VALUE: title='Better letters', /budget/total=442"
      )
    }
    let text = String(argument[argument.utf8.index(after: equals)...])
    let value: JSONValue
    var fault: JSONParseError?
    do {
      value = try JSONParser.parse(text, limits: .record)
    } catch {
      value = .string(text)
      if text.hasPrefix("[") || text.hasPrefix("{") { fault = error }
    }
    guard value != .null else {
      throw UsageError(
        "'\(argument)': a record holds no null", hint: "--unset \(argument[..<equals]) empties the place")
    }
    self.init(try Self.place(String(argument[..<equals])), value, text: text, fault: fault)
  }

  /// The place that `text` names: a JSON pointer, or a path with dots.
  ///
  /// - Throws: `UsageError` when it is neither.
  public static func place(_ text: String) throws(UsageError) -> JSONPointer {
    if text.hasPrefix("/") {
      do {
        return try JSONPointer(parsing: text)
      } catch {
        throw UsageError("\(error)")
      }
    }
    let tokens = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard !tokens.contains(""), !text.utf8.contains(UInt8(ascii: "/")) else {
      throw UsageError("'\(text)' names no place in a record", hint: "write budget.total or /budget/total")
    }
    return JSONPointer(tokens: tokens)
  }

  /// This assignment with a value of the sort that `outline` asks for: a number typed for a field that holds text is text.
  ///
  /// - Throws: `UsageError` when a list or an object was begun, and no text can be meant.
  func fitting(_ outline: SchemaOutline) throws(UsageError) -> FieldAssignment {
    let takesText = outline.field(at: pointer)?.takesTextOnly == true
    if let fault, !takesText, !isOwnField {
      throw UsageError(
        "the value of \(pointer) is no JSON: \(fault)", hint: "quote it for the shell: --set tags='[\"ivr\"]'")
    }
    guard let value, value.stringValue == nil, takesText else { return self }
    return FieldAssignment(pointer, .string(text), text: text)
  }

  /// Whether it is a field that its users made up.
  fileprivate var isOwnField: Bool { pointer.tokens.first?.hasPrefix("x-") == true }
}

extension SchemaOutline.Field {
  fileprivate var takesTextOnly: Bool { holdsText && !isList && !isOpen }
}

extension JSONObject {
  /// These fields with every assignment made, one after the other; objects on the way to a place are made as needed.
  ///
  /// - Throws: `UsageError` when a place cannot be.
  public func applying(_ assignments: [FieldAssignment], as kind: RecordKind) throws -> JSONObject {
    let outline = try SchemaOutline(of: kind)
    var json = JSONValue.object(self)
    for assignment in assignments {
      if let field = assignment.pointer.tokens.first, !assignment.isOwnField,
        outline.field(at: JSONPointer(tokens: [field])) == nil
      {
        throw UsageError("\(kind.withArticle) has no field '\(field)'", hint: "folio schema show \(kind) lists them")
      }
      let assignment = try assignment.fitting(outline)
      do {
        try json.put(assignment.value, at: assignment.pointer)
      } catch {
        throw UsageError("\(error)", hint: "folio schema show \(kind) lists the fields of \(kind.withArticle)")
      }
    }
    return json.objectValue ?? self
  }
}

extension JSONValue {
  /// Puts `value` at `pointer`, making the objects on the way; emptying an empty place changes nothing.
  fileprivate mutating func put(_ value: JSONValue?, at pointer: JSONPointer) throws(JSONPatchError) {
    if value == nil && self[pointer] == nil { return }
    let tokens = pointer.tokens
    var place = JSONPointer.root
    for (token, next) in zip(tokens, tokens.dropFirst()) {
      place = place.appending(token)
      if self[place] == nil { try set(next == "-" ? [] : [:], at: place) }
    }
    let end = tokens.last == "-" ? self[place]?.arrayValue?.count : nil
    try set(value, at: end.map { place.appending($0) } ?? pointer)
  }
}
