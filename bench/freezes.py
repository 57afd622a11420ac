"""The calendar of bench/loop/FreezeLoop.swift, worked out with python-dateutil and zoneinfo.

    freezes.py frozen COUNT ZONES   asks COUNT times, by bisection over merged intervals
    freezes.py expand COUNT ZONES   works the windows of COUNT years out

It prints what BenchLoop prints.
"""

import bisect
import datetime
import sys
import zoneinfo

from dateutil import rrule

DAYS = [rrule.MO, rrule.TU, rrule.WE, rrule.TH, rrule.FR, rrule.SA, rrule.SU]
UTC = datetime.timezone.utc


def windows(zones):
    for number in range(200):
        first = datetime.datetime(2026, 1, 1 if number % 5 == 0 else 5, 20)
        while first.weekday() != number % 7:
            first += datetime.timedelta(days=1)
        day = DAYS[number % 7]
        if number % 5 == 0:
            rule = rrule.rrule(rrule.MONTHLY, dtstart=first, byweekday=day(1))
        else:
            rule = rrule.rrule(rrule.WEEKLY, dtstart=first, interval=1 + number % 2, byweekday=day)
        yield number, rule, zones[number % len(zones)]


def intervals(rule, zone, year):
    """Those of the rule that meet a year of UTC, in seconds."""
    low = datetime.datetime(year, 1, 1, tzinfo=UTC).timestamp()
    high = datetime.datetime(year + 1, 1, 1, tzinfo=UTC).timestamp()
    day = datetime.timedelta(days=2)
    for start in rule.between(datetime.datetime(year, 1, 1) - day, datetime.datetime(year + 1, 1, 1) + day, inc=True):
        begin = start.replace(tzinfo=zone).timestamp()
        end = start.replace(hour=23, tzinfo=zone).timestamp()
        if begin < high and end > low:
            yield begin, end


def frozen(count, zones):
    edges = {}
    for number, rule, zone in windows(zones):
        edges.setdefault(number % 16, []).extend(intervals(rule, zone, 2026))
    merged = []
    for system in range(16):
        flat = []
        for begin, end in sorted(edges[system]):
            if flat and begin <= flat[-1]:
                flat[-1] = max(flat[-1], end)
            else:
                flat += [begin, end]
        merged.append(flat)
    base = datetime.datetime(2026, 1, 1, tzinfo=UTC).timestamp()
    yes = 0
    for number in range(count):
        instant = base + number * 7919 % (365 * 86400)
        if bisect.bisect_right(merged[number % 16], instant) % 2:
            yes += 1
    return yes


def expand(years, zones):
    rules = list(windows(zones))
    return sum(
        sum(1 for _ in intervals(rule, zone, year)) for year in range(2026, 2026 + years) for _, rule, zone in rules
    )


if __name__ == "__main__":
    mode, count, path = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    with open(path, encoding="utf-8") as lines:
        found = [zoneinfo.ZoneInfo(line.strip()) for line in lines]
    print({"frozen": frozen, "expand": expand}[mode](count, found))
