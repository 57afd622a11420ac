import Calendars
import Git
import Rules
import Storage

/// A server's receipts laid over a history: when each commit came in, and for which no receipt speaks.
struct ReceiptCoverage {
  /// Every commit of main came in by a push that the server wrote a receipt of, and every receipt is as it was written.
  ///
  /// `folio verify --receipts` asks it of the book that a server keeps in `folio/receipts`: each line is signed by the
  /// server's own key, begins where the line before it ended, and ends in a commit of this history. Each commit is then
  /// judged again at the time at which it came in.
  static let rule = RuleID(code: "AUD-02", name: "receipts-cover-history")

  private(set) var violations: [Violation] = []
  /// How many of the oldest commits were there before the book began.
  private(set) var olderCommits = 0
  private let history: [ObjectID]
  private var arrivals: [Instant?]
  /// How many commits the receipts read so far reach over; nothing before the first.
  private var reach: Int?
  private var lastTime: Instant?
  /// Whether a line that counts for nothing lies between here and the last that did: what follows from it is not said.
  private var hasBrokenLine = false

  /// - Parameter history: every commit of main, the root first.
  init(_ receipts: KeptReceipts, over history: [ObjectID]) {
    self.history = history
    arrivals = Array(repeating: nil, count: history.count)
    let places = Dictionary(zip(history, 0...), uniquingKeysWith: { first, _ in first })
    for (index, line) in receipts.lines.enumerated() { read(line, number: index + 1, places) }
    if !hasBrokenLine { noteGap(from: reach ?? 0, to: history.count) }
  }

  /// When the commit at `place` in history came in; nothing where no receipt says.
  func arrival(at place: Int) -> Instant? { arrivals[place] }

  private mutating func read(_ line: Result<Receipt, Receipt.Fault>, number: Int, _ places: [ObjectID: Int]) {
    let receipt: Receipt
    switch line {
    case .success(let read): receipt = read
    case .failure(let fault): return refuse(number, .broken(fault.reason))
    }
    guard receipt.move.name == Ledger.mainReference else { return }
    guard let last = receipt.move.new.flatMap({ places[$0] }) else {
      return refuse(number, .strangeEnd(receipt.move.new))
    }
    var start = 0
    if let old = receipt.move.old {
      guard let place = places[old] else { return refuse(number, .strangeEnd(old)) }
      start = place + 1
    }
    guard start <= last, start >= reach ?? 0 else { return refuse(number, .outOfOrder) }
    if let lastTime, receipt.at < lastTime {
      violations.append(Self.violation(number, .timeGoesBack(receipt.at, lastTime), severity: .warn))
    }
    if let reach, !hasBrokenLine { noteGap(from: reach, to: start) }
    if reach == nil, !hasBrokenLine { olderCommits = start }
    for place in start...last { arrivals[place] = receipt.at }
    (reach, lastTime, hasBrokenLine) = (last + 1, receipt.at, false)
  }

  private mutating func refuse(_ line: Int, _ message: Violation.Message) {
    violations.append(Self.violation(line, message, severity: .block))
    hasBrokenLine = true
  }

  private mutating func noteGap(from start: Int, to end: Int) {
    guard start < end else { return }
    violations.append(
      Violation(
        rule: Self.rule, subject: history[start].shortened,
        message: .uncovered(end - start, through: history[end - 1]), fix: .askServer))
  }

  private static func violation(_ line: Int, _ message: Violation.Message, severity: Violation.Severity) -> Violation {
    Violation(rule: rule, severity: severity, subject: "receipt \(line)", message: message, fix: .askServer)
  }
}

extension Violation.Message {
  fileprivate static func broken(_ reason: String) -> Self { "Line is not as the server wrote it: \(reason)" }
  fileprivate static func strangeEnd(_ commit: ObjectID?) -> Self {
    commit.map { "Main once stood at \($0.shortened), which is not in this history" } ?? "Main was deleted"
  }
  fileprivate static let outOfOrder: Self = "Line does not follow the one before it"
  fileprivate static func timeGoesBack(_ time: Instant, _ before: Instant) -> Self {
    "The server's clock went back from \(before) to \(time)"
  }
  fileprivate static func uncovered(_ count: Int, through last: ObjectID) -> Self {
    count == 1
      ? "No receipt says when it came in"
      : "No receipt says when it and the commits through \(last.shortened) came in: \(count) in all"
  }
  fileprivate static let askServer: Self =
    "ask whoever runs the server what moved main past its hooks, or what happened to folio/receipts"
}
