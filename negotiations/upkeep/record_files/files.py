"""Reads the TOML files of a record; a fault names its file."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

Table = dict[str, Any]
NEEDED = (
    "slug",
    "code",
    "title",
    "zone",
    "languages",
    "method",
    "scope",
    "coverage_ends_at",
    "state_of_play",
)


class FilesNotUsable(ValueError):
    """A file is missing, is no TOML, or lacks a key; the message names the file."""


@dataclass(frozen=True)
class RecordFiles:
    """The tables of every file, as written. Issues are in the order of their file names."""

    folder: Path
    negotiation: Table
    parties: list[Table]
    people: list[Table]
    sources: list[Table]
    quotations: list[Table]
    talks: list[Table]
    announced: list[Table]
    issues: list[Table]
    issue_files: list[Path]
    glossary: list[Table]


def read_files(folder: Path) -> RecordFiles:
    """Return the tables of the record in `folder`. Raises FilesNotUsable."""
    negotiation = _read(folder / "negotiation.toml")
    missing = [name for name in NEEDED if name not in negotiation]
    if missing:
        raise FilesNotUsable(f"{folder / 'negotiation.toml'}: “{missing[0]}” is missing.")
    _check_zone(folder / "negotiation.toml", negotiation["zone"])
    talks = _read(folder / "talks.toml")
    issue_files = sorted((folder / "issues").glob("*.toml"))
    if not issue_files:
        raise FilesNotUsable(f"{folder / 'issues'}: no issue files.")
    return RecordFiles(
        folder=folder,
        negotiation=negotiation,
        parties=_read(folder / "parties.toml").get("party", []),
        people=_read(folder / "people.toml").get("person", []),
        sources=_read(folder / "sources.toml").get("source", []),
        quotations=_read(folder / "quotations.toml").get("quotation", []),
        talks=talks.get("talks", []),
        announced=talks.get("announced", []),
        issues=[_read(path) for path in issue_files],
        issue_files=issue_files,
        glossary=_read(folder / "glossary.toml").get("entry", []),
    )


def _check_zone(path: Path, name: Any) -> None:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, TypeError, OSError) as error:
        raise FilesNotUsable(f"{path}: “{name}” is no time zone name; write one like Europe/Kyiv.") from error


def _read(path: Path) -> Table:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise FilesNotUsable(f"{path}: cannot be read ({error.strerror}).") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise FilesNotUsable(f"{path}: {error}") from error
