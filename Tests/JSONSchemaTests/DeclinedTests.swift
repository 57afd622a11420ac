/// The optional tests of the suite that we do not meet, and why. Meeting one makes the suite fail until it leaves here.
enum DeclinedTests {
  static let reasons: [String: String] = [:]
}
