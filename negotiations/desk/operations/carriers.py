"""Words that are public already get a further article through a draft, because readers will see it."""

import datetime
from typing import Any

from django.db import transaction

from negotiations.accounts.models import User
from negotiations.desk.queries.drafts import working_draft
from negotiations.editions.models import Draft
from negotiations.editions.operations import add_operation, start_draft
from negotiations.record.models import Negotiation


def add_carrier_to_draft(
    *, negotiation: Negotiation, carrier: dict[str, Any], by: User, at: datetime.datetime
) -> Draft:
    """Put `add_carrier` with these arguments into the person's working draft, or a new one, and return the draft."""
    with transaction.atomic():
        draft = working_draft(negotiation, user=by) or start_draft(
            negotiation=negotiation, by=by, at=at, title="Further articles"
        )
        add_operation(draft_id=draft.pk, name="add_carrier", args=carrier, by=by, at=at)
        return draft
