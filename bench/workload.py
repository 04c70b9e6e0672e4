"""What the yardstick's scripts share: where its files are, what it asks, and how answers are told apart."""

import hashlib
import json
from collections import defaultdict
from pathlib import Path

ANSWER = 21_600  # an attack excuses answers for six hours
NEAR = 50_000 * 50_000  # 50 km, in square metres
WEEK = 604_800
MANY = 5  # so many breaches within a week, the newest included
POLICIES = ("p1", "p2", "p3")
WORD = (1 << 64) - 1


def truce(folder, n):
    """From when to when the truce is in force."""
    start, stop = Path(folder, f"truce_{n}.csv").read_text().split()[1].split(",")
    return int(start), int(stop)


def bound(folder, n):
    """By actor, the spans in which it is bound: start inclusive, end exclusive."""
    spans = defaultdict(list)
    for actor, since, until in rows(Path(folder, f"bound_{n}.csv")):
        spans[actor].append((since, until))
    return spans


def rows(path):
    """The rows of a file of whole numbers, without its heading, one by one."""
    with open(path) as file:
        next(file)
        for line in file:
            yield tuple(map(int, line.split(",")))


def mix(number, ts, actor, target):
    """What an attack adds to the checksum: sums of it, modulo 2^64, do not depend on the order."""
    f = (number * 2_654_435_761 + ts * 40_503 + actor * 97 + target * 31) & WORD
    return f * f & WORD


def md5(numbers):
    """The first 12 digits of the md5 of the sorted numbers, joined with commas."""
    return hashlib.md5(",".join(map(str, sorted(numbers))).encode()).hexdigest()[:12]


def answer(policy, n, breaches):
    """An answer in the form that all are compared in. Breaches are (number, ts, actor, target)."""
    total = sum(mix(*breach) for breach in breaches) & WORD
    numbers = md5(breach[0] for breach in breaches)
    return dict(policy=policy, n=n, count=len(breaches), md5=numbers, checksum=f"{total:016x}")


def say(measurement):
    """One JSON line."""
    print(json.dumps(measurement), flush=True)
