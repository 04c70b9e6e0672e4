#!/usr/bin/env python3
"""Measures the public site of Trucewatch, and a peer that shows the same data: see `README.md`, "The public site".

Started by `bench/site`, which makes the environment and builds the binary.
"""

import argparse
import contextlib
import csv
import http.client
import json
import math
import random
import re
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from statistics import median

import copies
from harness import machine

HERE = Path(__file__).parent
FIELDS = "date machine case engine part what state n p50 p99 least most unit".split()
BROWSER = {"Accept-Encoding": "gzip, deflate, br", "Accept": "text/html,*/*;q=0.8"}
LANGUAGES = ("en", "ar", "ru")
AIM_MS, AIM_KB, AIM_LOAD_MS = 15, 60, 50


def arguments():
    parser = argparse.ArgumentParser(prog="bench/site", description="The public site, in one run.")
    add = parser.add_argument
    add("--case", type=Path, default=HERE.parent / "cases/syria-2016", help="the case (default: cases/syria-2016)")
    add("--incidents", type=int, default=100_000, help="how many the large case has (default: 100000)")
    add("--only", nargs="+", choices=("start", "pages", "load", "memory"), default=["start", "pages", "load", "memory"])
    add("--cases", nargs="+", choices=("small", "large"), default=["small", "large"])
    add("--samples", type=int, default=100, help="how often each kind of page is asked for, at most (default: 100)")
    add("--patience", type=float, default=5, help="seconds for the cold visits to one kind of page, at most (default: 5)")
    add("--starts", type=int, default=15, help="how often the small case is started; the large one a fifth as often (default: 15)")
    add("--load-seconds", type=int, default=8, help="how long each number of connections is tried (default: 8)")
    add("--minutes", type=float, default=1, help="how long memory is watched under load (default: 1)")
    add("--seed", type=int, default=1, help="which incidents are asked for")
    add("--date", required=True, help="the day, as it shall stand in the results")
    add("--machine", default=None, help="what the machine is called in the results (default: its processor)")
    add("--out", type=Path, help="where the rows go (default: bench/results/site-DATE.csv); they are added to a file that is there")
    add("--ours", type=Path, required=True, help="the trucewatch binary (bench/site gives it)")
    add("--peer", type=Path, help="the datasette binary (bench/site gives it)")
    add("--no-peer", action="store_true", help="leave the peer out")
    return parser.parse_args()


# servers


class Server:
    """A process that answers on this machine."""

    def __init__(self, command, path="/"):
        self.errors = tempfile.TemporaryFile("w+")
        began = time.perf_counter()
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=self.errors)
        self.port = int(command[-1].rsplit(":")[-1])
        while True:
            try:
                status, *_ = Visitor(self.port).get(path)
                break
            except OSError:
                if self.process.poll() is not None:
                    sys.exit(f"{' '.join(map(str, command))} ended:\n{self.said()}")
                time.sleep(0.001)
        if status != 200:
            sys.exit(f"{path} is answered with {status}")
        self.started = time.perf_counter() - began

    def said(self):
        self.errors.seek(0)
        return self.errors.read()[-2000:]

    def memory(self):
        """What it holds now and what it held at most, in MiB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return [int(re.search(rf"{name}:\s+(\d+) kB", status)[1]) / 1024 for name in ("VmRSS", "VmHWM")]

    def settle(self, longest=120):
        """Waits until it does nothing more by itself."""
        def busy():
            fields = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")")[1].split()
            return int(fields[11]) + int(fields[12])

        before, until = -1, time.perf_counter() + longest
        while (now := busy()) > before + 1 and time.perf_counter() < until:
            before = now
            time.sleep(1)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


class Visitor:
    """A connection that is kept open, as a browser keeps it."""

    def __init__(self, port):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def get(self, path):
        """The status, milliseconds to the first byte, and the body as it came."""
        began = time.perf_counter()
        self.connection.request("GET", path, headers=BROWSER)
        answer = self.connection.getresponse()
        waited = (time.perf_counter() - began) * 1000
        return answer.status, waited, answer.read()

    def text(self, path):
        """A body, not compressed."""
        self.connection.request("GET", path)
        return self.connection.getresponse().read().decode()


def ours(binary, case, port=9310):
    listen = f"127.0.0.1:{port}"
    return [str(binary), "serve", str(case), "--requests-per-second", "1000000", "--listen", listen], "/en/"


def theirs(binary, base, port=9311):
    """Datasette as its documentation has it for data that do not change: the file is immutable, and counts are made before."""
    counts = base.with_suffix(".json")
    return [str(binary), "serve", "-i", str(base), "--inspect-file", str(counts), "--host", "127.0.0.1", "--port", str(port)], "/"


# addresses


def found(visitor, page, form):
    """The links of a page that are of some form, each once."""
    return sorted(set(re.findall(rf'href="/en({form})(?:\?[^"]*)?"', visitor.text(page))))


def in_languages(paths):
    return [f"/{language}{path}" for path in paths for language in LANGUAGES]


def addresses(visitor, samples, seed):
    """Kind by kind: addresses of it, all different."""
    chance = random.Random(seed)
    count = json.loads(visitor.text("/data/case.json"))["incidents"]
    ids = []
    for offset in chance.sample(range(0, count, 50), min(count // 50 + 1, samples // 20 + 5)):
        page = json.loads(visitor.text(f"/ogc/collections/incidents/items?limit=50&offset={offset}"))
        ids += [feature["id"] for feature in page["features"]]
    chance.shuffle(ids)
    ids = ids[: samples + 20]
    case = json.loads(visitor.text("/data/case.json"))
    reading = case["readings"][0]["id"]
    parties = found(visitor, "/en/parties", r"/parties/[^\"?#]+")
    owed = found(visitor, "/en/obligations", r"/obligations/[^\"?#]+/[^\"?#]+")
    agreements = found(visitor, "/en/agreements", r"/agreements/[^\"?#]+")
    bulletins = [one for page in (1, 4, 8) for one in found(visitor, f"/en/bulletins?page={page}", r"/bulletins/\d[^\"?#/]+")]
    weeks, days = ([one for one in bulletins if ("W" in one) == is_week] for is_week in (True, False))
    pages = max(map(int, re.findall(r"[?&;]page=(\d+)", visitor.text("/en/incidents"))), default=1) + 1
    numbers = [chance.randint(1, pages) for _ in range(samples)]
    filters = [f"reading={reading}&verdict=breach", "parts=1", "words=hospital", "area=aleppo", "from=2016-03-01&until=2016-03-31", "words=a&parts=1"]
    files = re.findall(r"/data/[a-z]+\.[a-z]+", json.dumps(case["files"]))
    kinds = {
        "/": in_languages(["/"]),
        "/incidents": in_languages(["/incidents"]),
        "/incidents?page=": in_languages(f"/incidents?page={number}" for number in dict.fromkeys(numbers)),
        "/incidents, filtered": in_languages(f"/incidents?{one}" for one in filters),
        "/incidents/ID": in_languages(f"/incidents/{one}" for one in ids),
        "/map": in_languages(["/map", f"/map?reading={reading}", "/map?from=2016-03-01&until=2016-03-31"]),
        "/charts": in_languages(["/charts"]),
        "/parties": in_languages(["/parties"]),
        "/parties/ID": in_languages(parties),
        "/obligations": in_languages(["/obligations"]),
        "/obligations/ID": in_languages(owed),
        "/agreements": in_languages(["/agreements"]),
        "/agreements/ID": in_languages(agreements),
        "/tallies": in_languages(["/tallies"]),
        "/statements": in_languages(["/statements"]),
        "/calendar": in_languages(["/calendar", "/calendar?month=2016-04"]),
        "/calendar?view=list": in_languages(["/calendar?view=list"]),
        "/data": in_languages(["/data"]),
        "/about": in_languages(["/about"]),
        "/bulletins": in_languages(["/bulletins", "/bulletins?page=2"]),
        "/feeds/incidents.atom": [f"/feeds/{language}/incidents.atom" for language in LANGUAGES],
        "/feeds/incidents.json": [f"/feeds/{language}/incidents.json" for language in LANGUAGES],
        "/feeds/obligations.atom": [f"/feeds/{language}/obligations.atom" for language in LANGUAGES],
        "/calendar/LANGUAGE.ics": [f"/calendar/{language}.ics" for language in LANGUAGES],
        "/cards/": [f"/cards/{language}/.png" for language in LANGUAGES],
        "/cards/incidents/ID": [f"/cards/en/incidents/{one}.png" for one in ids[:20]],
        "/data/incidents/ID.json": [f"/data/incidents/{one}.json" for one in ids],
        "/ogc": ["/ogc", "/ogc/collections", "/ogc/collections/incidents", "/ogc/conformance", "/ogc/api"],
        "/ogc/…/items": [f"/ogc/collections/incidents/items?offset={100 * number}" for number in dict.fromkeys(numbers)],
        "/ogc/…/items?bbox=": [f"/ogc/collections/incidents/items?bbox={36 + n / 10:.1f},35,{37 + n / 10:.1f},36&limit=20" for n in range(20)],
        "/ogc/…/items/ID": [f"/ogc/collections/incidents/items/{one}" for one in ids],
        "/data/case.json": ["/data/case.json"],
        # what takes longest stands last: whoever gives up waiting does not end the work
        "/bulletins/DAY": in_languages(days),
        "/bulletins/WEEK": in_languages(weeks),
        "/bulletins/DAY/bulletin.md": in_languages(f"{day}/bulletin.md" for day in days),
        "/bulletins/WEEK/bulletin.pdf": in_languages(f"{week}/bulletin.pdf" for week in weeks[:4]),
        **{name: [name] for name in sorted(set(files), key=lambda name: ("findings" in name, name))},
    }
    # a day of the past: the first page of it takes an assessment, the others do not
    for day in ("2016-03-20", "2016-06-10"):
        kinds[f"of {day}"] = in_languages(f"{path}?as-of={day}" for path in ("/incidents", "/", "/map", "/charts", "/parties"))
    return {kind: paths for kind, paths in kinds.items() if paths}


def is_whole(kind):
    """Whether it is no page but a file with everything, which is held to no weight."""
    return kind.startswith("/data/") and "ID" not in kind and kind != "/data/case.json"


# measures


def spread(values):
    ordered = sorted(values)
    at = max(0, math.ceil(len(ordered) * 0.99) - 1)
    return dict(n=len(ordered), p50=median(ordered), p99=ordered[at], least=ordered[0], most=ordered[-1])


class Results:
    """Rows, kept as they come."""

    def __init__(self, path, common):
        self.rows, self.common = [], common
        is_new = not path.exists()
        self.file = open(path, "a", newline="")
        self.out = csv.DictWriter(self.file, FIELDS)
        if is_new:
            self.out.writeheader()

    def add(self, case, engine, part, what, state, values, unit):
        told = {name: round(value, 3) if isinstance(value, float) else value for name, value in spread(values).items()}
        row = dict(**self.common, case=case, engine=engine, part=part, what=what, state=state, unit=unit, **told)
        self.rows.append(row)
        self.out.writerow(row)
        self.file.flush()
        print(f"{case:6} {engine:10} {part:7} {what:30} {state:12} {row['p50']:>10} {row['p99']:>10} {unit}  ({row['n']})", flush=True)


def start(results, case, engine, command, times):
    """From exec to the first page, by turns with nothing."""
    seconds = []
    for _ in range(times):
        with Server(*command) as server:
            seconds.append(server.started * 1000)
    results.add(case, engine, "start", "first page", "", seconds, "ms")


def visits(results, case, engine, kinds, port, samples, patience):
    """Each kind of page: the first visit of all, others that are made anew, and later ones."""
    visitor = Visitor(port)
    for kind, paths in kinds.items():
        # what stands behind a `?` that nobody reads makes another address of the same page
        anew = [f"{path}{'&' if '?' in path else '?'}_anew={turn}" for turn in range(-(-samples // len(paths))) for path in paths]
        wanted = (paths + ([] if "/ogc/" in kind or kind == "/ogc" else anew))[:samples]
        cold, weight, asked, until = [], [], [], time.perf_counter() + patience
        failed = []
        for path in wanted:
            status, waited, body = visitor.get(path)
            if status == 200:
                cold.append(waited)
                weight.append(len(body) / 1000)
                asked.append(path)
            else:
                failed.append(waited)
            if time.perf_counter() > until and len(cold) != 1:
                break
        if failed:
            results.add(case, engine, "pages", kind, "failed", failed, "ms")
        if not cold:
            continue
        kept = [visitor.get(path)[1] for path in (asked[-20:] * 5)[:samples]]
        results.add(case, engine, "pages", kind, "first", cold[:1], "ms")
        if cold[1:]:
            results.add(case, engine, "pages", kind, "cold", cold[1:], "ms")
        results.add(case, engine, "pages", kind, "kept", kept, "ms")
        results.add(case, engine, "pages", kind, "weight", weight, "kB")


def wrk(port, mix, connections, seconds):
    """Requests a second and the 99th percentile in ms; stops where answers are wrong."""
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "30s", "--latency", "-s", HERE / "mix.lua", f"http://127.0.0.1:{port}", "--", *mix]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    bad = re.search(r"Non-2xx.*|Socket errors.*", said)
    if bad:
        print(f"{bad[0]} ({connections} connections)", file=sys.stderr)

    def milliseconds(form):
        told = re.search(form + r"\s+([\d.]+)(us|ms|s|m)", said)
        return float(told[1]) * {"us": 0.001, "ms": 1, "s": 1000, "m": 60_000}[told[2]]

    a_second = float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1])
    # wrk does not count what is not answered by its end: where connections stood still, its 99th percentile says nothing
    moved = a_second * milliseconds("Latency") / 1000 / connections
    if moved < 0.5:
        print(f"of {connections} connections most waited in vain for an answer", file=sys.stderr)
        return a_second, max(milliseconds("99%"), seconds * 1000)
    return a_second, milliseconds("99%")


def load(results, case, engine, port, mix, seconds):
    """Requests a second, with more and more connections, until the 99th takes too long."""
    wrk(port, mix, 8, seconds)
    best = None
    for connections in (2, 4, 8, 16, 32, 64, 128):
        a_second, p99 = wrk(port, mix, connections, seconds)
        results.add(case, engine, "load", f"{connections} connections", "rate", [a_second], "1/s")
        results.add(case, engine, "load", f"{connections} connections", "p99", [p99], "ms")
        if p99 >= AIM_LOAD_MS:
            break
        best = max(best or 0, a_second)
    if best:
        results.add(case, engine, "load", f"p99 < {AIM_LOAD_MS} ms", "rate", [best], "1/s")


def memory(results, case, engine, server, mix, minutes):
    """What the process holds while eight visitors ask for more."""
    seconds = max(1, round(minutes * 60))
    running = subprocess.Popen(
        ["wrk", "-t1", "-c8", f"-d{seconds}s", "-s", HERE / "mix.lua", f"http://127.0.0.1:{server.port}", "--", *mix], stdout=subprocess.DEVNULL
    )
    began = time.perf_counter()
    while running.poll() is None:
        time.sleep(5)
        results.add(case, engine, "memory", f"after {time.perf_counter() - began:.0f} s", "rss", [server.memory()[0]], "MiB")
    results.add(case, engine, "memory", f"after {seconds} s", "most", [server.memory()[1]], "MiB")


def mixes(folder, name, common, rare):
    paths = []
    for kind, some in (("common", common), ("rare", rare)):
        path = Path(folder, f"{name}-{kind}.txt")
        path.write_text("\n".join(some) + "\n")
        paths.append(str(path))
    return paths


def our_mix(folder, kinds, visitor):
    """What many ask for, and any incident."""
    usual = ("/", "/incidents", "/map", "/charts", "/parties", "/obligations", "/agreements", "/statements", "/calendar", "/bulletins", "/about", "/incidents, filtered")
    common = [path for kind in usual for path in kinds[kind]] + kinds["/incidents/ID"][:60]
    count = json.loads(visitor.text("/data/case.json"))["incidents"]
    rare = []
    for offset in range(0, count, max(1000, count // 10)):
        page = json.loads(visitor.text(f"/ogc/collections/incidents/items?limit=1000&offset={offset}"))
        rare += [f"/{LANGUAGES[at % 3]}/incidents/{feature['id']}" for at, feature in enumerate(page["features"])]
    return mixes(folder, "ours", common, rare)


# the peer


def base_of(server, path):
    """The matrix and the claims of a case in SQLite, with the indexes that such pages need."""
    visitor = Visitor(server.port)
    path.unlink(missing_ok=True)
    with contextlib.closing(sqlite3.connect(path)) as base:
        for table, file in (("incidents", "matrix.csv"), ("claims", "claims.csv")):
            rows = csv.reader(line for line in visitor.text(f"/data/{file}").splitlines() if not line.startswith("#"))
            names = next(rows)
            marks = ", ".join("?" * len(names))
            own = names[0]
            columns = ", ".join(f'"{name}"' for name in names)
            base.execute(f'create table {table} ({columns}, primary key ("{own}"))')
            base.executemany(f"insert or ignore into {table} values ({marks})", rows)
            for name in names[1:]:
                if name in ("day", "when", "area", "incident", "from", "about"):
                    base.execute(f'create index "{table}-{name}" on {table} ("{name}")')
        base.commit()
        base.execute("analyze")
        base.commit()
        return [row[0] for row in base.execute("select * from incidents")], [row[1] for row in base.execute("pragma table_info(incidents)")]


def their_kinds(base, ids, columns, samples, seed):
    """The pages of the peer that come nearest to ours."""
    chance = random.Random(seed)
    some = chance.sample(ids, min(len(ids), samples))
    db = "/" + base.stem
    by = columns[-1]
    return {
        "home": ["/"],
        "database": [db],
        "table": [f"{db}/incidents", f"{db}/incidents?_sort={columns[1]}", f"{db}/claims"],
        "table, filtered": [f"{db}/incidents?{by}__exact=breach", f"{db}/incidents?_facet={by}"],
        "row": [f"{db}/incidents/{one}" for one in some],
        "row.json": [f"{db}/incidents/{one}.json" for one in some],
        "table.json": [f"{db}/incidents.json?_size=100"],
        "table.csv, whole": [f"{db}/incidents.csv?_stream=on"],
    }


def table(rows):
    """Kinds of pages against what was measured; what misses an aim is marked."""
    of = defaultdict(dict)
    for row in rows:
        if row["part"] == "pages":
            of[row["case"], row["engine"], row["what"]][row["state"]] = row

    def mark(value, aim, is_held=True):
        return f"{value:.1f}{'*' if is_held and value >= aim else ' '}"

    print(f"\n{'':49}{'first':>9} {'cold p50':>9} {'p99':>9} {'kept p50':>9} {'p99':>9} {'kB p50':>9} {'most':>9}   * over the aim")
    for (case, engine, what), states in of.items():
        if "failed" in states:
            print(f"{case:6} {engine:11}{what:31}{states['failed']['n']} not answered, the first after {states['failed']['p50']:.0f} ms")
        if "first" not in states:
            continue
        cold = states.get("cold", states["first"])
        is_held = not is_whole(what) and engine == "trucewatch"
        cells = [mark(states["first"]["p50"], AIM_MS), mark(cold["p50"], AIM_MS), mark(cold["p99"], AIM_MS), mark(states["kept"]["p50"], AIM_MS)]
        cells += [mark(states["kept"]["p99"], AIM_MS), mark(states["weight"]["p50"], AIM_KB, is_held), mark(states["weight"]["most"], AIM_KB, is_held)]
        print(f"{case:6} {engine:11}{what:31}" + " ".join(f"{cell:>9}" for cell in cells))


def main():
    asked = arguments()
    out = asked.out or HERE / f"results/site-{asked.date}.csv"
    results = Results(out, dict(date=asked.date, machine=asked.machine or machine()))
    with tempfile.TemporaryDirectory() as folder:
        for name in asked.cases:
            case = asked.case
            if name == "large":
                case = Path(folder, "large")
                copies.write(asked.case, case, asked.incidents, 731)
            starts = asked.starts if name == "small" else max(1, asked.starts // 5)
            base = Path(folder, f"{name}.db")
            measure(asked, results, folder, name, "trucewatch", ours(asked.ours, case), starts, base)
            if asked.peer and not asked.no_peer:
                ids, columns = told[base]
                with open(base.with_suffix(".json"), "w") as counts:
                    subprocess.run([asked.peer, "inspect", base], stdout=counts, check=True)
                kinds = their_kinds(base, ids, columns, asked.samples, asked.seed)
                measure(asked, results, folder, name, "datasette", theirs(asked.peer, base), starts, base, kinds)
    table(results.rows)
    print(f"\nrows are in {out}")


#: what each base of the peer holds: ids, and names of columns
told = {}


def measure(asked, results, folder, name, engine, command, starts, base, kinds=None):
    """All parts for one engine and one case."""
    if "start" in asked.only:
        start(results, name, engine, command, starts)
    with Server(*command) as server:
        results.add(name, engine, "memory", "at start", "rss", [server.memory()[0]], "MiB")
        results.add(name, engine, "memory", "at start", "most", [server.memory()[1]], "MiB")
        visitor = Visitor(server.port)
        is_ours = kinds is None
        kinds = kinds or addresses(visitor, asked.samples, asked.seed)
    # addresses were asked for, which keeps pages: another process answers what is timed
    if "pages" in asked.only:
        with Server(*command) as server:
            server.settle()
            visits(results, name, engine, kinds, server.port, asked.samples, asked.patience)
    with Server(*command) as server:
        server.settle()
        results.add(name, engine, "memory", "at rest", "rss", [server.memory()[0]], "MiB")
        if is_ours:
            if asked.peer and not asked.no_peer:
                told[base] = base_of(server, base)
            mix = our_mix(folder, kinds, Visitor(server.port))
        else:
            usual = [path for kind in ("home", "database", "table", "table, filtered") for path in kinds[kind]]
            mix = mixes(folder, "theirs", usual + kinds["row"][:60], kinds["row"])
        if "load" in asked.only:
            load(results, name, engine, server.port, mix, asked.load_seconds)
        if "memory" in asked.only:
            memory(results, name, engine, server, mix, asked.minutes)


if __name__ == "__main__":
    main()
