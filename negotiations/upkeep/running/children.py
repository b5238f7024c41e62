"""Starts the web server and the worker, starts them again when they fall over, and stops them."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from negotiations.common.environment import PROJECT, Environment
from negotiations.upkeep.running.one_at_a_time import note_children
from negotiations.upkeep.running.refusal import CannotRun

STOP_SECONDS = 10
# A child that falls over this often within a minute will not get better by itself.
MOST_RESTARTS = 5


@dataclass
class Child:
    """One kind of process that must always be there."""

    name: str
    command: list[str]
    process: subprocess.Popen[bytes] | None = None
    starts: list[float] = field(default_factory=list)


def web_command(environment: Environment) -> list[str]:
    """granian, serving the whole production stack."""
    workers = max(1, min(4, os.cpu_count() or 1))
    return [
        *(sys.executable, "-m", "granian", "negotiations.wsgi:application"),
        *("--interface", "wsgi", "--host", environment.host, "--port", str(environment.port)),
        *("--workers", str(workers), "--blocking-threads", "4", "--no-ws", "--log-level", "warning"),
        *("--respawn-failed-workers", "--workers-kill-timeout", "5", "--backlog", "2048"),
    ]


def worker_command() -> list[str]:
    """The worker of the queue."""
    return [
        *(sys.executable, str(PROJECT / "manage.py"), "procrastinate", "worker"),
        *("--concurrency", "2", "--shutdown-graceful-timeout", "5"),
    ]


class Children:
    """The supervisor's children; each is the head of a process group and dies with the supervisor."""

    def __init__(self, data: Path, variables: Mapping[str, str], children: list[Child]) -> None:
        self.data = data
        self.variables = dict(variables)
        self.children = children

    def start(self) -> None:
        for child in self.children:
            self._start(child)

    def look_after(self) -> None:
        """Start again what has ended. Raises CannotRun when one keeps ending."""
        for child in self.children:
            if child.process is not None and child.process.poll() is not None:
                self._kill_group(child)
                recent = [start for start in child.starts if start > time.monotonic() - 60]
                if len(recent) >= MOST_RESTARTS:
                    raise CannotRun(f"The {child.name} keeps ending; its last lines above say why.")
                self._start(child)

    def stop(self) -> None:
        """Ask every child to end, then make it."""
        for child in self.children:
            if child.process is not None and child.process.poll() is None:
                child.process.terminate()
        deadline = time.monotonic() + STOP_SECONDS
        for child in self.children:
            if child.process is None:
                continue
            with suppress(subprocess.TimeoutExpired):
                child.process.wait(max(0.1, deadline - time.monotonic()))
            self._kill_group(child)
            child.process.wait()

    def _start(self, child: Child) -> None:
        starter = [sys.executable, "-m", "negotiations.common.child", str(os.getpid())]
        child.process = subprocess.Popen(
            [*starter, *child.command],
            cwd=PROJECT,
            env=self.variables,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )
        child.starts.append(time.monotonic())
        note_children(self.data, [c.process.pid for c in self.children if c.process])

    def _kill_group(self, child: Child) -> None:
        if child.process is None:
            return
        with suppress(ProcessLookupError):
            os.killpg(child.process.pid, signal.SIGKILL)
