#!/usr/bin/env python3
"""The right answers once all of a stream has arrived: applies every change, then looks at what stands.

usage: oracle_late.py N FOLDER [late|ordered]     prints one JSON line a policy

Another way than `oracle.py`, so that the two check each other on the stream in order: it sorts what stands by pair of
actors and looks up, for each attack, what may excuse it.
"""

import sys
from bisect import bisect_left
from collections import Counter, defaultdict

from oracle import repeated
from workload import ANSWER, NEAR, answer, bound, rows, say, truce


def standing(changes):
    """What stands once all changes are applied. A stream that takes back what it never told is refused."""
    count = Counter()
    for op, *attack in changes:
        count[tuple(attack)] += op
    wrong = [attack for attack, times in count.items() if times not in (0, 1)]
    if wrong:
        raise ValueError(f"{len(wrong)} attacks stand neither once nor not at all, {wrong[0]} among them")
    return [attack for attack, times in count.items() if times]


def breaches(attacks, spans, start, stop):
    """The P1 and the P2 breaches, the attacks being in any order."""
    by_pair = defaultdict(list)
    for _, ts, actor, target, x, y in attacks:
        by_pair[actor, target].append((ts, x, y))
    for of_pair in by_pair.values():
        of_pair.sort()

    def is_bound(actor, ts):
        return any(since <= ts < until for since, until in spans.get(actor, ()))

    p1, p2 = [], []
    for number, ts, actor, target, x, y in attacks:
        if not (start <= ts < stop and is_bound(actor, ts) and is_bound(target, ts)):
            continue
        answered = by_pair.get((target, actor), [])
        excuses = answered[bisect_left(answered, (ts - ANSWER,)) : bisect_left(answered, (ts,))]
        if not excuses:
            p1.append((number, ts, actor, target))
        if not any((x - u) ** 2 + (y - v) ** 2 <= NEAR for _, u, v in excuses):
            p2.append((number, ts, actor, target))
    return p1, p2


def answers(n, folder, stream):
    """The three answers."""
    if stream == "late":
        changes = rows(f"{folder}/late_{n}.csv")
    else:
        changes = ((1, *attack) for attack in rows(f"{folder}/ev_{n}.csv"))
    p1, p2 = breaches(standing(changes), bound(folder, n), *truce(folder, n))
    return [answer("p1", n, p1), answer("p2", n, p2), answer("p3", n, repeated(p1))]


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4) or sys.argv[3:] not in ([], ["late"], ["ordered"]):
        sys.exit("usage: oracle_late.py N FOLDER [late|ordered]")
    for one in answers(int(sys.argv[1]), sys.argv[2], (sys.argv[3:] or ["late"])[0]):
        say(one)
