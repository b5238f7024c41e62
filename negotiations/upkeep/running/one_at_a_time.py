"""One supervisor for each data folder; what a killed one left behind is cleared away."""

import fcntl
import json
import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from negotiations.upkeep.running.refusal import CannotRun

# A supervisor that was told to stop may need a moment for its children.
PATIENCE_SECONDS = 15


@contextmanager
def only_supervisor(data: Path) -> Iterator[None]:
    """Hold the data folder's lock. Raises CannotRun when another supervisor keeps it."""
    data.mkdir(parents=True, exist_ok=True)
    with (data / "run.lock").open("a+") as file:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not _lock(file.fileno()):
            if time.monotonic() > deadline:
                file.seek(0)
                raise CannotRun(
                    f"It is already running here (process {file.read().strip()}): stop that one first."
                )
            time.sleep(0.1)
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield


def _lock(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def note_children(data: Path, pids: list[int]) -> None:
    """Write down which process groups this supervisor started."""
    draft = data / "run.children.new"
    draft.write_text(json.dumps([[pid, _started(pid)] for pid in pids]))
    draft.replace(data / "run.children")


def clear_leftovers(data: Path) -> None:
    """End the children of a supervisor that was killed, should any have outlived it."""
    with suppress(OSError, ValueError):
        for pid, started in json.loads((data / "run.children").read_text()):
            if started and _started(pid) == started:
                os.killpg(pid, signal.SIGKILL)
    (data / "run.children").unlink(missing_ok=True)


def _started(pid: int) -> str:
    """When a process began, in the kernel's ticks: with its number it names one process for good."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[19]
    except (OSError, IndexError):
        return ""
