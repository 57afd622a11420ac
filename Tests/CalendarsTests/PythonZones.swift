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

  static func ask() throws -> [Answers]? { try Python.output(of: walking + script).map(parse) }

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

  /// `names()` of the zones, `offset(zone, t)`, the two readings of a civil time by `fold`, and the `turns` of 2020 to
  /// 2040 with the offsets before and after, found by looking every two weeks and halving.
  static let walking = """
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
    def names():
        for name in sorted(zoneinfo.available_timezones()):
            if name not in ("localtime", "posixrules") and not name.startswith(("posix/", "right/")):
                yield name
    def offset(zone, t):
        o = (epoch + timedelta(seconds=t)).astimezone(zone).utcoffset()
        return o.days * 86400 + o.seconds
    def readings(zone, local):
        both = []
        for fold in (0, 1):
            o = (naive + timedelta(seconds=local)).replace(tzinfo=zone, fold=fold).utcoffset()
            both.append(local - o.days * 86400 - o.seconds)
        return both
    def turn(zone, a, b):
        before = offset(zone, a)
        while b - a > 1:
            middle = (a + b) // 2
            if offset(zone, middle) == before: a = middle
            else: b = middle
        return b
    def turns(zone):
        low, before = start, offset(zone, start)
        while low < end:
            high = low + 14 * 86400
            after = offset(zone, high)
            if after != before:
                yield turn(zone, low, high), before, after
            low, before = high, after

    """

  /// For each zone: 40 seeded instants of 1900 to 2100, then everything around each turn.
  private static let script = """
    out = []
    for name in names():
        zone = zoneinfo.ZoneInfo(name)
        def tell(t):
            out.append(f"{t} {offset(zone, t)}")
        def read(local):
            first, second = readings(zone, local)
            out.append(f"{local} {first} {second}")
        out.append(name)
        rng = random.Random(name)
        for _ in range(40):
            t = rng.randrange(-2208988800, 4102444800)
            tell(t)
            read(t)
        for b, before, after in turns(zone):
            for t in (b - 1, b, b + 1):
                tell(t)
            for edge in (b + before, b + after):
                for local in (edge - 1, edge, edge + 1):
                    read(local)
            read(b + (before + after) // 2)
    print("\\n".join(out))
    """
}
