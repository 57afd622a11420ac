import ICalendar
import Testing

struct ICalendarLinesTests {
  @Test func `a folded line is one, with the number of its first`() {
    let lines = ICalendarLines(Array("BEGIN:VCALENDAR\r\nSUMMARY:Win\r\n ter \r\n\tpeak\r\nUID:1\n".utf8))

    #expect(lines.lines.map(\.text) == ["BEGIN:VCALENDAR", "SUMMARY:Winter peak", "UID:1"])
    #expect(lines.lines.map(\.number) == [1, 2, 5])
    #expect(lines.faults.isEmpty)
  }

  @Test func `a character that was folded in two is whole again`() {
    let umlaut = Array("SUMMARY:\u{C4}rger".utf8)
    let cut = umlaut.prefix(9) + Array("\r\n ".utf8) + umlaut.dropFirst(9)

    #expect(ICalendarLines(Array(cut)).lines.map(\.text) == ["SUMMARY:\u{C4}rger"])
  }

  @Test(arguments: [
    (Array("A:1\r\nSUMMARY:\u{1B}[2J\r\n".utf8), "it holds a control character"),
    (Array("A:1\r\nSUMMARY:".utf8) + [0xFF], "it is not UTF-8"),
    (Array("A:1\r\nSUMMARY:".utf8) + [UInt8](repeating: 0x61, count: 70_000), "it is longer than 65536 bytes"),
  ])
  func `what nobody should be shown is a fault of its line`(bytes: [UInt8], problem: String) {
    let lines = ICalendarLines(bytes)

    #expect(lines.lines.map(\.text) == ["A:1"])
    #expect(lines.faults.map(\.problem) == [problem])
    #expect(lines.faults.map(\.line) == [2])
  }
}
