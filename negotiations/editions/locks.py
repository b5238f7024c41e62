"""The one lock of a negotiation: publication and preview take turns under it."""

from uuid import UUID

from negotiations.record.models import Negotiation


def lock_negotiation(negotiation_id: UUID) -> Negotiation:
    """Return the negotiation's row, locked until the transaction ends.

    FOR NO KEY UPDATE: a plain FOR UPDATE would stall every insert that refers to the negotiation.
    """
    return Negotiation.objects.select_for_update(no_key=True).get(pk=negotiation_id)
