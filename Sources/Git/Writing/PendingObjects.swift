/// Objects that were made and are not on the disk yet.
struct PendingObjects {
  /// In the order in which they were made: what an object refers to stands before it.
  private(set) var order: [ObjectID] = []
  private(set) var objects: [ObjectID: (kind: ObjectKind, bytes: [UInt8])] = [:]

  var isEmpty: Bool { order.isEmpty }

  subscript(id: ObjectID) -> (kind: ObjectKind, bytes: [UInt8])? {
    objects.isEmpty ? nil : objects[id]
  }

  mutating func add(_ id: ObjectID, _ kind: ObjectKind, _ bytes: [UInt8]) {
    if objects.updateValue((kind, bytes), forKey: id) == nil { order.append(id) }
  }

  mutating func removeAll() { self = PendingObjects() }
}
