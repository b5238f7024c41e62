"""Collects and compresses the static files when they have changed, beside the other preparations."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from django.contrib.staticfiles.finders import get_finders

from negotiations.common.environment import PROJECT
from negotiations.upkeep.running.refusal import CannotRun


class Collecting:
    """A collection that runs in a process of its own, if one is needed; a stamp says what the last was made from."""

    def __init__(self, data: Path) -> None:
        self.stamp = data / "static.stamp"
        self.mark = _mark()
        self.process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        """Begin, unless the collected files are up to date."""
        if self.stamp.exists() and self.stamp.read_text() == self.mark:
            return
        self.stamp.unlink(missing_ok=True)
        starter = [sys.executable, "-m", "negotiations.common.child", str(os.getpid())]
        collect = [
            sys.executable,
            str(PROJECT / "manage.py"),
            "collectstatic",
            "--noinput",
            "--clear",
            "-v",
            "0",
        ]
        self.process = subprocess.Popen(
            [*starter, *collect],
            cwd=PROJECT,
            env={**os.environ, "STATIC_COLLECTED": "yes"},
            stdin=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )

    def finish(self) -> None:
        """Wait for it. Raises CannotRun when it failed."""
        if self.process is None:
            return
        _, errors = self.process.communicate()
        if self.process.returncode:
            lines = errors.strip().splitlines() or ["it was stopped"]
            raise CannotRun(f"The static files cannot be collected: {lines[-1]}")
        self.stamp.write_text(self.mark)

    def stop(self) -> None:
        """End it when it is still at work: the run is stopping."""
        if self.process is not None and self.process.poll() is None:
            self.process.kill()
            self.process.communicate()


def _mark() -> str:
    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            digest.update(f"{path} {storage.size(path)} {storage.get_modified_time(path)}\n".encode())
    return digest.hexdigest()
