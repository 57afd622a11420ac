import JSON
import Testing

@testable import Reporting

/// Cells of comma-separated files.
struct CSVTextTests {
  @Test(
    arguments: [
      ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"no\"", "\"say \"\"no\"\"\""), ("=2+2", "'=2+2"),
      ("x\n=2+2", "\"x\n=2+2\""), ("x\r=2+2", "\"x\r=2+2\""), ("x\r\ny", "\"x\r\ny\""), ("-1", "'-1"),
    ])
  func `a cell stays one cell, and runs nothing`(text: String, cell: String) {
    #expect(CSVText.cell(.string(text)) == cell)
  }
}
