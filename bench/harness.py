#!/usr/bin/env python3
"""Measures Trucewatch and its peers by turns on one machine and holds every answer against the right one.

Started by `bench/run`, which makes the environment and builds the binaries. See `README.md`.
"""

import argparse
import csv
import hashlib
import json
import os
import platform
import subprocess
import sys
from pathlib import Path

import summary
from jobs import FIELDS, HERE, LOT, TASKS, of_task

FILES = ("ev", "bound", "truce", "late")


def arguments():
    parser = argparse.ArgumentParser(prog="bench/run", description="Trucewatch beside its peers, in one run.")
    add = parser.add_argument
    add("--size", type=int, nargs="+", default=[1_000_000], help="how many attacks; several sizes give a growth curve")
    add("--repeat", type=int, default=5, help="how often each is measured (default: 5)")
    add("--threads", type=int, nargs="+", default=[1, 2], help="with how many threads (default: 1 2)")
    add("--only", default="", help="only tasks whose name holds this, such as 'p2 batch' or 'late'")
    add("--engines", nargs="+", help="only these engines, such as polars")
    add("--date", required=True, help="the day, as it shall stand in the results, such as 2026-11-23")
    add("--machine", default=None, help="what the machine is called in the results (default: its processor)")
    add("--out", type=Path, help="where the results go (default: bench/results/DATE.csv); rows are added to a file that is there")
    add("--peers-only", action="store_true", help="leave Trucewatch out")
    add("--ours", type=Path, help="the trucewatch binary (bench/run gives it)")
    add("--differential", type=Path, help="the binary of bench/differential (bench/run gives it)")
    asked = parser.parse_args()
    if asked.repeat < 1 or min(asked.size) < 1 or min(asked.threads) < 1:
        parser.error("--repeat, --size and --threads want at least 1")
    return asked


def machine():
    """The processor and how many of it."""
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return f"{line.split(':')[1].strip()}, {os.cpu_count()} processors"
    return f"{platform.machine()}, {os.cpu_count()} processors"


def prepare(n, folder):
    """Makes the data where it is missing, and refuses data that is not the yardstick's."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{kind}_{n}.csv" for kind in FILES]
    if not all(path.exists() for path in [*paths, folder / f"ev_{n}.parquet"]):
        (folder / f"answers_{n}.json").unlink(missing_ok=True)
        subprocess.run([sys.executable, HERE / "data/gen.py", str(n), folder], check=True)
    with open(HERE / "data/digests.csv", newline="") as file:
        known = {row["file"]: row["sha256"] for row in csv.DictReader(file)}
    for path in paths:
        digest = known.get(path.name)
        if digest is None:
            print(f"{path.name}: no digest is known for this size; it is taken as it is", file=sys.stderr)
        elif hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            sys.exit(f"{path} is not the yardstick's data. Remove {folder} and run this again; if it is so again, "
                     "the version of numpy is not that of bench/requirements.txt.")


def right_answers(n, folder):
    """By stream and policy. Kept beside the data, as the plain oracles take minutes for ten million."""
    kept = folder / f"answers_{n}.json"
    if not kept.exists():
        said = {}
        for stream, command in (("ordered", ["oracle.py", str(n), folder]), ("late", ["oracle_late.py", str(n), folder, "late"])):
            lines = subprocess.run([sys.executable, HERE / command[0], *command[1:]], check=True, capture_output=True, text=True).stdout
            said[stream] = {one["policy"]: one for one in map(json.loads, lines.splitlines())}
        kept.write_text(json.dumps(said))
    return json.loads(kept.read_text())


def changes(task, n, folder):
    """How many changes a whole stream has."""
    if task.stream == "ordered":
        return n
    with open(folder / f"late_{n}.csv", "rb") as file:
        return sum(1 for _ in file) - 1


def measure(job):
    """Runs one job in a process of its own and gives what it said last."""
    done = subprocess.run(job.command, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{job.engine} failed at {job.task}:\n  {' '.join(job.command)}\n{done.stderr}")
    lines = done.stdout.strip().splitlines()
    try:
        return json.loads(lines[-1])
    except (IndexError, ValueError):
        sys.exit(f"{job.engine} did not print a JSON line at {job.task}:\n  {' '.join(job.command)}\n{done.stdout}")


def check(job, said, right):
    """Stops where an answer is wrong, or where it is not told."""
    for key in ("count", "checksum", "md5"):
        told = said.get(key)
        if told is None and key == "md5":
            continue
        if told != right[key]:
            sys.exit(f"{job.engine} is wrong at {job.task}: {key} {told} where {right[key]} is right.\n  {' '.join(job.command)}")


def row(job, said, n, repeat, total, asked):
    """One line of the results."""
    count = said.get("changes") or total
    known = dict(date=asked.date, machine=asked.machine or machine(), engine=job.engine, policy=job.task.policy, mode=job.task.mode,
                 stream=job.task.stream, batch=job.task.batch or "all", n=n, threads=job.threads, repeat=repeat, changes=count,
                 throughput=round(count / said["seconds"]))
    return {field: known.get(field, said.get(field)) for field in FIELDS}


def run(asked, out):
    """Each repeat asks every engine in turn, beginning with another one each time."""
    folder = Path(os.environ.get("BENCH_DATA", HERE / ".data")).resolve()
    binary = None if asked.peers_only else asked.ours
    for n in asked.size:
        prepare(n, folder)
        right = right_answers(n, folder)
        tasks = [task for task in TASKS if asked.only in str(task) and (n > LOT or task.batch != LOT or task.stream == "ordered")]
        jobs = {task: [job for job in of_task(task, n, folder, asked.threads, binary, asked.differential)
                       if not asked.engines or job.engine in asked.engines] for task in tasks}
        totals = {task: changes(task, n, folder) for task in tasks}
        for repeat in range(1, asked.repeat + 1):
            for task, turn in jobs.items():
                first = repeat % len(turn) if turn else 0
                for job in turn[first:] + turn[:first]:
                    said = measure(job)
                    check(job, said, right[task.stream][task.policy])
                    out.writerow(row(job, said, n, repeat, totals[task], asked))
                    print(f"{n:>9}  {repeat}/{asked.repeat}  {str(task):42} {job.engine:24} {job.threads}  {said['seconds']:.4f} s", flush=True)


def main():
    asked = arguments()
    path = asked.out or HERE / "results" / f"{asked.date}.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    is_new = not path.exists()
    with open(path, "a", newline="", buffering=1) as file:
        out = csv.DictWriter(file, FIELDS, lineterminator="\n")
        if is_new:
            out.writeheader()
        run(asked, out)
    print()
    summary.show(path)
    print(f"\nAll answers agree with the oracles. Results: {path}")


if __name__ == "__main__":
    main()
