import CLibgit2

extension ObjectID {
  init(_ id: git_oid) {
    self = unsafe withUnsafeBytes(of: id) { raw in
      ObjectID(unsafe Span(_unsafeElements: raw.bindMemory(to: UInt8.self)), at: 0)
    }
  }

  /// The id as libgit2 takes it.
  var gitID: git_oid {
    var id = git_oid()
    unsafe withUnsafeMutableBytes(of: &id) { raw in
      for index in 0..<Self.byteCount { unsafe raw[index] = byte(index) }
    }
    return id
  }
}
