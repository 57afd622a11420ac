import Platform

/// One line on the terminal that says how far long work is; nothing anywhere else.
final class ProgressLine {
  private let isShown: Bool
  private var lastPercent = -1

  init(isShown: Bool) { self.isShown = isShown }

  func show(_ done: Int, of total: Int, _ what: String) {
    guard isShown, total > 500 else { return }
    let percent = done * 100 / total
    guard percent != lastPercent else { return }
    lastPercent = percent
    // Progress that cannot be shown is no reason to stop working.
    try? StandardStream.errors.write([UInt8]("\r\(what) \(done) of \(total) (\(percent) %)".utf8))
  }

  func end() {
    guard lastPercent >= 0 else { return }
    try? StandardStream.errors.write([UInt8]("\r\u{1B}[K".utf8))
  }
}
