"""One difference between two published states, and how two texts or two lists of rows give rise to it."""

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from pydantic import BaseModel

# What a row says besides its main text: told by itself when only that differs.
DETAILS = {
    "summary": "summary",
    "said_on": "said on",
    "as_of": "as of",
    "starts_at": "begins",
    "precision": "how exactly the day is known",
    "basis": "rests on",
    "of_proposition": "speaks of the proposition",
    "claimed_by_id": "claimed by",
    "disputed_by_id": "disputed by",
    "note": "note",
    "why": "why",
    "kind": "kind",
    "short": "short name",
    "in_grid": "has a column",
    "aliases": "also called",
    "transliterations": "in other letters",
    "description": "description",
    "quotation_ids": "in whose words",
    "sources": "sources",
    "spans": "passage",
    "verbatim": "word for word",
}


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. `part` is the field or the kind of row, `label` says which in words; None: was not, is not."""

    kind: str
    object_id: UUID
    code: str
    title: str
    part: str
    label: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class About:
    """The object that changes are told of; `names` puts the ids of others into words."""

    kind: str
    id: UUID
    code: str
    title: str
    names: Callable[[UUID], str]

    def change(self, part: str, label: str, before: str | None, after: str | None) -> Change:
        return Change(self.kind, self.id, self.code, self.title, part, label, before, after)

    def words(self, value: Any) -> str | None:
        """Return a value as a reader would see it; empty is None."""
        if value is None or value == "" or value == []:
            return None
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, datetime.datetime | datetime.date):
            return value.isoformat()
        if isinstance(value, list):
            return " […] ".join(self.words(item) or "" for item in value)
        if isinstance(value, UUID):
            return self.names(value)
        if isinstance(value, BaseModel):
            shown = (
                self.words(item)
                for name, item in dict(value).items()
                if name != "content_hash" and not isinstance(item, UUID | bool)
            )
            return ", ".join(text for text in shown if text)
        return str(value)


def texts(before: BaseModel, after: BaseModel, fields: Mapping[str, str], about: About) -> Iterator[Change]:
    """Compare the named fields; `fields` maps each to its words."""
    for name, label in fields.items():
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            yield about.change(name, label, about.words(old), about.words(new))


def rows(
    before: Sequence[Any],
    after: Sequence[Any],
    *,
    part: str,
    key: Callable[[Any], object],
    label: Callable[[Any], str],
    text: Callable[[Any], str],
    about: About,
) -> Iterator[Change]:
    """Compare two lists of rows by key: added, gone, or saying something else."""
    old = {key(row): row for row in before}
    new = {key(row): row for row in after}
    for found, row in new.items():
        was = old.get(found)
        if was is None:
            yield about.change(part, label(row), None, text(row))
        elif text(was) != text(row):
            yield about.change(part, label(row), text(was), text(row))
        else:
            yield from _details(was, row, part=part, label=label(row), about=about)
    for found, row in old.items():
        if found not in new:
            yield about.change(part, label(row), text(row), None)


def _details(was: Any, row: Any, *, part: str, label: str, about: About) -> Iterator[Change]:
    for name, words in DETAILS.items():
        before, after = getattr(was, name, None), getattr(row, name, None)
        if before != after:
            yield about.change(part, f"{label}, {words}", about.words(before), about.words(after))
