/// Ends the process, and so the search, where `holds` is false: libFuzzer keeps the bytes that led there.
func demand(_ holds: @autoclosure () throws -> Bool, _ property: String) rethrows {
  guard try holds() else { fatalError(property) }
}

/// What libFuzzer hands over, as the parsers take it.
func bytes(_ start: UnsafePointer<UInt8>?, _ count: Int) -> [UInt8] {
  unsafe [UInt8](UnsafeBufferPointer(start: start, count: count))
}
