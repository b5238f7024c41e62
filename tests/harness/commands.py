"""Runs manage.py as a person would, in a process and an installation of its own."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from negotiations.common.database.embedded import stop
from negotiations.common.database.places import places_for
from negotiations.common.environment import PROJECT

# What the person who runs the tests may have set must not reach the installation under test.
OURS = ("DJANGO_", "SECRET_KEY", "ALLOWED_HOSTS", "CSRF_", "DATABASE_", "NEGOTIATIONS_", "EMAIL_")
OURS_EXACTLY = {"HOST", "PORT", "TIME_ZONE", "LANGUAGE_CODE", "TRUST_PROXY", "STATIC_COLLECTED"}


def variables(**changes: str) -> dict[str, str]:
    """This process's environment without our own variables, plus `changes`."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(OURS) and name not in OURS_EXACTLY
    }
    return kept | changes


def manage(*arguments: str, **changes: str) -> subprocess.CompletedProcess[str]:
    """Run manage.py to its end, with these variables set."""
    command = [sys.executable, str(PROJECT / "manage.py"), *arguments]
    return subprocess.run(
        command, env=variables(**changes), capture_output=True, text=True, check=False, timeout=180
    )


@contextmanager
def installation(data: Path) -> Iterator[Path]:
    """A data folder of its own; at the end its server is stopped and its files are removed."""
    try:
        yield data
    finally:
        if (data / "cluster_name").exists() or (data / "postgresql").exists():
            places = places_for(data)
            stop(data)
            shutil.rmtree(places.home, ignore_errors=True)
