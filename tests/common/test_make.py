"""What `make setup` says when Python will not do."""

import subprocess
from pathlib import Path

from negotiations.common.environment import PROJECT


def make_setup(python: str, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    command = ["make", "--silent", "setup", f"PYTHON={python}", f"STAMP={tmp_path}/installed"]
    return subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False, timeout=60)


def fake_python(folder: Path, script: str) -> str:
    path = folder / "python"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return str(path)


def test_a_python_too_old_gets_one_sentence(tmp_path: Path) -> None:
    python = fake_python(tmp_path, 'if [ "$1" = -V ]; then echo Python 3.9.2; else exit 1; fi')
    done = make_setup(python, tmp_path)
    assert done.returncode != 0
    assert done.stdout.strip() == (
        f"Python 3.11 or newer is needed, and '{python}' is Python 3.9.2 (PYTHON=... names another)."
    )


def test_no_python_gets_one_sentence(tmp_path: Path) -> None:
    done = make_setup("no-such-python", tmp_path)
    assert done.returncode != 0
    assert done.stdout.startswith("Python 3.11 or newer is needed, and 'no-such-python' is not installed")


def test_a_python_without_venv_gets_one_sentence(tmp_path: Path) -> None:
    python = fake_python(tmp_path, 'case "$2" in *venv*) exit 1;; esac')
    done = make_setup(python, tmp_path)
    assert done.returncode != 0
    assert done.stdout.strip() == "Python's venv module is missing: install the package python3-venv."
