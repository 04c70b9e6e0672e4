#!/usr/bin/env python3
"""One policy in Polars, DuckDB or pandas: one JSON line for one measurement.

usage: peers.py polars|duckdb|pandas p1|p2|p3 N FOLDER THREADS

Each runs in the form that was fastest of those that we tried (`README.md`). Loading is not timed, and one run before
the timed one, to warm up, is not either.
"""

import os
import resource
import sys
import time

if __name__ == "__main__":
    if len(sys.argv) != 6 or sys.argv[2] not in ("p1", "p2", "p3"):
        sys.exit("usage: peers.py polars|duckdb|pandas p1|p2|p3 N FOLDER THREADS")
    os.environ["POLARS_MAX_THREADS"] = sys.argv[5]  # read when polars is imported

import numpy as np
import pyarrow.parquet

from workload import ANSWER, MANY, NEAR, WEEK, md5, say, truce

BUCKETS = 1_000_000  # more buckets of six hours than there are in any span here
ACTORS = 1_000  # more actors than there are


class Polars:
    """Lazy frames of 32-bit columns; pair and bucket in one key."""

    def __init__(self, n, folder, _threads):
        import polars

        self.pl = polars
        self.start, self.stop = truce(folder, n)
        small = polars.Int32
        self.attacks = polars.read_parquet(f"{folder}/ev_{n}.parquet").with_columns(polars.all().cast(small))
        bound = polars.read_csv(f"{folder}/bound_{n}.csv")
        self.bound = bound.with_columns(polars.col("actor").cast(small))

    def key(self, first, second):
        c = self.pl.col
        pair = c(first).cast(self.pl.Int64) * ACTORS + c(second)
        return pair * BUCKETS + c("ts") // ANSWER

    def suspects(self):
        c = self.pl.col
        found = self.attacks.lazy().filter((c("ts") >= self.start) & (c("ts") < self.stop))
        for who in ("actor", "target"):
            spans = self.bound.lazy().rename({"actor": who})
            found = found.join(spans, on=who).filter((c("ts") >= c("bfrom")) & (c("ts") < c("bto"))).drop("bfrom", "bto")
        return found.with_columns(key=self.key("actor", "target"))

    def breaches(self, is_near):
        c = self.pl.col
        place = ["x", "y"] if is_near else []
        suspects = self.suspects()
        own = suspects.select("key", "id", "ts", *place)
        # an excuse lies in the same bucket or in the one before
        both = self.pl.concat([own, own.with_columns(c("key") - 1)])
        excuses = self.attacks.lazy().select(
            c("ts").alias("then"), *(c(p).alias(f"at_{p}") for p in place), key=self.key("target", "actor")
        )
        fits = (c("then") < c("ts")) & (c("then") >= c("ts") - ANSWER)
        if is_near:
            dx, dy = ((c(p) - c(f"at_{p}")).cast(self.pl.Int64) for p in place)
            fits = fits & (dx * dx + dy * dy <= NEAR)
        excused = both.join(excuses, on="key").filter(fits).select("id")
        return suspects.join(excused, on="id", how="anti").select("id", "actor", "ts")

    def p1(self):
        return self.breaches(is_near=False).select("id").collect()["id"].to_numpy()

    def p2(self):
        return self.breaches(is_near=True).select("id").collect()["id"].to_numpy()

    def p3(self):
        c = self.pl.col
        several = self.breaches(is_near=False).sort("actor", "ts").with_columns(
            # the fourth before lies within a week; of those in one second the last decides for all
            many=((c("ts") - c("ts").shift(MANY - 1) <= WEEK) & (c("actor") == c("actor").shift(MANY - 1))).fill_null(False)
        )
        kept = several.filter(c("many").max().over("actor", "ts"))
        return kept.select("id").collect()["id"].to_numpy()


class Duckdb:
    """Tables of 32-bit columns in memory; pair and bucket in the key of the join."""

    def __init__(self, n, folder, threads):
        import duckdb

        self.db = duckdb.connect(config={"threads": threads})
        columns = ", ".join(f"{c}::int {c}" for c in ("id", "ts", "actor", "target", "x", "y"))
        self.db.execute(f"create table attacks as select {columns} from '{folder}/ev_{n}.parquet'")
        self.db.execute(f"create table bound as select actor::int actor, bfrom, bto from '{folder}/bound_{n}.csv'")
        self.start, self.stop = truce(folder, n)

    def breaches(self, is_near):
        def is_bound(who):
            return f"exists (select 1 from bound b where b.actor = a.{who} and a.ts >= b.bfrom and a.ts < b.bto)"

        near = "and (e.x - s.x)::bigint * (e.x - s.x) + (e.y - s.y)::bigint * (e.y - s.y) <= " + str(NEAR)
        return f"""
            suspects as materialized (
                select * from attacks a where ts >= {self.start} and ts < {self.stop} and {is_bound("actor")} and {is_bound("target")}
            ), both_buckets as (
                select *, ts // {ANSWER} bucket from suspects union all select *, ts // {ANSWER} - 1 from suspects
            ), excuses as (select actor, target, ts, x, y, ts // {ANSWER} bucket from attacks),
            breaches as (
                select id, actor, ts from suspects where id not in (
                    select s.id from both_buckets s join excuses e on e.actor = s.target and e.target = s.actor and e.bucket = s.bucket
                    where e.ts < s.ts and e.ts >= s.ts - {ANSWER} {near if is_near else ""}))"""

    def ids(self, query):
        return self.db.execute(query).fetchnumpy()["id"]

    def p1(self):
        return self.ids(f"with {self.breaches(is_near=False)} select id from breaches")

    def p2(self):
        return self.ids(f"with {self.breaches(is_near=True)} select id from breaches")

    def p3(self):
        week = f"over (partition by actor order by ts range between {WEEK} preceding and current row)"
        many = f"select id, count(*) {week} many from breaches"
        return self.ids(f"with {self.breaches(is_near=False)} select id from ({many}) where many >= {MANY}")


class Pandas:
    """One thread; pair and bucket in one key."""

    def __init__(self, n, folder, threads):
        import pandas

        if threads != 1:
            sys.exit("pandas runs in one thread; ask for 1")
        self.pd = pandas
        self.attacks = pandas.read_parquet(f"{folder}/ev_{n}.parquet")
        self.bound = pandas.read_csv(f"{folder}/bound_{n}.csv")
        self.start, self.stop = truce(folder, n)

    def breaches(self, is_near):
        a = self.attacks
        found = a[(a.ts >= self.start) & (a.ts < self.stop)]
        for who in ("actor", "target"):
            found = found.merge(self.bound.rename(columns={"actor": who}), on=who)
            found = found[(found.ts >= found.bfrom) & (found.ts < found.bto)].drop(columns=["bfrom", "bto"])
        own = found.assign(key=(found.actor * ACTORS + found.target) * BUCKETS + found.ts // ANSWER)
        own = own[["key", "id", "ts", "x", "y"]]
        both = self.pd.concat([own, own.assign(key=own.key - 1)])
        key = (a.target * ACTORS + a.actor) * BUCKETS + a.ts // ANSWER
        excuses = self.pd.DataFrame(dict(key=key, then=a.ts, at_x=a.x, at_y=a.y))
        pairs = both.merge(excuses, on="key")
        fits = (pairs.then < pairs.ts) & (pairs.then >= pairs.ts - ANSWER)
        if is_near:
            fits &= (pairs.x - pairs.at_x) ** 2 + (pairs.y - pairs.at_y) ** 2 <= NEAR
        return found[~found.id.isin(pairs.id[fits])]

    def p1(self):
        return self.breaches(is_near=False).id.to_numpy()

    def p2(self):
        return self.breaches(is_near=True).id.to_numpy()

    def p3(self):
        found = self.breaches(is_near=False).sort_values(["actor", "ts"])
        many = found.ts - found.groupby("actor").ts.shift(MANY - 1) <= WEEK
        return found[many.groupby([found.actor, found.ts]).transform("max")].id.to_numpy()


ENGINES = dict(polars=Polars, duckdb=Duckdb, pandas=Pandas)


def checksum(folder, n, ids):
    """As in `workload.mix`, in numpy: its unsigned numbers wrap as they should."""
    table = pyarrow.parquet.read_table(f"{folder}/ev_{n}.parquet", columns=["id", "ts", "actor", "target"])
    number, ts, actor, target = (table[c].to_numpy()[ids].astype(np.uint64) for c in table.column_names)
    f = number * np.uint64(2_654_435_761) + ts * np.uint64(40_503) + actor * np.uint64(97) + target * np.uint64(31)
    return f"{int((f * f).sum(dtype=np.uint64)):016x}"


def main():
    name, policy, n, folder, threads = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4], int(sys.argv[5])
    if name not in ENGINES:
        sys.exit(f"there is no engine {name}; there are {', '.join(ENGINES)}")
    begin = time.perf_counter()
    engine = ENGINES[name](n, folder, threads)
    loaded = time.perf_counter() - begin
    ask = getattr(engine, policy)
    ask()
    begin = time.perf_counter()
    ids = ask()
    seconds = time.perf_counter() - begin
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    digest = md5(ids.tolist())
    say(dict(engine=name, policy=policy, n=n, threads=threads, seconds=seconds, load_seconds=loaded, count=len(ids),
             md5=digest, checksum=checksum(folder, n, ids), peak_mb=peak))


if __name__ == "__main__":
    main()
