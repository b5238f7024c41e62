"""The private PostgreSQL that runs when no DATABASE_URL is set: started on demand, never twice, recovered after a kill."""

import fcntl
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from negotiations.common.database.places import Places, places_for, system_user_exists
from negotiations.common.database.programs import programs_for
from negotiations.common.database.roles import SUPERUSER, make_roles

START_SECONDS = 60
SETTINGS = """\
listen_addresses = ''
unix_socket_permissions = 0700
max_connections = 200
shared_buffers = 128MB
timezone = 'UTC'
log_timezone = 'UTC'
"""


class DatabaseDidNotStart(Exception):
    """The embedded database cannot be started; the message is one sentence with the reason."""


def is_running(places: Places) -> bool:
    """Whether a server answers on the cluster's socket."""
    with socket.socket(socket.AF_UNIX) as probe:
        try:
            probe.connect(str(places.socket))
        except OSError:
            return False
    return True


def ensure_started(data: Path) -> Places:
    """Start the cluster of a data folder when it is not up; make it and its roles the first time.

    Any number of processes may call this at once. Raises DatabaseDidNotStart.
    """
    places = places_for(data)
    if is_running(places) and (places.home / "ready").exists():
        return places
    _make_folders(places)
    with _locked(places):
        if not (places.cluster / "ready").exists():
            _make_cluster(places)
        if not is_running(places):
            _start(places)
        if not (places.home / "ready").exists():
            make_roles(superuser_address(places))
            (places.home / "ready").touch()
    return places


def stop(data: Path, *, only_if_unused: bool) -> bool:
    """Stop the cluster of a data folder; returns whether it was stopped."""
    places = places_for(data)
    if not is_running(places):
        return False
    with _locked(places):
        if only_if_unused and _others_connected(places):
            return False
        _run(
            places, "pg_ctl", "stop", "-D", str(places.cluster), "-m", "fast", "-w", "-t", str(START_SECONDS)
        )
    return True


def superuser_address(places: Places, name: str = "postgres") -> str:
    """The connection string of the cluster's superuser."""
    return f"host={places.sockets} user={SUPERUSER} dbname={name}"


def _others_connected(places: Places) -> bool:
    with psycopg.connect(superuser_address(places)) as connection:
        row = connection.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
        ).fetchone()
    return row is not None and row[0] > 0


@contextmanager
def _locked(places: Places) -> Iterator[None]:
    with open(places.lock, "a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _make_folders(places: Places) -> None:
    if places.user and not system_user_exists(places.user):
        _make_system_user(places)
    places.home.mkdir(parents=True, exist_ok=True)
    places.sockets.mkdir(mode=0o700, exist_ok=True)
    if places.user:
        shutil.chown(places.home, places.user, places.user)
        shutil.chown(places.sockets, places.user, places.user)
    elif places.sockets.stat().st_uid != os.geteuid():
        raise DatabaseDidNotStart(
            f"The folder {places.sockets} belongs to another user; remove it and start again."
        )


def _make_system_user(places: Places) -> None:
    assert places.user
    command = [
        "useradd",
        "--system",
        "--user-group",
        "--no-create-home",
        "--shell",
        "/usr/sbin/nologin",
        places.user,
    ]
    if shutil.which("useradd") is None or subprocess.run(command, capture_output=True).returncode not in (
        0,
        9,
    ):
        raise DatabaseDidNotStart(
            "PostgreSQL does not run as root and its system user could not be made; "
            "run this as an ordinary user, or set DATABASE_URL."
        )


def _make_cluster(places: Places) -> None:
    shutil.rmtree(places.cluster, ignore_errors=True)
    (places.home / "ready").unlink(missing_ok=True)
    _run(
        places, "initdb", "-D", str(places.cluster), "-U", SUPERUSER,
        "--auth=trust", "--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C.UTF-8",
        "--no-instructions",
    )  # fmt: skip
    with open(places.cluster / "postgresql.conf", "a") as file:
        file.write(f"\n{SETTINGS}unix_socket_directories = '{places.sockets}'\n")
    (places.cluster / "ready").touch()


def _start(places: Places) -> None:
    # The server removes a stale postmaster.pid by itself, except when the number now belongs to another process.
    _forget_foreign_pid(places)
    _run(
        places, "pg_ctl", "start", "-D", str(places.cluster), "-l", str(places.log),
        "-w", "-t", str(START_SECONDS), "-s",
    )  # fmt: skip
    deadline = time.monotonic() + START_SECONDS
    while not is_running(places):
        if time.monotonic() > deadline:
            raise DatabaseDidNotStart(f"The embedded database did not start; its log is {places.log}.")
        time.sleep(0.02)


def _forget_foreign_pid(places: Places) -> None:
    pid_file = places.cluster / "postmaster.pid"
    try:
        pid = int(pid_file.read_text().split()[0])
        command = Path(f"/proc/{pid}/cmdline").read_bytes()
    except (OSError, ValueError, IndexError):
        return
    if b"postgres" not in command:
        pid_file.unlink(missing_ok=True)


def _run(places: Places, program: str, *arguments: str) -> None:
    folder = programs_for(places)
    done = subprocess.run(
        [str(folder / program), *arguments],
        user=places.user,
        group=places.user,
        extra_groups=[] if places.user else None,
        cwd=places.home,
        env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C", "TZ": "UTC"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    if done.returncode:
        reason = " ".join(done.stderr.split())[-300:]
        raise DatabaseDidNotStart(
            f"The embedded database could not run {program}: {reason} (log: {places.log})"
        )
