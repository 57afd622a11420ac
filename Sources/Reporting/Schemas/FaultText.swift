public import JSON
public import Operations

/// What keeps a file from being valid: `file:line:column /pointer: expected …, found …`.
public struct FaultText {
  public init() {}

  public func line(_ fault: SchemaFault, in file: String) -> String {
    let place = "\(TerminalText(file)):\(fault.position)"
    guard let expected = fault.expected else { return "\(place): \(TerminalText(fault.detail ?? ""))" }
    let pointer = fault.pointer.map { $0 == .root ? "" : " \(TerminalText($0.description))" } ?? ""
    let found = fault.found.map { ", found \(TerminalText($0.description.truncated(to: 60)))" } ?? ""
    return "\(place)\(pointer): expected \(TerminalText(expected))\(found)"
  }
}

extension SchemaFault {
  /// `{file, line, column, pointer?, expected?, found?, detail?}`
  public func json(file: String) -> JSONValue {
    var fields: JSONObject = [
      "file": .string(file), "line": .integer(Int64(position.line)), "column": .integer(Int64(position.column)),
    ]
    fields["pointer"] = pointer.map { .string($0.description) }
    fields["expected"] = expected.map { .string($0) }
    fields["found"] = found
    fields["detail"] = detail.map { .string($0) }
    return .object(fields)
  }
}
