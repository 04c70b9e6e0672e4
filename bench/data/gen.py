#!/usr/bin/env python3
"""The yardstick's workload: attacks among 500 actors, one about every 30 seconds, a fifth of them retaliations.

usage: gen.py N FOLDER

Writes into FOLDER:
  ev_N.csv, ev_N.parquet   id, ts (seconds), actor, target, x, y (metres), in order of time
  bound_N.csv              actor, bfrom, bto: from when (inclusive) until when (exclusive) an actor is bound
  truce_N.csv              tfrom, tto: the truce, the middle 90 % of the span
  late_N.csv               op, id, ts, actor, target, x, y, in order of arrival: 2 % come up to a day late, 0.5 % are
                           corrected (taken back, and told anew) up to a week later, 0.2 % are withdrawn (op -1)

The seed is fixed, so that one N means one workload. numpy does not promise the same numbers for every version:
`digests.csv` beside this script holds what the pinned version gives, and `harness.py` refuses other data.
"""

import sys
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

SEED = 42
ACTORS = 500
DAY = 86_400
FOREVER = 10**12


def attacks(rng, n):
    """The attacks in order of time, and how many of them are retaliations."""
    weight = 1 / np.arange(1, ACTORS + 1)
    weight /= weight.sum()
    gap = np.maximum(0, rng.exponential(30, n)).astype(np.int64)
    ts = 1000 + np.cumsum(gap)
    actor = rng.choice(ACTORS, n, p=weight).astype(np.int64)
    target = rng.choice(ACTORS, n, p=weight).astype(np.int64)
    target = np.where(target == actor, (target + 1) % ACTORS, target)
    home = rng.integers(0, 500_000, (ACTORS, 2))
    x = (home[target, 0] + rng.normal(0, 15_000, n)).astype(np.int64)
    y = (home[target, 1] + rng.normal(0, 15_000, n)).astype(np.int64)
    # a retaliation turns a recent attack round; six in ten strike near the place of the first
    wants = rng.random(n) < 0.3
    parent = np.arange(n) - rng.integers(1, 1000, n)
    is_answer = wants & (parent >= 0) & ~wants[np.maximum(parent, 0)]
    first = parent[is_answer]
    actor[is_answer], target[is_answer] = target[first], actor[first]
    near = rng.random(n) < 0.6
    strikes_near = is_answer.copy()
    strikes_near[is_answer] = near[is_answer]
    there = np.nonzero(strikes_near)[0]
    x[there] = x[parent[there]] + rng.normal(0, 10_000, len(there)).astype(np.int64)
    y[there] = y[parent[there]] + rng.normal(0, 10_000, len(there)).astype(np.int64)
    columns = dict(id=np.arange(n), ts=ts, actor=actor, target=target, x=x, y=y)
    return columns, int(is_answer.sum())


def bound(rng, end):
    """Half of the actors are bound always, a quarter for one to three spans, a quarter never."""
    spans = []
    for actor in range(ACTORS):
        if actor % 2 == 0:
            spans.append((actor, 0, FOREVER))
        elif actor % 4 == 1:
            count = rng.integers(1, 4)
            cuts = np.sort(1 + rng.choice(end - 1, 2 * count, replace=False))
            spans += [(actor, int(cuts[2 * j]), int(cuts[2 * j + 1])) for j in range(count)]
    return spans


def arrivals(rng, columns):
    """The stream as it arrives: one array a column, sorted by time of arrival, ties in order of telling."""
    n = len(columns["ts"])
    is_late = rng.random(n) < 0.02
    arrives = columns["ts"] + np.where(is_late, rng.integers(1, DAY, n), 0)
    original = {name: columns[name] for name in ("id", "ts", "actor", "target", "x", "y")}
    more = {name: [] for name in ("arrives", "op", *original)}

    def add(arrival, op, row):
        for name, value in zip(more, (arrival, op, *row)):
            more[name].append(value)

    def row(i):
        return tuple(int(column[i]) for column in original.values())

    corrected = np.nonzero(rng.random(n) < 0.005)[0]
    for i in corrected:
        at = int(arrives[i]) + int(rng.integers(60, 7 * DAY))
        number, ts, _, *rest = row(i)
        add(at, -1, row(i))
        add(at, 1, (number, ts - int(rng.integers(0, 7200)), int(rng.integers(0, ACTORS)), *rest))
    is_corrected = set(corrected.tolist())
    for i in np.nonzero(rng.random(n) < 0.002)[0]:
        if int(i) not in is_corrected:
            add(int(arrives[i]) + int(rng.integers(60, 7 * DAY)), -1, row(i))

    first = dict(arrives=arrives, op=np.ones(n, np.int64), **original)
    stream = {name: np.concatenate([first[name], np.array(more[name], np.int64)]) for name in more}
    order = np.argsort(stream.pop("arrives"), kind="stable")
    return {name: column[order] for name, column in stream.items()}


def write(n, folder):
    """Makes and writes the workload of one size. The order of the draws is part of the workload."""
    rng = np.random.default_rng(SEED)
    columns, answers = attacks(rng, n)
    end = int(columns["ts"][-1]) + 1
    spans = bound(rng, end)
    start, stop = int(end * 0.05), int(end * 0.95)

    table = pa.table(columns)
    pyarrow.parquet.write_table(table, folder / f"ev_{n}.parquet")
    pyarrow.csv.write_csv(table, folder / f"ev_{n}.csv")
    lines = "".join(f"{actor},{since},{until}\n" for actor, since, until in spans)
    (folder / f"bound_{n}.csv").write_text("actor,bfrom,bto\n" + lines)
    (folder / f"truce_{n}.csv").write_text(f"tfrom,tto\n{start},{stop}\n")
    stream = pa.table(arrivals(rng, columns))
    options = pyarrow.csv.WriteOptions(quoting_header="none", quoting_style="none")
    pyarrow.csv.write_csv(stream, folder / f"late_{n}.csv", options)
    days = end / DAY
    print(f"{n} attacks over {days:.1f} days, {answers} of them retaliations; {len(spans)} spans of being bound")


def main():
    if len(sys.argv) != 3 or not sys.argv[1].isdecimal():
        sys.exit("usage: gen.py N FOLDER, N being how many attacks")
    folder = Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    write(int(sys.argv[1]), folder)


if __name__ == "__main__":
    main()
