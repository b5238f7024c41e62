"""A system PostgreSQL 15, by DATABASE_URL: migrated by the owner, used by the app role."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from negotiations.common.database.roles import make_roles
from tests.harness.commands import manage

PROGRAMS = Path("/usr/lib/postgresql/15/bin")
USER = "postgres" if os.geteuid() == 0 else None

pytestmark = pytest.mark.skipif(not (PROGRAMS / "initdb").exists(), reason="no PostgreSQL 15 programs found")

SMOKE = """
from django.utils import timezone
from negotiations.accounts.models import Act, User
from negotiations.accounts.operations.record_act import record_act
record_act(by=User.objects.create_user("somebody"), at=timezone.now(), verb="tried")
print(Act.objects.get().by.username)
"""


def run(program: str, *arguments: str, folder: Path) -> None:
    subprocess.run(
        [PROGRAMS / program, *arguments],
        user=USER,
        group=USER,
        extra_groups=[] if USER else None,
        cwd=folder,
        check=True,
        stdout=subprocess.DEVNULL,
        timeout=60,
    )


@pytest.fixture
def folder() -> Iterator[Path]:
    """A running server's folder: its socket is there. Not under tmp_path, which another user cannot enter."""
    folder = Path(tempfile.mkdtemp(prefix="negotiations-pg15-"))
    if USER:
        shutil.chown(folder, USER, USER)
    cluster = str(folder / "cluster")
    options = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off"
    try:
        run(
            "initdb",
            "-D",
            cluster,
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--no-locale",
            folder=folder,
        )
        run("pg_ctl", "start", "-w", "-D", cluster, "-l", str(folder / "log"), "-o", options, folder=folder)
        yield folder
    finally:
        run("pg_ctl", "stop", "-w", "-m", "immediate", "-D", cluster, folder=folder)
        shutil.rmtree(folder)


def test_it_migrates_works_and_keeps_the_audit(folder: Path, tmp_path: Path) -> None:
    make_roles(f"host={folder} user=postgres dbname=postgres")
    urls = {
        "DATABASE_URL": f"postgresql://negotiations_app@/negotiations?host={folder}",
        "DATABASE_OWNER_URL": f"postgresql://negotiations_owner@/negotiations?host={folder}",
        "NEGOTIATIONS_DATA": str(tmp_path),
    }
    migrated = manage("migrate", "-v", "0", **urls)
    assert migrated.returncode == 0, migrated.stderr
    smoke = manage("shell", "-v", "0", "-c", SMOKE, **urls)
    assert smoke.stdout.strip() == "somebody", smoke.stderr
    with (
        psycopg.connect(f"host={folder} user=negotiations_app dbname=negotiations") as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        connection.execute("UPDATE accounts_act SET verb = 'x'")
