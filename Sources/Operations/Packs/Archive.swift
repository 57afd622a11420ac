/// Files in one file that every `tar xf` opens: POSIX ustar, reduced to names and bytes.
///
/// There is one text for given files: ordered by name, without times, owners and padding of any other kind. So whatever
/// differs from what would be written is refused when it is read, and no two readers see different files.
public struct Archive: Sendable, Hashable {
  /// A file of an archive.
  public struct File: Sendable, Hashable {
    /// Folders and name of ASCII letters, digits, `-`, `_` and `.`, at most 100 bytes: `registers/changes.csv`.
    public let path: String
    public let bytes: [UInt8]

    public init(_ path: String, _ bytes: [UInt8]) { (self.path, self.bytes) = (path, bytes) }
  }

  /// Why bytes are no such archive.
  public struct Fault: Error, Hashable, CustomStringConvertible {
    public let description: String
  }

  static let fileLimit = 4_096
  private static let block = 512

  /// In order of their paths.
  public let files: [File]

  public init(_ files: [File]) {
    self.files = files.sorted { $0.path < $1.path }
    precondition(files.allSatisfy { Self.isPath(Array($0.path.utf8)[...]) }, "an archive holds plain paths")
  }

  public subscript(path: String) -> [UInt8]? { files.first { $0.path == path }?.bytes }

  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(files.reduce(2 * Self.block) { $0 + $1.bytes.count + 2 * Self.block })
    for file in files {
      bytes += Self.header(file.path, size: file.bytes.count)
      bytes += file.bytes
      bytes += Self.padding(file.bytes.count)
    }
    return bytes + [UInt8](repeating: 0, count: 2 * Self.block)
  }

  /// Reads an archive; every byte must be accounted for.
  public init(reading bytes: [UInt8]) throws(Fault) {
    var rest = bytes[...]
    var files: [File] = []
    while let header = rest.prefix(Self.block).nonZero, header.count == Self.block {
      guard files.count < Self.fileLimit else { throw Fault(description: "it holds more than \(Self.fileLimit) files") }
      let name = header.prefix { $0 != 0 }
      let size = header.dropFirst(124).prefix(11)
      guard Self.isPath(name), let count = Int(String(decoding: size, as: UTF8.self), radix: 8), count >= 0 else {
        throw Fault(description: "what stands at byte \(rest.startIndex) is no header of a plain file")
      }
      let path = String(decoding: name, as: UTF8.self)
      guard header.elementsEqual(Self.header(path, size: count)) else {
        throw Fault(description: "the header of \(path) is not as it was written")
      }
      guard files.last.map({ $0.path < path }) != false else {
        throw Fault(description: "\(path) does not stand in its place")
      }
      rest = rest.dropFirst(Self.block)
      let padding = Self.padding(count)
      guard rest.count >= count, rest.dropFirst(count).starts(with: padding) else {
        throw Fault(description: "\(path) is cut short")
      }
      files.append(File(path, Array(rest.prefix(count))))
      rest = rest.dropFirst(count + padding.count)
    }
    guard rest.count == 2 * Self.block, rest.nonZero == nil else {
      throw Fault(description: "it does not end as an archive does")
    }
    self.files = files
  }

  /// The header of a plain file (POSIX.1-1988, ustar): everybody may read it, and it is of 1970.
  private static func header(_ path: String, size: Int) -> [UInt8] {
    func field(_ text: String, _ width: Int) -> [UInt8] {
      Array(text.utf8) + [UInt8](repeating: 0, count: max(0, width - text.utf8.count))
    }
    func octal(_ number: Int, _ digits: Int) -> String {
      let text = String(number, radix: 8)
      return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
    let start =
      field(path, 100) + field("0000644", 8) + field("0000000", 8) + field("0000000", 8)
      + field(octal(size, 11), 12) + field("00000000000", 12)
    let end =
      field("0", 1) + field("", 100) + field("ustar", 6) + Array("00".utf8) + field("", 64)
      + field("0000000", 8) + field("0000000", 8) + field("", 167)
    let sum = (start + end).reduce(8 * 0x20) { $0 + Int($1) }
    return start + field(octal(sum, 6), 7) + [0x20] + end
  }

  private static func padding(_ size: Int) -> [UInt8] { [UInt8](repeating: 0, count: (block - size % block) % block) }

  private static func isPath(_ name: ArraySlice<UInt8>) -> Bool {
    guard !name.isEmpty, name.count <= 100 else { return false }
    return name.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).allSatisfy { part in
      part.first.map { $0 != UInt8(ascii: ".") } == true && part.allSatisfy(isPlain)
    }
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
      true
    default: false
    }
  }
}

extension ArraySlice<UInt8> {
  /// Itself, unless every byte is zero.
  fileprivate var nonZero: ArraySlice<UInt8>? { allSatisfy { $0 == 0 } ? nil : self }
}
