"""Makes the embedded cluster: its folders, its system user when we are root, its files and its settings."""

import os
import shutil
import subprocess

from negotiations.common.database.places import Places, system_user_exists
from negotiations.common.database.programs import run_program
from negotiations.common.database.refusal import DatabaseDidNotStart
from negotiations.common.database.roles import SUPERUSER

SETTINGS = """
listen_addresses = ''
unix_socket_directories = '{sockets}'
unix_socket_permissions = 0700
max_connections = 200
timezone = 'UTC'
log_timezone = 'UTC'
"""
USER_EXISTS = 9


def make_folders(places: Places) -> None:
    """Make the home and socket folders, closed to everybody else. Raises DatabaseDidNotStart."""
    if places.user and not system_user_exists(places.user):
        _make_system_user(places.user)
    places.home.parent.mkdir(parents=True, exist_ok=True)
    for folder in (places.home, places.sockets):
        folder.mkdir(mode=0o700, exist_ok=True)
        if places.user:
            shutil.chown(folder, places.user, places.user)
        elif folder.stat().st_uid != os.geteuid():
            raise DatabaseDidNotStart(
                f"The folder {folder} belongs to another user; remove it and start again."
            )


def make_cluster(places: Places) -> None:
    """Make the cluster's files; what an interrupted attempt left behind goes first."""
    shutil.rmtree(places.cluster, ignore_errors=True)
    places.ready.unlink(missing_ok=True)
    run_program(
        places,
        "initdb",
        f"--pgdata={places.cluster}",
        f"--username={SUPERUSER}",
        "--auth=trust",
        "--encoding=UTF8",
        "--locale-provider=builtin",
        "--locale=C.UTF-8",
        "--no-instructions",
    )
    with (places.cluster / "postgresql.conf").open("a") as file:
        file.write(SETTINGS.format(sockets=places.sockets))


def _make_system_user(name: str) -> None:
    program = shutil.which("useradd")
    options = ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin"]
    if program:
        made = subprocess.run([program, *options, name], capture_output=True, check=False)
        if made.returncode in (0, USER_EXISTS):
            return
    raise DatabaseDidNotStart(
        "PostgreSQL does not run as root, and a system user for it could not be made: "
        "run this as an ordinary user, or set DATABASE_URL."
    )
