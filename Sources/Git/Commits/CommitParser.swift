/// Reads the bytes of a commit once, from the front, noting every place where they leave the grammar.
struct CommitParser {
  private let bytes: [UInt8]
  private var position = 0
  /// The rank of the last header that was in its place; a header of a lower rank stands too late.
  private var rank = 0

  private(set) var tree: ObjectID?
  private(set) var parents: [ObjectID] = []
  private(set) var author: Ident?
  private(set) var committer: Ident?
  private(set) var signatureRange = 0..<0
  private(set) var messageStart = 0
  private(set) var faults: [GrammarFault] = []

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func parse() {
    while position < bytes.count {
      if bytes[position] == lineFeed {
        messageStart = position + 1
        checkHeadersAreComplete()
        checkMessage()
        return
      }
      parseHeader()
    }
    messageStart = bytes.count
    checkHeadersAreComplete()
    fault(bytes.count, "no empty line ends the headers")
  }

  private mutating func fault(_ offset: Int, _ detail: String) {
    // A hostile commit of 64 KiB could hold as many faults; nobody reads more than a few.
    if faults.count < 32 { faults.append(GrammarFault(offset: offset, detail: detail)) }
  }
}

// MARK: Headers

extension CommitParser {
  private mutating func parseHeader() {
    let start = position
    let line = start..<endOfLine(from: start)
    // Continuation lines belong to the header above them.
    var end = line.upperBound + 1
    while end < bytes.count, bytes[end] == space { end = endOfLine(from: end) + 1 }
    position = min(end, bytes.count)
    if end > bytes.count { fault(bytes.count, "the last header does not end in a line feed") }

    switch () {
    case _ where begins(line, "tree "): parseTree(line)
    case _ where begins(line, "parent "): parseParent(line)
    case _ where begins(line, "author "): parseAuthor(line)
    case _ where begins(line, "committer "): parseCommitter(line)
    case _ where begins(line, "gpgsig "): parseSignature(start..<position)
    default: fault(start, "header \(nameOfHeader(line)) is not allowed")
    }
    if position > line.upperBound + 1, !begins(line, "gpgsig ") {
      fault(line.upperBound + 1, "header \(nameOfHeader(line)) has a continuation line")
    }
    checkText(start..<position, what: "headers", allowsTab: false)
  }

  private mutating func parseTree(_ line: Range<Int>) {
    guard place(line, rank: 1, repeats: false) else { return }
    tree = parseID(line, after: 5)
  }

  private mutating func parseParent(_ line: Range<Int>) {
    guard place(line, rank: 2, repeats: true) else { return }
    guard let parent = parseID(line, after: 7) else { return }
    if parents.contains(parent) { fault(line.lowerBound, "parent stands twice") }
    parents.append(parent)
  }

  private mutating func parseAuthor(_ line: Range<Int>) {
    guard place(line, rank: 3, repeats: false) else { return }
    author = parseIdent(line, after: 7)
  }

  private mutating func parseCommitter(_ line: Range<Int>) {
    guard place(line, rank: 4, repeats: false) else { return }
    committer = parseIdent(line, after: 10)
  }

  private mutating func parseSignature(_ lines: Range<Int>) {
    guard place(lines, rank: 5, repeats: false) else { return }
    signatureRange = lines
  }

  /// Notes a header that stands too late or again; true when its value is to be taken.
  private mutating func place(_ line: Range<Int>, rank: Int, repeats: Bool) -> Bool {
    if rank == self.rank, !repeats {
      fault(line.lowerBound, "header \(nameOfHeader(line)) stands twice")
      return false
    }
    if rank < self.rank {
      fault(line.lowerBound, "header \(nameOfHeader(line)) stands twice or too late")
      return !isTaken(rank)
    }
    self.rank = rank
    return true
  }

  private func isTaken(_ rank: Int) -> Bool {
    switch rank {
    case 1: tree != nil
    case 2: false
    case 3: author != nil
    case 4: committer != nil
    default: !signatureRange.isEmpty
    }
  }

  private mutating func parseID(_ line: Range<Int>, after prefix: Int) -> ObjectID? {
    let start = line.lowerBound + prefix
    guard line.upperBound - start == 40, let id = ObjectID(hex: bytes.span, at: start) else {
      fault(start, "header \(nameOfHeader(line)) does not hold 40 hexadecimal digits")
      return nil
    }
    return id
  }

  private mutating func parseIdent(_ line: Range<Int>, after prefix: Int) -> Ident? {
    switch IdentGrammar(bytes).parse((line.lowerBound + prefix)..<line.upperBound) {
    case .success(let ident):
      return ident
    case .failure(let problem):
      fault(problem.offset, "\(nameOfHeader(line)): \(problem.detail)")
      return nil
    }
  }

  private mutating func checkHeadersAreComplete() {
    if tree == nil { fault(0, "no tree") }
    if author == nil { fault(messageStart, "no author") }
    if committer == nil { fault(messageStart, "no committer") }
  }

  private func endOfLine(from start: Int) -> Int {
    var index = start
    while index < bytes.count, bytes[index] != lineFeed { index += 1 }
    return index
  }

  private func begins(_ line: Range<Int>, _ prefix: StaticString) -> Bool {
    let length = prefix.utf8CodeUnitCount
    guard line.count >= length else { return false }
    for index in 0..<length where unsafe bytes[line.lowerBound + index] != prefix.utf8Start[index] { return false }
    return true
  }

  /// A header's name in so far as it is made of what names are made of.
  private func nameOfHeader(_ line: Range<Int>) -> String {
    var name = ""
    for index in line.prefix(24) {
      switch bytes[index] {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
        name.unicodeScalars.append(Unicode.Scalar(bytes[index]))
      default: return name.isEmpty ? "without a name" : name
      }
    }
    return name.isEmpty ? "without a name" : name
  }
}

// MARK: Text

extension CommitParser {
  private mutating func checkMessage() {
    checkText(messageStart..<bytes.count, what: "message", allowsTab: true)
  }

  /// Notes what is not UTF-8 and control characters other than line feed, once each.
  private mutating func checkText(_ range: Range<Int>, what: String, allowsTab: Bool) {
    var text = TextGrammar(bytes, range, allowsTab: allowsTab)
    while let problem = text.nextProblem() {
      fault(problem.offset, "\(what): \(problem.detail)")
    }
  }
}

private let lineFeed = UInt8(ascii: "\n")
private let space = UInt8(ascii: " ")
