"""Writes one line of the audit."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from negotiations.accounts.models import Act, User
from negotiations.common.request_id import current_request_id
from negotiations.common.text import clean_json, clean_line


def record_act(
    *,
    by: User | None,
    at: datetime,
    verb: str,
    negotiation_id: UUID | None = None,
    object_kind: str = "",
    object_id: UUID | str = "",
    detail: Mapping[str, Any] | None = None,
) -> Act:
    """Add a line to the audit: who (None is the system), when, what, on which object, in which request.

    `detail` must be JSON. Joins the caller's transaction, so that an act and its line stand or fall together.
    """
    return Act.objects.create(
        by=by,
        at=at,
        request_id=current_request_id(),
        negotiation_id=negotiation_id,
        verb=clean_line(verb),
        object_kind=object_kind,
        object_id=str(object_id),
        detail=clean_json(dict(detail or {})),
    )
