import Calendars

/// Which instants spans of civil time cover in every zone of the system, worked out with Python's `zoneinfo`.
///
/// Nil where there is no python3 with `zoneinfo` to ask.
struct PythonSpans {
  struct Answer {
    let zone: String
    let span: CivilSpan
    let reading: SpanReading
    let interval: InstantInterval?
  }

  static func ask() throws -> [Answer]? {
    guard let output = try Python.output(of: PythonZones.walking + script) else { return nil }
    var zone = ""
    var answers: [Answer] = []
    for line in output.split(separator: UInt8(ascii: "\n")) {
      let words = line.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
      if words.count == 1 { zone = words[0] } else { answers.append(try answer(words, in: zone)) }
    }
    return answers
  }

  /// `days`, `widest` or `narrowest`, the civil start and end counted as if UTC, and the instants where there are any.
  private static func answer(_ words: [String], in zone: String) throws -> Answer {
    let numbers = words.dropFirst().compactMap { Int64($0) }.map { Instant(secondsSinceEpoch: $0) }
    guard numbers.count == words.count - 1, numbers.count == 2 || numbers.count == 4 else { throw Python.Garbled() }
    let (start, end) = (Zone.utc.civil(at: numbers[0]), Zone.utc.civil(at: numbers[1]))
    let isAllDay = words[0] == "days"
    let span = isAllDay ? CivilSpan(daysFrom: start.date, to: end.date) : CivilSpan(from: start, to: end)
    guard let span else { throw Python.Garbled() }
    let interval = numbers.count == 4 ? InstantInterval(from: numbers[2], to: numbers[3]) : nil
    return Answer(zone: zone, span: span, reading: words[0] == "narrowest" ? .narrowest : .widest, interval: interval)
  }

  /// Three spans with edges in, at and about each turn, and the day of the turn; in quiet zones any three spans.
  private static let script = """
    def tell(kind, local, until, interval):
        print(kind, local, until, *interval)
    def tell_span(zone, local, until):
        (first, second), (one, other) = readings(zone, local), readings(zone, until)
        # In a gap the reading of fold 0 is the later one, and means the offset before the jump.
        begin, finish = first, max(one, other)
        tell("widest", local, until, (begin, finish if finish > begin else begin + until - local))
        begin, finish = max(first, second), one
        tell("narrowest", local, until, (begin, finish) if finish > begin else ())
    def first_of(zone, midnight):
        first, second = readings(zone, midnight)
        result = turn(zone, second - 1, first) if first > second else first
        shown = lambda t: (t + offset(zone, t)) // 86400
        assert shown(result - 1) < midnight // 86400 <= shown(result)
        return result
    for name in names():
        zone = zoneinfo.ZoneInfo(name)
        print(name)
        rng = random.Random(name)
        found = list(turns(zone)) or [(rng.randrange(start, end), 0, 0)]
        for b, before, after in found:
            low, high = sorted((b + before, b + after))
            points = [low - 5400, low - 600, low, (low + high) // 2, high, high + 600, high + 5400, high + 172800]
            for _ in range(3):
                local, until = sorted(rng.sample(sorted(set(points)), 2))
                tell_span(zone, local, until)
            midnight = (b + before) // 86400 * 86400 + rng.choice([0, 0, 86400])
            until = midnight + 86400 * rng.choice([1, 1, 2])
            tell("days", midnight, until, (first_of(zone, midnight), first_of(zone, until)))
    """
}
