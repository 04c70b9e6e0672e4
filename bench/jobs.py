"""What is measured: tasks, and the engines that are asked to do them."""

import sys
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
FIELDS = (
    "date machine engine policy mode stream batch n threads repeat seconds load_seconds changes throughput"
    " peak_mb p50_us p99_us count checksum md5"
).split()


@dataclass(frozen=True)
class Task:
    """One question, put to several engines."""

    policy: str
    mode: str  # batch, incremental
    stream: str = "ordered"
    batch: int = 0  # 0: all at once

    def __str__(self):
        if self.mode == "batch":
            return f"{self.policy} batch"
        lot = "one by one" if self.batch == 1 else f"in lots of {self.batch}"
        return f"{self.policy} incremental, {self.stream}, {lot}"


@dataclass(frozen=True)
class Job:
    """A task for one engine: a command that prints a JSON line last."""

    task: Task
    engine: str
    threads: int
    command: tuple


LOT = 100_000
TASKS = (
    *(Task(policy, "batch") for policy in ("p1", "p2", "p3")),
    *(Task(policy, "incremental", stream, LOT) for policy in ("p1", "p2", "p3") for stream in ("ordered", "late")),
    Task("p2", "incremental", "late", 1),
)


def ours(binary, task, n, folder, threads):
    """The command for Trucewatch."""
    command = (binary, "bench", "yardstick", "--data", folder, "--size", n, "--policy", task.policy)
    command += ("--engine", task.mode, "--threads", threads)
    if task.mode == "incremental":
        command += ("--stream", task.stream, "--batch", task.batch)
    return Job(task, f"trucewatch-{task.mode}", threads, tuple(map(str, command)))


def frame(engine, task, n, folder, threads):
    """The command for an engine of `peers.py`."""
    command = (sys.executable, HERE / "peers.py", engine, task.policy, n, folder, threads)
    return Job(task, engine, threads, tuple(map(str, command)))


def differential(binary, task, n, folder, threads):
    """The command for differential dataflow."""
    command = (binary, "--data", folder, "--size", n, "--policy", task.policy, "--stream", task.stream)
    command += ("--batch", task.batch, "--threads", threads)
    return Job(task, "differential-dataflow", threads, tuple(map(str, command)))


def of_task(task, n, folder, threads, binary, differential_binary):
    """The jobs of one task, ours first. Without a binary of ours, those of the peers."""
    jobs = []
    if task.mode == "batch":
        jobs += [ours(binary, task, n, folder, t) for t in threads if binary]
        jobs += [frame(engine, task, n, folder, t) for engine in ("polars", "duckdb") for t in threads]
        jobs.append(frame("pandas", task, n, folder, 1))
    else:
        workers = [1] if task.batch == 1 else threads
        if binary:
            jobs.append(ours(binary, task, n, folder, 1))
        if task.policy != "p3":  # the counting of breaches over a week is not written in differential dataflow
            jobs += [differential(differential_binary, task, n, folder, t) for t in workers]
    return jobs
