"""`make run`: first start, kill, start again, Ctrl-C; and the sentence for each thing that can be in the way."""

import random
import socket
import stat
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from negotiations.common.database.embedded import is_running, superuser_address, wait_until_ready
from negotiations.common.database.places import places_for
from tests.harness.commands import installation, manage
from tests.harness.running import Run, comes_free, free_port, listens

ROUNDS = 20


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Path]:
    with installation(tmp_path / "data") as folder:
        yield folder


def people(data: Path) -> list[str]:
    wait_until_ready(data)
    with psycopg.connect(superuser_address(places_for(data), "negotiations")) as connection:
        rows = connection.execute("SELECT username FROM accounts_user ORDER BY username").fetchall()
    return [str(name) for (name,) in rows]


def test_a_killed_run_takes_its_children_along_and_the_next_one_goes_on(data: Path) -> None:
    port = free_port()
    first = Run(data, port)
    first.wait_until_up()
    assert first.get("/accounts/sign-in/") == 200
    password = first.password()
    assert stat.S_IMODE((data / "demo_password").stat().st_mode) == 0o600
    first.kill(group=False)
    assert comes_free(port)

    second = Run(data, port)
    second.wait_until_up()
    assert second.password() == password
    assert second.get("/accounts/sign-in/") == 200
    assert second.interrupt() == 0
    assert not listens(port)
    assert not is_running(places_for(data))
    assert people(data) == ["admin", "editor", "reporter"]


@pytest.mark.matrix
def test_many_kills_at_any_moment_lose_nothing(data: Path) -> None:
    port, chance = free_port(), random.Random(20)
    for number in range(ROUNDS):
        run = Run(data, port)
        time.sleep(chance.uniform(0.1, 25 if number < 8 else 10))
        run.kill(group=number % 2 == 0)
    last = Run(data, port)
    last.wait_until_up()
    assert last.get("/accounts/sign-in/") == 200
    assert last.interrupt() == 0
    assert people(data) == ["admin", "editor", "reporter"]
    verified = manage("verify_editions", NEGOTIATIONS_DATA=str(data))
    assert verified.returncode == 0, verified.stdout + verified.stderr


def test_a_taken_port_gets_one_sentence(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = manage("run", NEGOTIATIONS_DATA=str(tmp_path), PORT=str(port))
    assert done.returncode == 1
    assert done.stderr.strip() == f"Port {port} on 127.0.0.1 is taken: stop what uses it, or set PORT."


def test_an_unreachable_database_gets_one_sentence(tmp_path: Path) -> None:
    url = f"postgresql://somebody@127.0.0.1:{free_port()}/nothing"
    done = manage("run", NEGOTIATIONS_DATA=str(tmp_path), PORT=str(free_port()), DATABASE_URL=url)
    assert done.returncode == 1
    assert done.stderr.startswith("The database that DATABASE_URL names cannot be reached: ")
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_host_that_is_not_ours_gets_one_sentence(tmp_path: Path) -> None:
    done = manage("run", NEGOTIATIONS_DATA=str(tmp_path), HOST="no.such.host.invalid")
    assert done.returncode == 1
    assert done.stderr.strip() == "HOST is 'no.such.host.invalid', which is no address of this machine."
