/// The content lines of an iCalendar file, unfolded (RFC 5545 §3.1), each with the number of the line where it begins.
///
/// Lines may end in a bare line feed, as files that went through other hands do. What no reader should be shown, control
/// characters and bytes that are not UTF-8, is a fault of the line that holds it.
public struct ICalendarLines {
  public struct Line: Hashable, Sendable {
    /// Counted from 1.
    public let number: Int
    public let text: String
  }

  public private(set) var lines: [Line] = []
  public private(set) var faults: [ICalendarFault] = []

  /// The longest content line in bytes, unfolded.
  public static let longest = 1 << 16

  public init(_ bytes: [UInt8]) {
    var content: [UInt8] = []
    var first = 1
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...]
    for (index, raw) in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
      let line = raw.last == UInt8(ascii: "\r") ? raw.dropLast() : raw
      if let start = line.first, start == UInt8(ascii: " ") || start == UInt8(ascii: "\t"), !content.isEmpty {
        content += line.dropFirst()
        continue
      }
      add(content, at: first)
      content = Array(line)
      first = index + 1
    }
    add(content, at: first)
  }

  private mutating func add(_ bytes: [UInt8], at number: Int) {
    guard !bytes.isEmpty else { return }
    func fault(_ problem: String) {
      let start = String(decoding: bytes.prefix(160), as: UTF8.self)
      faults.append(ICalendarFault(line: number, found: start, problem: problem))
    }
    guard bytes.count <= Self.longest else { return fault("it is longer than \(Self.longest) bytes") }
    guard let text = String(validating: bytes, as: UTF8.self) else { return fault("it is not UTF-8") }
    guard !bytes.contains(where: { ($0 < 0x20 && $0 != 0x09) || $0 == 0x7F }) else {
      return fault("it holds a control character")
    }
    lines.append(Line(number: number, text: text))
  }
}
