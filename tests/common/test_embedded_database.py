"""The embedded database: started once by many, recovered after a kill, closed to others."""

import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest

from negotiations.common.database.embedded import (
    ensure_started,
    is_running,
    stop_if_unused,
    superuser_address,
    wait_until_ready,
)
from negotiations.common.database.places import LONGEST_SOCKET_PATH, Places, places_for
from tests.harness.commands import installation, variables

PATIENCE = 60  # seconds
START = """
import sys, pathlib
from negotiations.common.database.embedded import ensure_started
ensure_started(pathlib.Path(sys.argv[1]))
"""


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Path]:
    with installation(tmp_path / "data") as folder:
        folder.mkdir()
        yield folder


def postmaster(places: Places) -> int:
    return int((places.cluster / "postmaster.pid").read_text().split()[0])


def start_in_a_process_of_its_own(data: Path) -> int:
    command = [sys.executable, "-c", START, str(data)]
    return subprocess.run(command, env=variables(), check=False, timeout=120).returncode


def test_processes_that_start_together_make_one_server_and_both_roles(data: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(start_in_a_process_of_its_own, [data] * 4)) == [0, 0, 0, 0]
    places = places_for(data)
    with psycopg.connect(superuser_address(places)) as connection:
        roles = connection.execute("SELECT rolname FROM pg_roles WHERE rolname ~ '^negotiations'").fetchall()
    assert sorted(role for (role,) in roles) == ["negotiations_app", "negotiations_owner"]
    assert stat.S_IMODE(places.sockets.stat().st_mode) == 0o700


def test_a_killed_server_is_started_again_with_its_data(data: Path) -> None:
    places = ensure_started(data)
    with psycopg.connect(superuser_address(places), autocommit=True) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 1 AS one")
    os.kill(postmaster(places), signal.SIGKILL)
    wait_until_ready(data)
    with psycopg.connect(superuser_address(places)) as connection:
        assert connection.execute("SELECT one FROM kept").fetchone() == (1,)


def test_a_stale_process_number_that_is_now_somebody_elses_does_not_stop_the_start(data: Path) -> None:
    places = ensure_started(data)
    os.kill(postmaster(places), signal.SIGKILL)
    deadline = time.monotonic() + PATIENCE
    while is_running(places):
        assert time.monotonic() < deadline, "its children still listen"
        time.sleep(0.02)
    lines = (places.cluster / "postmaster.pid").read_text().splitlines()
    (places.cluster / "postmaster.pid").write_text("\n".join([str(os.getpid()), *lines[1:]]) + "\n")
    wait_until_ready(data)
    assert postmaster(places) != os.getpid()


def test_it_is_stopped_only_when_nobody_uses_it(data: Path) -> None:
    places = ensure_started(data)
    with psycopg.connect(superuser_address(places)):
        assert not stop_if_unused(data)
    assert stop_if_unused(data)
    assert not is_running(places)


def test_an_attempt_that_was_cut_short_is_begun_again(data: Path) -> None:
    places = places_for(data)
    places.cluster.mkdir(parents=True)
    (places.cluster / "half").write_text("made")
    wait_until_ready(data)
    assert not (places.cluster / "half").exists()


def test_a_deep_folder_still_gets_a_socket_that_can_be_reached(tmp_path: Path) -> None:
    places = places_for(tmp_path / ("deep" * 40))
    assert len(os.fsencode(places.socket)) <= LONGEST_SOCKET_PATH
