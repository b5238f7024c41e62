"""Finds the quotation of the record that has the same words by the same speaker."""

from collections.abc import Sequence
from uuid import UUID

from negotiations.intake.passages import compared
from negotiations.record.models import Negotiation, Quotation


def same_quotation(
    negotiation: Negotiation, *, words: Sequence[str], speaker_id: UUID | None, speaker_text: str = ""
) -> Quotation | None:
    """Return it, or None. Marks, case, dashes and cuts do not count; somebody unnamed is compared by their text."""
    rows = Quotation.objects.filter(negotiation=negotiation, speaker=speaker_id)
    if speaker_id is None:
        rows = rows.filter(speaker_text__iexact=speaker_text)
    wanted = compared(words)
    for key, held in rows.order_by("created_at", "pk").values_list("pk", "words"):
        if compared(held) == wanted:
            return Quotation.objects.get(pk=key)
    return None
