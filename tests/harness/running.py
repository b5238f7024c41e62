"""A run of the whole installation, `manage.py run`, in a process group of its own."""

import os
import queue
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from pathlib import Path

from negotiations.common.environment import PROJECT
from tests.harness.commands import variables

START_SECONDS = 150
STOP_SECONDS = 30


def free_port() -> int:
    """A port nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Run:
    """One supervisor with its children."""

    def __init__(self, data: Path, port: int, **changes: str) -> None:
        self.data = data
        self.port = port
        self.output: list[str] = []
        self._lines: queue.Queue[str] = queue.Queue()
        self.process = subprocess.Popen(
            [sys.executable, str(PROJECT / "manage.py"), "run", "--with-parent"],
            env=variables(NEGOTIATIONS_DATA=str(data), PORT=str(port), PYTHONUNBUFFERED="1", **changes),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        with self.process.stdout as lines:
            for line in lines:
                self._lines.put(line)

    def wait_until_up(self) -> str:
        """Wait for the last line of the greeting; returns everything printed so far."""
        deadline = time.monotonic() + START_SECONDS
        while "Ctrl-C stops everything" not in self.text():
            assert self.process.poll() is None, f"the run ended ({self.process.poll()}): {self.text()}"
            assert time.monotonic() < deadline, f"the run did not come up: {self.text()}"
            time.sleep(0.05)
        return self.text()

    def text(self) -> str:
        while not self._lines.empty():
            self.output.append(self._lines.get())
        return "".join(self.output)

    def password(self) -> str:
        found = re.search(r"^Password:\s+(\S+)$", self.text(), re.MULTILINE)
        assert found, self.text()
        return found.group(1)

    def get(self, path: str) -> int:
        """The status of a page."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=20) as response:
            return int(response.status)

    def kill(self, *, group: bool) -> None:
        """Kill the supervisor, or its whole process group, without a warning."""
        if self.process.poll() is None:
            (os.killpg if group else os.kill)(self.process.pid, signal.SIGKILL)
        self.process.wait(STOP_SECONDS)
        self._reader.join(STOP_SECONDS)

    def interrupt(self) -> int:
        """Ctrl-C; returns the exit code."""
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(STOP_SECONDS)
        self._reader.join(STOP_SECONDS)
        return code


def listens(port: int) -> bool:
    """Whether anything listens on the port."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def comes_free(port: int) -> bool:
    """Whether the port is given up within a few seconds."""
    deadline = time.monotonic() + STOP_SECONDS
    while listens(port):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.1)
    return True
