import Testing

/// What `--as-of` may be.
struct PointInTimeTests {
  @Test(
    arguments: [
      "", "garbage", "2026-10-05T25:00:00Z", "2026-10-05T09:00:00+02:00", "2026-10-05T09:00:00.5Z", "2026-10-05 09:00",
      "../../x", "HEAD~x", "a..b", "x.lock",
    ])
  func `what is no day, moment or commit is a slip`(point: String) throws {
    let ada = try DemoLedger().clone(as: 11)

    let ran = try ada.folio("show", "INI-0002", "--as-of", point)

    #expect(ran.code == 64, "\(ran)")
  }

  @Test(arguments: ["2026-09-09", "2026-09-08T13:00:00Z", "HEAD", "main", "HEAD~1", "origin/main"])
  func `a day, a moment, a commit and a branch are points`(point: String) throws {
    let ada = try DemoLedger().clone(as: 11)

    let ran = try ada.folio("show", "INI-0002", "--as-of", point)

    #expect(ran.code == 0, "\(ran)")
  }
}
