"""Small values that are made up once and then kept in the data folder, for this user's eyes only."""

import os
import secrets
from collections.abc import Callable
from pathlib import Path


class DataFolderRefused(Exception):
    """The data folder cannot be read or written; the message is one sentence."""


def make_key() -> str:
    """A long random key."""
    return secrets.token_urlsafe(60)


def make_name() -> str:
    """A short random name for a folder."""
    return secrets.token_hex(8)


def keep_secret(path: Path, make: Callable[[], str] = make_key) -> str:
    """Read the value kept at `path`; the first time, make it and write it there with mode 600.

    Processes that start together get the same value: the file appears whole or not at all. Raises DataFolderRefused.
    """
    try:
        if not path.exists():
            _write(path, make())
        return path.read_text().strip()
    except OSError as error:
        raise DataFolderRefused(
            f"The data folder cannot be used ({error}); NEGOTIATIONS_DATA names another."
        ) from None


def _write(path: Path, value: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(value)
    try:
        os.link(draft, path)
    except FileExistsError:
        return
    finally:
        draft.unlink()
