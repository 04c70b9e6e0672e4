#!/usr/bin/env python3
"""Writes a case many times as large: `copies.py CASE INTO [--incidents 100000] [--days 731]`.

The incidents of a case are written again and again, each copy a number of days earlier, with ids and places of its own. What
would fall before the last `--days` days of the record stands at their end instead, so that all days hold about as many.
All else stays as it is. The same case gives the same bytes.
"""

import argparse
import re
import shutil
from datetime import date, timedelta
from pathlib import Path

DAY = re.compile(r"\d{4}-\d\d-\d\d")
DATED = re.compile(r'^( *when |.* (?:said|learnt)=)"[^"]*"', re.M)
STARTS = re.compile(r"^incident ", re.M)
IDS = re.compile(r'^(incident|    claim|    split-from|    same-as) "([^"]+)"', re.M)
CORRECTS = re.compile(r' supersedes="([^"]+)"')
POINT = re.compile(r" lat=(-?[\d.]+) lon=(-?[\d.]+)")


def incidents(case):
    """The text of each incident of a case."""
    for path in sorted((case / "incidents").glob("*.kdl")):
        text = path.read_text()
        starts = [found.start() for found in STARTS.finditer(text)] + [len(text)]
        yield from (text[a:b].rstrip() + "\n" for a, b in zip(starts, starts[1:]))


def shifted(text, days):
    """With every date of what happened, was said and learnt so many days later."""
    def later(found):
        return (date.fromisoformat(found[0]) + timedelta(days)).isoformat()

    # a line may hold two: `said` and `learnt`
    return DATED.sub(lambda found: DAY.sub(later, found[0]), text)


def copy(text, number, last, span):
    """A copy of an incident, with ids, days and places of its own."""
    day = date.fromisoformat(DAY.search(text)[0])
    back = (last - day).days
    days = back - (back + number * 37) % span
    # where clocks may change, an hour of the night may not exist, or twice
    if (moved := day + timedelta(days)).month in (3, 10) and moved.day >= 24:
        days -= 8
    text = shifted(text, days)
    text = IDS.sub(rf'\1 "\2-{number}"', text)
    text = CORRECTS.sub(rf' supersedes="\1-{number}"', text)
    # up to half a degree aside, so that places are as many as in a record of that size
    north, east = ((number * step % 101 - 50) / 100 for step in (17, 29))
    return POINT.sub(lambda at: f" lat={float(at[1]) + north:.3f} lon={float(at[2]) + east:.3f}", text)


def write(case, into, wanted, span):
    """Writes the case; gives how many incidents it has."""
    own = list(incidents(case))
    last = date.fromisoformat(re.search(r'record-until "([^"]+)"', (case / "case.kdl").read_text())[1])
    shutil.rmtree(into, ignore_errors=True)
    shutil.copytree(case, into)
    for number in range(1, -(-wanted // len(own))):
        some = own[: wanted - number * len(own)]
        (into / f"incidents/copy-{number}.kdl").write_text("\n".join(copy(text, number, last, span) for text in some))
    return max(wanted, len(own))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("case", type=Path)
    parser.add_argument("into", type=Path, help="the folder to write; what is there is replaced")
    parser.add_argument("--incidents", type=int, default=100_000)
    parser.add_argument("--days", type=int, default=731, help="over how many days they are spread (default: 731)")
    asked = parser.parse_args()
    print(write(asked.case, asked.into, asked.incidents, asked.days), "incidents")
