#!/usr/bin/env python3
"""Tests of the scripts, on cases small enough to work out by hand: `python3 bench/test_bench.py`."""

import csv
import tempfile
import unittest
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import copies
import oracle
import oracle_late
import summary
import svg
from jobs import FIELDS, TASKS, Task, is_able, of_task, ours
from workload import answer

ALWAYS = {0: [(0, 10**12)], 1: [(0, 10**12)], 2: [(5_000, 30_000)]}
SIX_HOURS = 21_600


def both(attacks):
    """Numbers of P1 and P2 breaches, after seeing that the two oracles agree."""
    found = oracle.breaches(attacks, ALWAYS, 1_000, 2_000_000)
    again = oracle_late.breaches(attacks, ALWAYS, 1_000, 2_000_000)
    assert found == again, (found, again)
    return [[breach[0] for breach in of_policy] for of_policy in found]


class Oracles(unittest.TestCase):
    def test_an_answer_within_six_hours_is_excused_and_a_second_later_is_not(self):
        first = (0, 2_000, 0, 1, 0, 0)
        self.assertEqual(both([first, (1, 2_000 + SIX_HOURS, 1, 0, 0, 0)]), [[0], [0]])
        self.assertEqual(both([first, (1, 2_001 + SIX_HOURS, 1, 0, 0, 0)]), [[0, 1], [0, 1]])

    def test_an_attack_of_the_same_second_excuses_nothing(self):
        self.assertEqual(both([(0, 2_000, 0, 1, 0, 0), (1, 2_000, 1, 0, 0, 0)]), [[0, 1], [0, 1]])

    def test_beyond_fifty_kilometres_p1_excuses_and_p2_does_not(self):
        self.assertEqual(both([(0, 2_000, 0, 1, 0, 0), (1, 3_000, 1, 0, 30_000, 40_001)]), [[0], [0, 1]])
        self.assertEqual(both([(0, 2_000, 0, 1, 0, 0), (1, 3_000, 1, 0, 30_000, 40_000)]), [[0], [0]])

    def test_the_unbound_neither_breach_nor_are_protected(self):
        self.assertEqual(both([(0, 4_999, 2, 0, 0, 0), (1, 5_000, 2, 0, 0, 0), (2, 30_000, 0, 2, 0, 0)]), [[1], [1]])

    def test_the_fifth_breach_within_a_week_counts_and_those_of_its_second_with_it(self):
        week = [(k, 1_000 + k, 0, 1) for k in range(4)]
        self.assertEqual(oracle.repeated([*week, (9, 1_000 + 604_800, 0, 1)]), [(9, 605_800, 0, 1)])
        self.assertEqual(oracle.repeated([*week, (9, 1_001 + 604_800, 0, 1)]), [])
        self.assertEqual([b[0] for b in oracle.repeated([*week[:3], (8, 2_000, 0, 1), (9, 2_000, 0, 1)])], [8, 9])

    def test_what_is_taken_back_does_not_stand_and_what_was_never_told_is_refused(self):
        one, other = (0, 5, 0, 1, 0, 0), (1, 6, 0, 1, 0, 0)
        self.assertEqual(oracle_late.standing([(1, *one), (1, *other), (-1, *one)]), [other])
        with self.assertRaises(ValueError):
            oracle_late.standing([(-1, *one)])

    def test_the_checksum_does_not_depend_on_the_order_and_tells_answers_apart(self):
        a, b = (1, 2_000, 0, 1), (2, 3_000, 1, 0)
        self.assertEqual(answer("p1", 2, [a, b]), answer("p1", 2, [b, a]))
        self.assertNotEqual(answer("p1", 2, [a, b])["checksum"], answer("p1", 2, [a, (2, 3_001, 1, 0)])["checksum"])


class Results(unittest.TestCase):
    def table(self, rows):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "results.csv")
            with open(path, "w", newline="") as file:
                out = csv.DictWriter(file, FIELDS)
                out.writeheader()
                for engine, repeat, seconds in rows:
                    out.writerow(dict(date="d", machine="m", engine=engine, policy="p2", mode="batch", stream="ordered", batch="all",
                                      n=1000, threads=2, repeat=repeat, seconds=seconds, throughput=1000 / seconds))
            return {line["engine"]: line for line in summary.lines(summary.read(path))}

    def test_ratios_are_taken_within_a_repeat(self):
        lines = self.table([("trucewatch-batch", 1, 1.0), ("polars", 1, 3.0), ("trucewatch-batch", 2, 10.0), ("polars", 2, 20.0)])
        self.assertEqual(lines["polars"]["ratio"], (2.5, 2.0, 3.0))
        self.assertIsNone(lines["trucewatch-batch"]["ratio"])

    def test_without_ours_there_is_no_ratio(self):
        self.assertIsNone(self.table([("polars", 1, 3.0)])["polars"]["ratio"])


class Jobs(unittest.TestCase):
    def test_what_our_build_does_not_know_is_not_asked_of_it(self):
        early = "--policy <POLICY> [possible values: p1, p2]"
        able = [str(task) for task in TASKS if is_able(early, task)]
        self.assertEqual(able, ["p1 batch", "p2 batch"])
        self.assertEqual([task for task in TASKS if not is_able("p1 p2 p3 --engine", task)], [])

    def test_an_engine_is_named_only_where_there_are_several(self):
        self.assertNotIn("--engine", ours("tw", "p1", Task("p1", "batch"), 10, "data", 2).command)
        late = ours("tw", "p2 --engine", Task("p2", "incremental", "late", 1), 10, "data", 1).command
        self.assertEqual(late[-6:], ("--engine", "incremental", "--stream", "late", "--batch", "1"))

    def test_one_by_one_the_peer_has_one_worker(self):
        of_peer = of_task(Task("p2", "incremental", "late", 1), 10, "data", [1, 2], None, "dd")
        self.assertEqual([job.threads for job in of_peer], [1])


class Copies(unittest.TestCase):
    TEXT = """incident "A-1" "On 2016-03-01" {
    when "2016-03-01T06:00..2016-03-02"
    place "Town" lat=33.5 lon=36.25
    claim "C1" from="s" said="2016-03-03" learnt="2016-03-04" supersedes="C0" {
        words "On 2016-03-01."
    }
}
"""

    def test_a_copy_has_days_ids_and_places_of_its_own_and_keeps_what_was_said(self):
        text = copies.copy(self.TEXT, 1, date(2016, 10, 31), 731)
        self.assertIn('incident "A-1-1" "On 2016-03-01"', text)
        self.assertIn('when "2016-01-24T06:00..2016-01-25"', text)
        self.assertIn('claim "C1-1" from="s" said="2016-01-26" learnt="2016-01-27" supersedes="C0-1"', text)
        self.assertIn('words "On 2016-03-01."', text)
        self.assertIn("lat=33.170 lon=36.040", text)

    def test_copies_stay_within_the_days_of_the_record(self):
        days = [copies.DAY.findall(copies.copy(self.TEXT, number, date(2016, 10, 31), 731))[1] for number in range(1, 731)]
        self.assertLessEqual(max(days), "2016-10-31")
        self.assertGreaterEqual(min(days), "2014-10-20")
        self.assertFalse([day for day in days if day[5:7] in ("03", "10") and day[8:] >= "24"])


class Plots(unittest.TestCase):
    def test_a_plot_is_well_formed_and_says_its_title_to_those_who_listen(self):
        series = [("a <b>", [(1_000, 0.1, 0.05, 0.2), (10_000, 1.0, 0.9, 1.1)]), ("c", [(1_000, 0.3, 0.3, 0.3)])]
        for drawn in (svg.growth("T & t", "about", series, "seconds"), svg.bars("T & t", "about", [("x", 0.5, 0.4, 3.0)], "ratio")):
            root = ElementTree.fromstring(drawn)
            self.assertEqual(root.find("{http://www.w3.org/2000/svg}title").text, "T & t")
            self.assertFalse([e for e in root.iter() if e.tag.endswith("script")])

    def test_a_greater_time_stands_higher(self):
        drawn = ElementTree.fromstring(svg.growth("t", "a", [("one", [(1_000, 0.1, 0.1, 0.1), (10_000, 1.0, 1.0, 1.0)])], "seconds"))
        first, second, _ = (c for c in drawn.iter("{http://www.w3.org/2000/svg}circle"))
        self.assertLess(float(second.get("cy")), float(first.get("cy")))


if __name__ == "__main__":
    unittest.main()
