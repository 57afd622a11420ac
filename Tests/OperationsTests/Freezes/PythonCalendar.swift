import Calendars
import Platform

/// What python-icalendar and python-dateutil make of a file: programs that share no line with ours.
enum PythonCalendar {
  /// The times of each freeze that start in 2026 to 2028, by its id and by how their ends are read: `exact`, as many
  /// seconds long as the first (RFC 5545 §3.8.5.3), or `civil`, ending at the same time by the clock, as many clients do.
  ///
  /// Nil where no python3 has both libraries.
  static func times(in file: String) throws -> [String: [String: [String]]]? {
    guard let answer = try output(of: times, [file]) else { return nil }
    var found: [String: [String: [String]]] = [:]
    for line in answer.split(separator: "\n") {
      let parts = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 3 else { throw Refused(nil, "python said \(line)") }
      found[parts[0], default: [:]][parts[1]] = parts[2].split(separator: " ").map(String.init)
    }
    return found
  }

  /// What is wrong with the zones in `file`, compared with Python's own at every hour; the number of zones at the end.
  static func zoneFaults(in file: String, from: Int, to: Int) throws -> [String]? {
    try output(of: zones, [file, "\(from)", "\(to)"])?.split(separator: "\n").map(String.init)
  }

  /// The times of `window` as the script prints them.
  static func texts(of window: FreezeWindow) throws -> [String] {
    guard let first = CivilDateTime("2026-01-01T00:00"), let last = CivilDateTime("2029-01-01T00:00") else { return [] }
    guard case .zone(let zone) = window.timing.clock else {
      let length = window.timing.first.seconds
      return window.timing.starts(in: first..<last).map { "\($0)/\($0.adding(seconds: length))" }.sorted()
    }
    return Set(window.times(in: zone, starting: first..<last).compactMap(\.interval).map { "\($0.start)/\($0.end)" })
      .sorted()
  }

  /// Of the first python3 that has what the script imports; it ends with 3 where something is missing.
  private static func output(of script: String, _ arguments: [String]) throws -> String? {
    for python in ["/usr/bin/python3", "python3"] {
      guard Environment.current().findProgram(python) != nil else { continue }
      let outcome = try ChildProcess(python, ["-c", script] + arguments).run()
      switch outcome.ending {
      case .exited(0): return String(decoding: outcome.output, as: UTF8.self)
      case .exited(3): continue
      default: throw Refused(nil, String(decoding: outcome.errors, as: UTF8.self))
      }
    }
    return nil
  }

  private static let times = """
    import sys
    try:
        from dateutil import rrule
        from icalendar import Calendar
    except ImportError:
        sys.exit(3)
    from datetime import date, datetime, time, timedelta, timezone
    from zoneinfo import ZoneInfo
    FIRST, LAST = datetime(2026, 1, 1), datetime(2029, 1, 1)
    def naive(value):
        return value.replace(tzinfo=None) if isinstance(value, datetime) else datetime.combine(value, time())
    def zone(prop):
        if "TZID" in prop.params:
            return ZoneInfo(prop.params["TZID"])
        moment = getattr(prop, "dt", None)
        return timezone.utc if getattr(moment, "tzinfo", None) else None
    def instant(reading, tz):
        # PEP 495 with fold 0 is RFC 5545 section 3.3.5: the first of two, shifted forward in a gap.
        return reading if tz is None else reading.replace(tzinfo=tz).astimezone(timezone.utc).replace(tzinfo=None)
    def listed(event, name):
        values = event.get(name, [])
        return [naive(d.dt) for v in (values if isinstance(values, list) else [values]) for d in v.dts]
    def written(moment, tz):
        return moment.strftime("%Y-%m-%dT%H:%M" + ("" if tz is None else ":%SZ"))
    calendar = Calendar.from_ical(open(sys.argv[1], "rb").read())
    events = calendar.walk("VEVENT")
    changed = {}
    for event in events:
        if "RECURRENCE-ID" in event:
            key = (str(event["UID"]), naive(event["RECURRENCE-ID"].dt))
            changed[key] = tuple(instant(naive(event[n].dt), zone(event[n])) for n in ("DTSTART", "DTEND"))
    for event in events:
        if "RECURRENCE-ID" in event:
            continue
        uid, start, tz = str(event["UID"]), naive(event["DTSTART"].dt), zone(event["DTSTART"])
        begin = instant(start, tz)
        if "DTEND" in event:
            finish = instant(naive(event["DTEND"].dt), zone(event["DTEND"]))
            civil = naive(event["DTEND"].dt) - start
        else:
            civil = event["DURATION"].dt if "DURATION" in event else timedelta(0)
            finish = begin + civil
        starts = {start}
        if "RRULE" in event:
            rule = event["RRULE"]
            until = rule.pop("UNTIL", [None])[0]
            text = rule.to_ical().decode()
            for found in rrule.rrulestr(text, dtstart=start):
                if found >= LAST:
                    break
                last = until and (naive(until) if tz is None or not isinstance(until, datetime) else until.replace(tzinfo=None))
                if until and (found if tz is None else instant(found, tz)) > last:
                    break
                starts.add(found)
        starts = (starts | set(listed(event, "RDATE"))) - set(listed(event, "EXDATE"))
        for reading in ("exact", "civil"):
            times = set()
            for found in starts:
                if (uid, found) in changed:
                    ends = changed[(uid, found)]
                elif reading == "exact" or len(starts) == 1:
                    ends = (instant(found, tz), instant(found, tz) + (finish - begin))
                else:
                    ends = (instant(found, tz), instant(found + civil, tz))
                if FIRST <= found < LAST and ends[0] != ends[1]:
                    times.add("/".join(written(e, tz) for e in ends))
            print(str(event["X-FOLIO-ID"]), reading, " ".join(sorted(times)), sep="|")
    """

  private static let zones = """
    import sys
    try:
        from icalendar import Calendar
    except ImportError:
        sys.exit(3)
    from dateutil import rrule
    from datetime import datetime, timedelta, timezone
    from zoneinfo import ZoneInfo
    first, last = datetime(int(sys.argv[2]), 1, 2), datetime(int(sys.argv[3]), 12, 30)
    zones = Calendar.from_ical(open(sys.argv[1], "rb").read()).walk("VTIMEZONE")
    for zone in zones:
        onsets = []
        for part in zone.subcomponents:
            start, before = part["DTSTART"].dt.replace(tzinfo=None), part["TZOFFSETFROM"].td
            after = part["TZOFFSETTO"].td
            found = [start]
            if "RRULE" in part:
                found = rrule.rrulestr(part["RRULE"].to_ical().decode(), dtstart=start).between(
                    start, last, inc=True)
            onsets += [(moment - before, after) for moment in found]
        onsets.sort(key=lambda onset: onset[0])
        own, moment, index = ZoneInfo(str(zone["TZID"])), first, 0
        while moment < last:
            while index + 1 < len(onsets) and onsets[index + 1][0] <= moment:
                index += 1
            expected = moment.replace(tzinfo=timezone.utc).astimezone(own).utcoffset()
            if onsets[index][1] != expected:
                print(zone["TZID"], moment, onsets[index][1], "and not", expected)
                break
            moment += timedelta(hours=1)
    print("checked", len(zones))
    """
}
