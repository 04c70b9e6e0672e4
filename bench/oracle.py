#!/usr/bin/env python3
"""The right answers to P1, P2 and P3 over the attacks in order, from one plain pass: no engine, no index, no library.

usage: oracle.py N FOLDER     prints one JSON line a policy

P1: an attack by a bound actor on a bound target while the truce is in force, unless the target attacked the actor
    1 second to 6 hours before (whether or not that attack was a breach).
P2: the same, but what excuses must also lie within 50 km.
P3: a P1 breach at ts, where its actor has at least 5 P1 breaches from ts - 7 days to ts, both included; all of the
    same second count.
"""

import sys
from bisect import bisect_left, bisect_right
from collections import defaultdict, deque

from workload import ANSWER, MANY, NEAR, WEEK, answer, bound, rows, say, truce


def breaches(attacks, spans, start, stop):
    """The P1 and the P2 breaches among attacks in order of time, as (number, ts, actor, target)."""
    recent = defaultdict(deque)
    p1, p2 = [], []

    def is_bound(actor, ts):
        return any(since <= ts < until for since, until in spans.get(actor, ()))

    for number, ts, actor, target, x, y in attacks:
        recent[actor, target].append((ts, x, y))
        if not (start <= ts < stop and is_bound(actor, ts) and is_bound(target, ts)):
            continue
        answered = recent.get((target, actor), deque())
        while answered and answered[0][0] < ts - ANSWER:
            answered.popleft()
        excuses = [(u, v) for then, u, v in answered if then < ts]
        if not excuses:
            p1.append((number, ts, actor, target))
        if not any((x - u) ** 2 + (y - v) ** 2 <= NEAR for u, v in excuses):
            p2.append((number, ts, actor, target))
    return p1, p2


def repeated(p1):
    """The P3 breaches among the P1 breaches."""
    times = defaultdict(list)
    for _, ts, actor, _ in p1:
        times[actor].append(ts)
    for of_actor in times.values():
        of_actor.sort()

    def is_one(ts, actor):
        return bisect_right(times[actor], ts) - bisect_left(times[actor], ts - WEEK) >= MANY

    return [breach for breach in p1 if is_one(breach[1], breach[2])]


def answers(n, folder):
    """The three answers."""
    p1, p2 = breaches(rows(f"{folder}/ev_{n}.csv"), bound(folder, n), *truce(folder, n))
    return [answer("p1", n, p1), answer("p2", n, p2), answer("p3", n, repeated(p1))]


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: oracle.py N FOLDER")
    for one in answers(int(sys.argv[1]), sys.argv[2]):
        say(one)
