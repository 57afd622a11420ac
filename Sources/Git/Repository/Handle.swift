/// The one owner of an object of libgit2: freed when the owner goes, lent to closures until then.
@safe
struct Handle: ~Copyable {
  private let pointer: OpaquePointer
  private let free: (OpaquePointer?) -> Void

  /// Opens an object with `open` and frees it with `free` in the end.
  init(
    freedBy free: @escaping (OpaquePointer?) -> Void,
    _ open: (inout OpaquePointer?) -> Int32
  ) throws(LibraryFailure) {
    var pointer: OpaquePointer?
    try check { unsafe open(&pointer) }
    guard let pointer = unsafe pointer else { throw LibraryFailure(code: -1) }
    unsafe self.pointer = pointer
    unsafe self.free = free
  }

  deinit { unsafe free(pointer) }

  /// Lends the pointer for the length of `body`.
  func with<Result: ~Copyable>(_ body: (OpaquePointer) -> Result) -> Result {
    unsafe body(pointer)
  }

  /// Runs a call on the object and throws what libgit2 said when it fails.
  @discardableResult
  func call(_ body: (OpaquePointer) -> Int32) throws(LibraryFailure) -> Int32 {
    try check { unsafe body(pointer) }
  }

  /// Opens an object that comes out of this one.
  func open(
    freedBy free: @escaping (OpaquePointer?) -> Void,
    _ open: (inout OpaquePointer?, OpaquePointer) -> Int32
  ) throws(LibraryFailure) -> Handle {
    try unsafe Handle(freedBy: free) { unsafe open(&$0, pointer) }
  }
}
