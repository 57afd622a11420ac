import JSON

/// Where a schema or keyword stands, spelled only when a message needs it.
struct SchemaLocation: Sendable, CustomStringConvertible {
  let uri: String
  let pointer: JSONPointer

  func appending(_ keyword: String) -> SchemaLocation {
    SchemaLocation(uri: uri, pointer: pointer.appending(keyword))
  }

  var description: String { "\(uri)#\(pointer)" }
}
