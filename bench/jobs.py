"""What is measured: tasks, and the engines that are asked to do them."""

import re
import subprocess
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


def abilities(binary):
    """What this build of Trucewatch says that it can do: its help is asked, so that what it cannot do yet is told and not failed at."""
    return subprocess.run([binary, "bench", "yardstick", "--help"], check=True, capture_output=True, text=True).stdout


def is_able(said, task):
    """Whether a help names the policy and the engine of a task."""
    return task.policy in re.findall(r"\bp[0-9]\b", said) and (task.mode == "batch" or "--engine" in said)


def ours(binary, said, task, n, folder, threads):
    """The command for Trucewatch."""
    command = (binary, "bench", "yardstick", "--data", folder, "--size", n, "--policy", task.policy, "--threads", threads)
    if "--engine" in said:
        command += ("--engine", task.mode)
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
    said = abilities(binary) if binary else ""
    if binary and not is_able(said, task):
        print(f"trucewatch bench yardstick does not know {task} yet; only peers are measured there", file=sys.stderr)
    own = threads if task.mode == "batch" else [1]
    jobs = [ours(binary, said, task, n, folder, t) for t in own if is_able(said, task)]
    if task.mode == "batch":
        jobs += [frame(engine, task, n, folder, t) for engine in ("polars", "duckdb") for t in threads]
        jobs.append(frame("pandas", task, n, folder, 1))
    elif task.policy != "p3":  # the counting of breaches over a week is not written in differential dataflow
        workers = [1] if task.batch == 1 else threads
        jobs += [differential(differential_binary, task, n, folder, t) for t in workers]
    return jobs
