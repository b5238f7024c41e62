"""What every operation is given besides its arguments, and the guard that keeps public objects behind drafts."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from django.db import models

from negotiations.accounts.models import User
from negotiations.record.errors import OperationError
from negotiations.record.models import Negotiation

Row = TypeVar("Row", bound=models.Model)


class OutsideReplay(OperationError):
    """A public object was to be changed other than by publishing a draft."""


class NotInThisNegotiation(OperationError):
    """An argument names an object that does not exist, or that belongs to another negotiation."""


@dataclass(frozen=True)
class Context:
    """Who does it, when, in which negotiation; `edition_number` is the edition a replay is about to make.

    `at` is when the work is published (for a reconstructed edition, the dated time); `by` is None for the system.
    """

    negotiation: Negotiation
    by: User | None
    at: datetime.datetime
    edition_number: int | None = None


_replaying: ContextVar[bool] = ContextVar("replaying", default=False)


@contextmanager
def replaying() -> Iterator[None]:
    """Allow changes to public objects inside the block: only the replay of a draft opens it."""
    token = _replaying.set(True)
    try:
        yield
    finally:
        _replaying.reset(token)


def require_replay(what: str) -> None:
    """Raise OutsideReplay unless a draft is being replayed. `what` names the public object."""
    if not _replaying.get():
        raise OutsideReplay(f"{what} is public: it changes only by publishing a draft.")


# Where each table keeps its negotiation, for look-ups that must not cross from one to another.
_NEGOTIATION_PATH = {
    "Office": "person__negotiation",
    "MatchTerms": "issue__negotiation",
    "Standing": "issue__negotiation",
    "Figure": "issue__negotiation",
    "Term": "issue__negotiation",
    "IssueLink": "issue__negotiation",
    "Statement": "issue__negotiation",
    "Position": "issue__negotiation",
    "Voice": "issue__negotiation",
    "Confirmation": "issue__negotiation",
    "Readout": "talks__negotiation",
    "QuotationSource": "quotation__negotiation",
    "GlossaryWording": "entry__negotiation",
}


def find(model: type[Row], key: UUID, *, context: Context, field: str, lock: bool = False) -> Row:
    """Return the row of this negotiation with that key, or raise NotInThisNegotiation naming `field`.

    `lock` keeps the row as it is found until the transaction ends: a publication cannot make it public meanwhile.
    """
    path = _NEGOTIATION_PATH.get(model.__name__, "negotiation")
    filters: dict[str, Any] = {"pk": key, path: context.negotiation}
    rows = model._default_manager.filter(**filters)
    row = (rows.select_for_update(of=("self",), no_key=True) if lock else rows).first()
    if row is None:
        raise NotInThisNegotiation(
            f"No {model._meta.verbose_name} {key} in “{context.negotiation.title}”.", field=field
        )
    return row


def find_all(model: type[Row], keys: list[UUID], *, context: Context, field: str) -> list[Row]:
    """Return the rows of this negotiation with those keys, in their order, or raise NotInThisNegotiation."""
    if not keys:
        return []
    path = _NEGOTIATION_PATH.get(model.__name__, "negotiation")
    filters: dict[str, Any] = {"pk__in": keys, path: context.negotiation}
    rows = {row.pk: row for row in model._default_manager.filter(**filters)}
    missing = [str(key) for key in keys if key not in rows]
    if missing:
        raise NotInThisNegotiation(
            f"No {model._meta.verbose_name} {missing[0]} in “{context.negotiation.title}”.", field=field
        )
    return [rows[key] for key in keys]
