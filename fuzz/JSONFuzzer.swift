import JSON

/// Any bytes are a value with one spelling, or an error at a place within them.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzJSON(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let text = unsafe bytes(start, count)
  let value: JSONValue
  do throws(JSONParseError) {
    value = try JSONParser.parse(text, limits: .document)
  } catch {
    demand((0...text.count).contains(error.position.offset), "an error lies within the text")
    demand((try? JSONParser.parse(text, limits: .record)) == nil, "what is no JSON is no record")
    return 0
  }
  demandOneSpelling(of: value)
  demandCanonicalFormIsKnown(of: value, spelled: text)
  demandPlacesAreFound(in: value, spelled: text)
  if let record = try? JSONParser.parse(text, limits: .record) {
    demand(record == value, "a record is read as any other text")
  }
  return 0
}

/// Printing and parsing are each other's inverse.
private func demandOneSpelling(of value: JSONValue) {
  for spelling in [CanonicalJSON.bytes(of: value), CanonicalJSON.compact(of: value)] {
    let again = try? JSONParser.parse(spelling, limits: .document)
    demand(again == value, "what is printed is read as what was printed")
    demand(again.map { CanonicalJSON.bytes(of: $0) } == CanonicalJSON.bytes(of: value), "a value has one spelling")
  }
  let normalised = CanonicalJSON.normalised(value)
  demand(CanonicalJSON.normalised(normalised) == normalised, "what is normal is not made more so")
  let changes = JSONDifference.changes(from: value, to: normalised)
  demand((try? value.applying(changes)) == normalised, "a difference, applied, leads to the other value")
}

/// What has no faults is canonical, byte for byte.
private func demandCanonicalFormIsKnown(of value: JSONValue, spelled text: [UInt8]) {
  let faults = CanonicalJSON.faults(in: text, parsed: value)
  demand(!faults.isEmpty || text == CanonicalJSON.bytes(of: value), "only canonical text is without faults")
  demand(faults.allSatisfy { (0...text.count).contains($0.position.offset) }, "a fault lies within the text")
}

/// Each member has a place in the text, and stands in the order in which it is written.
private func demandPlacesAreFound(in value: JSONValue, spelled text: [UInt8]) {
  let source = JSONSource(text)
  demand(source.position(of: .root) != nil, "the whole has a place")
  guard let members = value.objectValue else { return }
  guard let order = try? WrittenOrder(of: text) else { fatalError("what can be read has an order") }
  let keys = order.keys(at: .root)
  demand(keys.count == members.count, "every key is written once")
  let places = keys.prefix(32).map { source.position(of: JSONPointer.root.appending($0))?.offset ?? -1 }
  demand(places.allSatisfy { $0 >= 0 }, "every member has a place")
  demand(zip(places, places.dropFirst()).allSatisfy(<), "members lie in the order in which they are written")
}
