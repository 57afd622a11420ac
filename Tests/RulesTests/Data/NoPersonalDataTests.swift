import Governance
import JSON
import Rules
import Testing

struct NoPersonalDataTests {
  private func violations(_ text: String, at pointer: String = "/notes", of id: String = "INI-0001") throws
    -> [Violation]
  {
    try JudgedCommit().violations([NoPersonalData()]) { try $0.set(id, pointer, .string(text)) }
  }

  @Test(arguments: [
    ("write to ana@alder.example", "an e-mail address"),
    ("ANA.M+claims@sub.alder-ins.co.uk.", "an e-mail address"),
    ("<per-0007@alder.example>", "an e-mail address"),
    ("m\u{FC}ller@b\u{FC}ro.example", "an e-mail address"),
    ("ana\u{FF20}alder.example", "an e-mail address"),
    ("call +44 20 7946 0958", "a telephone number"),
    ("call +442079460958", "a telephone number"),
    ("call +49 (0)30 1234567", "a telephone number"),
    ("+34 612 345 678", "a telephone number"),
    ("0049 30 1234567 after six", "a telephone number"),
    ("(020) 7946 0958", "a telephone number"),
    ("tel:020 7946 0958", "a telephone number"),
    ("Tel.030/1234567", "a telephone number"),
    ("01 42 68 53 00", "a telephone number"),
    ("07700900123", "a telephone number"),
    ("in 2026 07700 900123 rang", "a telephone number"),
    ("on 2026-09-08 07700900123 rang at 12:30", "a telephone number"),
    ("020\u{A0}7946\u{2011}0958", "a telephone number"),
    ("customer 123456789", "a telephone number"),
    ("123456789012345", "a telephone number"),
    ("415-555-0132", "a telephone number"),
    ("(415) 555-0132", "a telephone number"),
    ("1.415.555.0132", "a telephone number"),
    ("123-45-6789", "a telephone number"),
    ("GB82 WEST 1234 5698 7654 32", "an account number (IBAN)"),
    ("pay to DE89370400440532013000.", "an account number (IBAN)"),
    ("NO9386011117947", "an account number (IBAN)"),
    ("fr1420041010050500013m02606", "an account number (IBAN)"),
    ("card 4111 1111 1111 1111", "a card number"),
    ("5555-5555-5555-4444", "a card number"),
    ("378282246310005", "a card number"),
    ("3782 822463 10005", "a card number"),
    ("6011111111111117 expires 12/27", "a card number"),
    ("2026 4111 1111 1111 1111", "a card number"),
  ])
  func `what looks like personal data is refused, and not repeated`(text: String, sort: String) throws {
    let violation = try #require(try violations(text).first)

    #expect(violation.rule.code == "DATA-01")
    #expect(violation.message.description == "Possible personal data at /notes: \(sort)")
    #expect(violation.pointer?.description == "/notes")
  }

  @Test(arguments: [
    "2026-09-08", "2026-09-08T12:00:00Z", "from 2026-09-08 2026-09-09 to 2026-10-01/2026-10-31",
    "08.09.2026 09.09.2026", "8/9/2026 10/9/2026", "2026-09-08 12 of 14 teams", "20260908120000", "202609081200",
    "1.234.567", "1.234.567.890", "1,234,567,890", "1 234 567 890", "12 045 678 901", "R1-R9", "12345678",
    "0.35 0.45 0.55 0.65", "3.141592653589793", "0.123456789", "-0.000001", "+21 kEUR, +10 days", "+105 250 000",
    "INI-0002, INI-0003 and CHG-7K2M9QXR", "INI-0002 INI-0003 INI-0004", "OBS-0003-202609 OBS-0004-202610",
    "ROL-0001#W1 123", "PRC-0001#0123456789", "/scope/requirements/0123456789/text", "/approval/0/min",
    "50049dd900d0d72d5d5622059a2bf2ef7602700b601992f3627eb0c52d467b41",
    "1234567890123456789012345678901234567890", "123e4567-e89b-12d3-a456-426614174000",
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ1234567890/0123456789+0123456789ab",
    "sk-ssh-ed25519@openssh.com AAAAGnNrLXNzaC1lZDI1NTE5QG9wZW5zc2guY29tAAAAIA==",
    "2024 2025 2026 2027", "2024-2025-2026", "400 420 442 463", "420/442/463", "001 002 003 004",
    "192.168.100.200", "10.15.7.1234", "WIN-2026-09", "2026Q3 2026Q4", "12 345 678 kEUR of 123 456 789 kEUR",
    "ISBN 978-3-16-148410-0", "85.00 [79.39, 89.29], n = 2000 of 12000", "09:00-17:30 on 2026-09-08", "PT24H P14D",
    "4111 1111 1111 1112", "1234 5678 9012 3456", "DE89370400440532013001", "GB82 WEST", "@channel at 5@3.50",
    "ana@localhost", "v2.1@beta", "123456789km", "99.5 % of 12 000 000", "cost 420, 442 and 463 thousand in 2026",
    "52.5200 13.4050", "A4 297 210 2026", "",
  ])
  func `ids, digests, dates, keys, pointers and numbers of prose are let pass`(text: String) throws {
    #expect(try violations(text).isEmpty)
  }

  @Test
  func `every place of a record is searched, its keys as well`() throws {
    #expect(try violations("ana@alder.example", at: "/scope/in/0").map(\.pointer?.description) == ["/scope/in/0"])
    let keys = try JudgedCommit().violations([NoPersonalData()]) {
      try $0.set("INI-0001", "/x-contacts", ["ana@alder.example": 1])
    }
    #expect(keys.messages == ["Possible personal data at /x-contacts: an e-mail address"])
  }

  @Test
  func `a person's own addresses are where addresses belong, and nowhere else of the person`() throws {
    #expect(try violations("grace@alder.example", at: "/emails/0", of: "PER-0007").isEmpty)
    #expect(try violations("grace@alder.example", at: "/notes", of: "PER-0007").codes == ["DATA-01"])
    #expect(try violations("grace@alder.example", at: "/emails", of: "INI-0001").codes == ["DATA-01"])
  }

  @Test
  func `the worked example holds none`() throws {
    var commit = JudgedCommit(on: MemoryLedger())
    commit.phase = .root

    #expect(try commit.violations([NoPersonalData()], after: .opening).isEmpty)
  }

  @Test(arguments: ["1 ", "0001 ", "12-", "a@a.", "DE89", "(0)", "4111 "])
  func `a text made to be slow takes ten times as long when it is ten times as long`(part: String) throws {
    let times = try [500, 5_000].map { count in
      let text = String(repeating: part, count: count)
      let runs = try (0..<3).map { _ in try ContinuousClock().measure { _ = try violations(text, at: "/x-slow") } }
      return runs.min() ?? .zero
    }

    // A search that looks at every pair would take a hundred times as long.
    #expect(times[1] < times[0] * 50)
  }
}
