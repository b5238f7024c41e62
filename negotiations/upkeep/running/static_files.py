"""Collects and compresses the static files when they have changed."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from django.contrib.staticfiles.finders import get_finders

from negotiations.common.environment import PROJECT
from negotiations.upkeep.running.refusal import CannotRun


def collect_if_changed(data: Path) -> None:
    """Bring the collected files up to date; a stamp in the data folder says what they were made from."""
    stamp = data / "static.stamp"
    mark = _mark()
    if stamp.exists() and stamp.read_text() == mark:
        return
    stamp.unlink(missing_ok=True)
    command = [sys.executable, str(PROJECT / "manage.py"), "collectstatic", "--noinput", "--clear", "-v", "0"]
    done = subprocess.run(
        command, env={**os.environ, "STATIC_COLLECTED": "yes"}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise CannotRun(f"The static files cannot be collected: {done.stderr.strip().splitlines()[-1]}")
    stamp.write_text(mark)


def _mark() -> str:
    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            digest.update(f"{path} {storage.size(path)} {storage.get_modified_time(path)}\n".encode())
    return digest.hexdigest()
