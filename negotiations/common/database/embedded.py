"""The private PostgreSQL that runs when no DATABASE_URL is set: started on demand, never twice, recovered."""

import fcntl
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from negotiations.common.database.cluster import make_cluster, make_folders
from negotiations.common.database.places import Places, places_for
from negotiations.common.database.programs import run_program, wheel_folder
from negotiations.common.database.refusal import DatabaseDidNotStart
from negotiations.common.database.roles import SUPERUSER, make_roles

START_SECONDS = 60
LOOKS = 5  # a tenth of a second apart
START_ATTEMPTS = 4


def is_running(places: Places) -> bool:
    """Whether a server listens on the cluster's socket."""
    with socket.socket(socket.AF_UNIX) as probe:
        try:
            probe.connect(str(places.socket))
        except OSError:
            return False
    return True


def ensure_started(data: Path) -> Places:
    """Start the cluster of a data folder when it is not up; make it, its roles and database the first time.

    Any number of processes may call this at once. Raises DatabaseDidNotStart.
    """
    places = places_for(data)
    if places.ready.exists() and is_running(places):
        return places
    try:
        make_folders(places)
        with _locked(places):
            if not (places.cluster / "PG_VERSION").exists() or not places.ready.exists():
                _make_all(places)
            elif not is_running(places):
                _start(places)
    except OSError as error:
        raise DatabaseDidNotStart(f"The embedded database cannot use its folder: {error}.") from error
    return places


def wait_until_ready(data: Path) -> None:
    """Return when the cluster takes connections: one that is recovering or stopping is waited for."""
    deadline = time.monotonic() + START_SECONDS
    while True:
        places = ensure_started(data)
        try:
            psycopg.connect(superuser_address(places)).close()
        except psycopg.OperationalError as error:
            if time.monotonic() > deadline:
                raise DatabaseDidNotStart(f"The embedded database takes no connections: {error}") from error
            time.sleep(0.1)
        else:
            return


def stop_if_unused(data: Path) -> bool:
    """Stop the cluster of a data folder unless somebody is connected; returns whether it was stopped."""
    places = places_for(data)
    if not is_running(places):
        return False
    with _locked(places):
        try:
            if not _is_left(places):
                return False
        except psycopg.OperationalError:
            return False
        _stop(places)
    return True


def _is_left(places: Places) -> bool:
    """Tell whether nobody is connected; whoever has just gone may be listed for a moment longer."""
    for _ in range(LOOKS):
        if not _connections(places):
            return True
        time.sleep(0.1)
    return False


def stop(data: Path) -> None:
    """Stop the cluster of a data folder, whoever is connected."""
    places = places_for(data)
    if is_running(places):
        with _locked(places):
            _stop(places)


def superuser_address(places: Places, name: str = "postgres") -> str:
    """The connection string of the cluster's superuser."""
    return f"host='{places.sockets}' user={SUPERUSER} dbname={name}"


def _make_all(places: Places) -> None:
    if is_running(places):
        _stop(places)
    make_cluster(places)
    _start(places)
    make_roles(superuser_address(places))
    places.ready.touch()


def _start(places: Places) -> None:
    _check_version(places)
    for attempt in range(START_ATTEMPTS):
        _forget_dead_server(places)
        try:
            options = ("-w", "-s", "-t", str(START_SECONDS), "-l", str(places.log))
            run_program(places, "pg_ctl", "start", "-D", str(places.cluster), *options)
        except DatabaseDidNotStart:
            # After a kill -9 of the server its last children may hold shared memory for a moment.
            if attempt == START_ATTEMPTS - 1:
                raise
            time.sleep(0.5)
        else:
            return


def _stop(places: Places) -> None:
    options = ("-m", "fast", "-w", "-s", "-t", str(START_SECONDS))
    run_program(places, "pg_ctl", "stop", "-D", str(places.cluster), *options)


def _check_version(places: Places) -> None:
    made_by = (places.cluster / "PG_VERSION").read_text().strip()
    if wheel_folder().name != f"pginstall{made_by}":
        raise DatabaseDidNotStart(
            f"The embedded database was made by PostgreSQL {made_by}, and {wheel_folder().name} is installed: "
            "export with the old release and import with the new one."
        )


def _forget_dead_server(places: Places) -> None:
    # The server clears what a dead one left behind, except when the dead one's number now belongs to some other
    # process, or nobody has taken note of its death yet (a zombie): then it would wait for it for ever.
    for file in (places.cluster / "postmaster.pid", places.socket.with_name(f"{places.socket.name}.lock")):
        try:
            pid = int(file.read_text().split()[0])
            command = Path(f"/proc/{pid}/cmdline").read_bytes()
        except (OSError, ValueError, IndexError):
            continue
        if str(places.cluster).encode() not in command:
            file.unlink(missing_ok=True)


def _connections(places: Places) -> int:
    query = "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
    with psycopg.connect(superuser_address(places)) as connection:
        row = connection.execute(query).fetchone()
    return int(row[0]) if row else 0


@contextmanager
def _locked(places: Places) -> Iterator[None]:
    with places.lock.open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
