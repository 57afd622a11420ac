/// What Python's `zoneinfo` says about every zone of the system: the independent opinion that ours must share.
///
/// Nil where there is no python3 with `zoneinfo` to ask.
struct PythonZones {
  struct Answers {
    let name: String
    /// Instants with their offsets.
    var offsets: [(instant: Int64, offset: Int)] = []
    /// Civil times, counted as if UTC, and the instants of their first and second reading (`fold` 0 and 1).
    var readings: [(local: Int64, first: Int64, second: Int64)] = []
  }

  static func ask() throws -> [Answers]? { try Python.output(of: script).map(parse) }

  private static func parse(_ bytes: [UInt8]) throws -> [Answers] {
    var zones: [Answers] = []
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      let words = line.split(separator: UInt8(ascii: " "))
      if words.count == 1 {
        zones.append(Answers(name: String(decoding: words[0], as: UTF8.self)))
        continue
      }
      let numbers = words.compactMap { Int64(String(decoding: $0, as: UTF8.self)) }
      guard var zone = zones.popLast(), numbers.count == words.count else { throw Python.Garbled() }
      if numbers.count == 2 {
        zone.offsets.append((numbers[0], Int(numbers[1])))
      } else {
        zone.readings.append((numbers[0], numbers[1], numbers[2]))
      }
      zones.append(zone)
    }
    return zones
  }

  /// For each zone: 40 seeded instants of 1900 to 2100, then everything around each turn of 2020 to 2040, found by
  /// looking every two weeks and halving.
  private static let script = """
    import random, sys
    try:
        import zoneinfo
    except ImportError:
        sys.exit(3)
    from datetime import datetime, timedelta, timezone
    zoneinfo.reset_tzpath(to=["/usr/share/zoneinfo"])
    epoch = datetime(1970, 1, 1, tzinfo=timezone.utc)
    naive = datetime(1970, 1, 1)
    start, end = 1577836800, 2209032000
    out = []
    for name in sorted(zoneinfo.available_timezones()):
        if name in ("localtime", "posixrules") or name.startswith(("posix/", "right/")):
            continue
        zone = zoneinfo.ZoneInfo(name)
        def offset(t):
            o = (epoch + timedelta(seconds=t)).astimezone(zone).utcoffset()
            return o.days * 86400 + o.seconds
        def tell(t):
            out.append(f"{t} {offset(t)}")
        def read(local):
            civil = naive + timedelta(seconds=local)
            both = []
            for fold in (0, 1):
                o = civil.replace(tzinfo=zone, fold=fold).utcoffset()
                both.append(local - o.days * 86400 - o.seconds)
            out.append(f"{local} {both[0]} {both[1]}")
        out.append(name)
        rng = random.Random(name)
        for _ in range(40):
            t = rng.randrange(-2208988800, 4102444800)
            tell(t)
            read(t)
        low, before = start, offset(start)
        while low < end:
            high = low + 14 * 86400
            after = offset(high)
            if after != before:
                a, b = low, high
                while b - a > 1:
                    middle = (a + b) // 2
                    if offset(middle) == before: a = middle
                    else: b = middle
                for t in (b - 1, b, b + 1):
                    tell(t)
                for edge in (b + before, b + after):
                    for local in (edge - 1, edge, edge + 1):
                        read(local)
                read(b + (before + after) // 2)
            low, before = high, after
    print("\\n".join(out))
    """
}
