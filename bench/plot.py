#!/usr/bin/env python3
"""Plots of results: `plot.py RESULTS.csv [FOLDER]` writes growth-*.svg and ratios.svg into docs/performance.

One growth plot for each task that was measured at two sizes or more, and one plot of ratios to our time at the largest
size at which each task was measured with ours. What cannot be drawn from the results is said and left out.
"""

import sys
from collections import defaultdict
from pathlib import Path

import svg
from summary import lines, read


def name(line):
    """An engine as the legend says it."""
    threads = line["threads"]
    return f"{line['engine']}, {threads} thread{'' if threads == 1 else 's'}"


def growths(measured):
    """By file name: a plot of time against size."""
    tasks = defaultdict(lambda: defaultdict(list))
    for one in measured:
        is_latency = one["p50_us"] is not None
        tasks[one["task"], is_latency][name(one)].append((one["n"], *(one["p50_us"] if is_latency else one["seconds"])))
    for (task, is_latency), engines in sorted(tasks.items()):
        sizes = {point[0] for points in engines.values() for point in points}
        if len(sizes) < 2:
            print(f"{task}: measured at one size only, so there is no growth to draw", file=sys.stderr)
            continue
        series = [(engine, sorted(points)) for engine, points in sorted(engines.items())]
        series.sort(key=lambda one: not one[0].startswith("trucewatch"))
        what = "microseconds for one change, median" if is_latency else "seconds"
        about = f"{what} by attacks, both axes logarithmic, with the least and the greatest of the repeats. " + "; ".join(
            f"{engine}: " + ", ".join(f"{n:,}: {middle:.4g}" for n, middle, *_ in points) for engine, points in series
        )
        yield "growth-" + task.replace(", ", "-").replace(" ", "-") + ".svg", svg.growth(task, about, series, what)


def ratios(measured):
    """The plot of ratios, or nothing where ours was not measured."""
    largest = {}
    for one in measured:
        if one["ratio"] is not None:
            largest[one["task"]] = max(largest.get(one["task"], 0), one["n"])
    rows = [
        (f"{one['task']}: {name(one)}", *one["ratio"])
        for one in measured if one["ratio"] is not None and one["n"] == largest[one["task"]]
    ]
    if not rows:
        return None
    about = "The peer's time over ours; above 1 we are faster. " + "; ".join(f"{row[0]}: {row[1]:.2f}" for row in rows)
    sizes = sorted(set(largest.values()))
    title = "How much longer the peers take, at " + " and ".join(f"{n:,}" for n in sizes) + " attacks"
    return svg.bars(title, about, rows, "their time over ours in the same repeat; least, median, greatest")


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit("usage: plot.py RESULTS.csv [FOLDER]")
    folder = Path(sys.argv[2]) if len(sys.argv) == 3 else Path(__file__).parent.parent / "docs/performance"
    folder.mkdir(parents=True, exist_ok=True)
    measured = list(lines(read(sys.argv[1])))
    drawn = list(growths(measured))
    of_ratios = ratios(measured)
    if of_ratios is None:
        print("Trucewatch is not in these results, so there are no ratios to draw", file=sys.stderr)
    else:
        drawn.append(("ratios.svg", of_ratios))
    for file, what in drawn:
        (folder / file).write_text(what)
        print(folder / file)


if __name__ == "__main__":
    main()
