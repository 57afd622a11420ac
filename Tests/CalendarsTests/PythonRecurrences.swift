import Calendars

/// What python-dateutil says about fifteen hundred seeded rules.
///
/// Nil where there is no python3 with `dateutil` to ask.
struct PythonRecurrences {
  struct Answer {
    let text: String
    let rule: Recurrence
    /// From the start on, up to 2045 and to twenty-five.
    let occurrences: [CivilDateTime]
  }

  static func ask() throws -> [Answer]? {
    try Python.output(of: script)?.split(separator: UInt8(ascii: "\n"))
      .map { try answer(String(decoding: $0, as: UTF8.self)) }
  }

  /// `monthly interval=2 by_day=-1MO count=3|2026-09-28T16:00 2026-11-30T16:00 …`
  private static func answer(_ line: String) throws -> Answer {
    let halves = line.split(separator: "|")
    guard halves.count == 2 else { throw Python.Garbled() }
    let occurrences = try halves[1].split(separator: " ").map { try local(String($0)) }
    return Answer(text: String(halves[0]), rule: try rule(String(halves[0])), occurrences: occurrences)
  }

  private static let script = """
    import datetime as whole, itertools, random, sys, types
    try:
        from dateutil import rrule
    except ImportError:
        sys.exit(3)
    from datetime import datetime, timedelta
    rng = random.Random(5545)
    codes = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
    horizon = datetime(2045, 1, 1)
    # Where a rule has no more occurrences, dateutil looks for them until this year.
    rrule.datetime = types.SimpleNamespace(**{**vars(whole), "MAXYEAR": horizon.year})
    def with_others(own, values):
        return sorted({own, *rng.sample(values, rng.randrange(4))})
    def text(key, values):
        return f" {key}=" + ",".join(str(v) for v in values) if values else ""
    def written(moment):
        return moment.strftime("%Y-%m-%dT%H:%M")
    def ordinals(day, whole_year):
        # The ordinals of `day` from either end of its month or year, and none at all.
        inside = lambda d: d.year == day.year and (whole_year or d.month == day.month)
        before = sum(1 for n in range(1, 53) if inside(day - timedelta(weeks=n)))
        after = sum(1 for n in range(1, 53) if inside(day + timedelta(weeks=n)))
        return [0, before + 1, -after - 1]
    for _ in range(1500):
        # Each rule is made around its start, so that the start satisfies it and no rule is empty.
        first = datetime(2019, 1, 1) + timedelta(days=rng.randrange(6000), minutes=30 * rng.randrange(48))
        length = ((first.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)).day
        name = rng.choice(["daily", "weekly", "monthly", "yearly"])
        interval = rng.choice([1, 1, 1, 2, 3, 5, 12])
        months = with_others(first.month, range(1, 13)) if rng.random() < 0.3 else []
        days = []
        if name != "weekly" and rng.random() < 0.35:
            own = rng.choice([first.day, first.day - length - 1])
            days = with_others(own, [d for d in range(-31, 32) if d])
        weekdays = []
        if rng.random() < 0.5:
            whole_year = name == "yearly" and not months
            counted = name in ("monthly", "yearly")
            most = 53 if whole_year else 5
            ordinal = rng.choice(ordinals(first, whole_year)) if counted else 0
            weekdays = [(first.weekday(), ordinal)]
            # Not both kinds in one rule: dateutil takes what is in both where RFC 5545 means either.
            for weekday in rng.sample([w for w in range(7) if w != first.weekday()], rng.randrange(3)):
                other = rng.choice([-1, 1]) * rng.randint(1, most)
                weekdays.append((weekday, other if ordinal else 0))
        parts = dict(interval=interval, bymonth=months or None, bymonthday=days or None,
            byweekday=[rrule.weekday(w, n or None) for w, n in weekdays] or None)
        frequency = getattr(rrule, name.upper())
        end, word = {}, ""
        kind = rng.randrange(3)
        if kind == 1:
            end = dict(count=rng.randint(1, 20))
            word = f" count={end['count']}"
        elif kind == 2:
            until = first + timedelta(days=rng.randrange(3000), minutes=rng.choice([0, 0, 1, 1439]))
            end = dict(until=until)
            word = " until=" + written(until)
        rule = rrule.rrule(frequency, dtstart=first, **end, **parts)
        given = itertools.takewhile(lambda d: d < horizon, itertools.islice(rule, 25))
        names = [(str(n) if n else "") + codes[w] for w, n in weekdays]
        print(name + f" interval={interval}" + text("by_day", names) + text("by_month_day", days)
            + text("by_month", months) + word + "|" + " ".join(written(d) for d in given))
    """
}
