/// The members of a JSON object, each key once, kept sorted by the bytes of their keys.
public struct JSONObject: Sendable {
  package struct Member: Sendable {
    package let key: String
    /// `key.bytePrefix`, kept because it settles nearly every comparison of two keys.
    package let prefix: UInt64
    package var value: JSONValue

    init(key: String, value: JSONValue) {
      self.init(key: key, prefix: key.bytePrefix, value: value)
    }

    init(key: String, prefix: UInt64, value: JSONValue) {
      self.key = key
      self.prefix = prefix
      self.value = value
    }

    /// Negative, zero or positive, as this member's key comes before, is or comes after `key`.
    package func compare(key other: String, prefix otherPrefix: UInt64) -> Int {
      if prefix != otherPrefix { return prefix < otherPrefix ? -1 : 1 }
      return key.compareBytes(with: other)
    }
  }

  package private(set) var members: [Member]

  /// No members.
  public init() {
    members = []
  }

  /// These members; of two with one key the later stands.
  public init(_ elements: some Sequence<(String, JSONValue)>) {
    let members = elements.map { Member(key: $0, value: $1) }
    guard members.count > 1 else {
      self.members = members
      return
    }
    let order = members.indices.sorted {
      let order = members[$0].compare(key: members[$1].key, prefix: members[$1].prefix)
      return order == 0 ? $0 < $1 : order < 0
    }
    self.members = []
    self.members.reserveCapacity(members.count)
    for index in order {
      let member = members[index]
      if self.members.last?.compare(key: member.key, prefix: member.prefix) == 0 { self.members.removeLast() }
      self.members.append(member)
    }
  }

  /// `members` must be sorted by key, each key once.
  init(sorted members: [Member]) {
    self.members = members
  }

  /// The value of `key`, nil where there is none; setting nil removes the member.
  public subscript(key: String) -> JSONValue? {
    get {
      guard case .at(let index) = place(of: key) else { return nil }
      return members[index].value
    }
    set {
      switch (place(of: key), newValue) {
      case (.at(let index), let value?): members[index].value = value
      case (.at(let index), nil): members.remove(at: index)
      case (.before(let index), let value?): members.insert(Member(key: key, value: value), at: index)
      case (.before, nil): break
      }
    }
  }

  /// Whether there is a member `key`.
  public func contains(key: String) -> Bool {
    if case .at = place(of: key) { true } else { false }
  }

  /// The keys, sorted by their bytes.
  public var keys: [String] { members.map(\.key) }

  /// The keys that any of `objects` has, sorted by their bytes.
  package static func union(ofKeysIn objects: JSONObject...) -> [String] {
    JSONObject(objects.flatMap { object in object.members.map { ($0.key, .null) } }).keys
  }

  /// Where `key` is, or the index at which it would be inserted.
  private func place(of key: String) -> Place {
    let prefix = key.bytePrefix
    var low = 0
    var high = members.count
    while low < high {
      let middle = (low + high) / 2
      let order = members[middle].compare(key: key, prefix: prefix)
      if order == 0 { return .at(middle) }
      if order < 0 { low = middle + 1 } else { high = middle }
    }
    return .before(low)
  }

  private enum Place { case at(Int), before(Int) }
}

extension JSONObject: RandomAccessCollection {
  public typealias Element = (key: String, value: JSONValue)

  public var startIndex: Int { 0 }
  public var endIndex: Int { members.count }
  public subscript(position: Int) -> Element { (members[position].key, members[position].value) }
}

extension JSONObject: Hashable {
  public static func == (left: JSONObject, right: JSONObject) -> Bool {
    left.members.count == right.members.count
      && zip(left.members, right.members).allSatisfy {
        $0.prefix == $1.prefix && $0.key.isBytewiseEqual(to: $1.key) && $0.value == $1.value
      }
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(members.count)
    for member in members {
      hasher.combine(bytesOf: member.key)
      hasher.combine(member.value)
    }
  }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral elements: (String, JSONValue)...) { self.init(elements) }
}
