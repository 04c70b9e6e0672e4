#!/usr/bin/env python3
"""Medians and ratios of results: `summary.py RESULTS.csv [--markdown]`.

A ratio is the peer's time over ours in the same repeat, so that what else the machine did weighs on both; shown is the
median of these with the least and the greatest. Above 1 we are faster.
"""

import csv
import sys
from collections import defaultdict
from statistics import median

NUMBERS = ("seconds", "throughput", "peak_mb", "p50_us", "p99_us")
OURS = "trucewatch"


def read(path):
    """The rows, with numbers as numbers and what was not measured as None."""
    with open(path, newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        for name in NUMBERS:
            row[name] = float(row[name]) if row[name] else None
        for name in ("n", "threads", "repeat"):
            row[name] = int(row[name])
    return rows


def grouped(rows):
    """By task and size, then by engine and threads: the rows of all repeats."""
    tasks = defaultdict(lambda: defaultdict(list))
    for row in rows:
        task = tuple(row[name] for name in ("policy", "mode", "stream", "batch", "n"))
        tasks[task][row["engine"], row["threads"]].append(row)
    return tasks


def spread(values):
    """Median, least, greatest; None where nothing was measured."""
    values = [value for value in values if value is not None]
    return (median(values), min(values), max(values)) if values else None


def base(engines, threads):
    """What a peer is held against: ours with as many threads, else with the fewest that we were run with."""
    own = sorted(key for key in engines if key[0].startswith(OURS))
    same = [key for key in own if key[1] == threads]
    return (same or own or [None])[0]


def ratios(theirs, own, what):
    """The peer's measure over ours, repeat by repeat. Repeats of several days or machines are never mixed."""
    def by_repeat(rows):
        return {(row["date"], row["machine"], row["repeat"]): row[what] for row in rows if row[what]}

    ours = by_repeat(own)
    return [value / ours[repeat] for repeat, value in by_repeat(theirs).items() if repeat in ours]


def lines(rows):
    """One line for each task, engine and number of threads."""
    for (policy, mode, stream, batch, n), engines in sorted(grouped(rows).items(), key=lambda item: (item[0][:4], item[0][4])):
        for (engine, threads), of_engine in sorted(engines.items(), key=lambda item: (not item[0][0].startswith(OURS), item[0])):
            task = f"{policy} {mode}" if mode == "batch" else f"{policy} {stream}, {batch} at a time"
            own = base(engines, threads)
            is_ours = own == (engine, threads)
            what = "p50_us" if batch == "1" else "seconds"
            found = None if own is None or is_ours else spread(ratios(of_engine, engines[own], what))
            yield dict(
                task=task, n=n, engine=engine, threads=threads, runs=len(of_engine),
                **{name: spread(row[name] for row in of_engine) for name in NUMBERS}, ratio=found,
            )


def cells(line):
    """A line as text."""
    def each(name, form):
        value = line[name]
        return "–" if value is None else form(*value)

    return [
        line["task"], f"{line['n']:,}", line["engine"], str(line["threads"]), str(line["runs"]),
        each("seconds", lambda m, low, high: f"{m:.4f} ({low:.4f}–{high:.4f})"),
        each("throughput", lambda m, *_: f"{m / 1e6:.2f} M/s"),
        each("peak_mb", lambda m, *_: f"{m:.0f}"),
        each("p50_us", lambda m, *_: f"{m:.1f}"),
        each("p99_us", lambda m, *_: f"{m:.1f}"),
        each("ratio", lambda m, low, high: f"{m:.2f}× ({low:.2f}–{high:.2f})"),
    ]


HEADS = ["task", "attacks", "engine", "threads", "runs", "seconds (least–greatest)", "changes", "peak MB", "p50 µs", "p99 µs", "theirs/ours"]


def table(path, is_markdown=False):
    """The table of one file of results."""
    body = [cells(line) for line in lines(read(path))]
    if is_markdown:
        return "\n".join(f"| {' | '.join(row)} |" for row in [HEADS, ["---"] * len(HEADS), *body])
    widths = [max(len(row[i]) for row in [HEADS, *body]) for i in range(len(HEADS))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip() for row in [HEADS, *body])


def show(path, is_markdown=False):
    """Prints the table."""
    print(table(path, is_markdown))


if __name__ == "__main__":
    paths = [a for a in sys.argv[1:] if a != "--markdown"]
    if len(paths) != 1:
        sys.exit("usage: summary.py RESULTS.csv [--markdown]")
    show(paths[0], "--markdown" in sys.argv)
