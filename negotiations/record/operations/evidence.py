"""Evidence: the quotations and articles that a row of the record rests on."""

import datetime
from uuid import UUID

from negotiations.record.errors import OperationError
from negotiations.record.models import Article, Basis, Party, Precision, Quotation
from negotiations.record.models.base import EvidencedRow
from negotiations.record.operations.context import Context, find_all


class NotThatPartysVoice(OperationError):
    """A quotation's speaker held no office for the party on that day, so the words are no evidence of its position."""


class BasisNotGiven(OperationError):
    """A row says it is quoted or reported and names no quotation or no source."""


class DateNotGiven(OperationError):
    """A date and its precision contradict each other."""


def set_evidence(
    row: EvidencedRow, *, quotation_ids: list[UUID], source_ids: list[UUID], context: Context
) -> list[Quotation]:
    """Attach quotations and articles of this negotiation to `row`; return the quotations."""
    quotations = find_all(Quotation, quotation_ids, context=context, field="evidence_ids")
    articles = find_all(Article, source_ids, context=context, field="source_ids")
    if quotations:
        row.evidence.set(quotations)
    if articles:
        row.sources.set(articles)
    return quotations


def check_basis(*, basis: str, quotation_ids: list[UUID], source_ids: list[UUID]) -> None:
    """Raise BasisNotGiven unless the row names what its basis asks for."""
    if basis == Basis.QUOTED and not quotation_ids:
        raise BasisNotGiven("“In its own words” needs a quotation.", field="evidence_ids")
    if basis == Basis.REPORTED and not (quotation_ids or source_ids):
        raise BasisNotGiven("“Reported” needs a source or a quotation.", field="source_ids")


def check_date(*, day: datetime.date | None, precision: str, field: str) -> None:
    """Raise DateNotGiven unless the day is empty exactly when its precision is `unknown`."""
    if (day is None) != (precision == Precision.UNKNOWN):
        raise DateNotGiven("Give a day, or say that it is not stated.", field=field)


def check_speaks_for(party: Party, quotations: list[Quotation]) -> None:
    """Raise NotThatPartysVoice for a quotation whose speaker did not speak for `party` on the day of the words.

    A quotation without a day counts when the speaker holds or held any office for the party. Words that are attributed to
    the party itself ("Moscow has signalled") are its own.
    """
    names = {name.casefold() for name in (party.name, *party.aliases)}
    for quotation in quotations:
        speaker = quotation.speaker
        if speaker is None and quotation.speaker_text.casefold() in names:
            continue
        offices = (
            [office for office in speaker.offices.all() if office.party_id == party.pk] if speaker else []
        )
        if quotation.said_on is not None:
            offices = [office for office in offices if office.held_on(quotation.said_on)]
        if not offices:
            name = speaker.name if speaker else quotation.speaker_text
            raise NotThatPartysVoice(
                f"{name} held no office for {party.name} then: quotable, but no evidence of its position.",
                field="evidence_ids",
            )
