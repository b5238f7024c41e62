"""Freezes talks with each side's readout."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Prefetch

from negotiations.editions.freeze.evidence import (
    ARTICLES,
    freeze_article,
    quotation_ids,
    sources,
    with_evidence,
)
from negotiations.editions.schema import TalksShape
from negotiations.record.models import Negotiation, Party, Person, Readout, Talks


def freeze_talks(negotiation: Negotiation, ids: Iterable[UUID] | None = None) -> list[TalksShape]:
    """Return the shapes of the negotiation's talks, or of those with the given ids."""
    rows = Talks.objects.filter(negotiation=negotiation)
    if ids is not None:
        rows = rows.filter(pk__in=list(ids))
    rows = rows.prefetch_related(
        Prefetch("parties", queryset=Party.objects.order_by("rank", "name")),
        Prefetch("people", queryset=Person.objects.order_by("name")),
        Prefetch("sources", queryset=ARTICLES),
        Prefetch("readouts", queryset=Readout.objects.select_related("party").order_by("rank", "id")),
        *with_evidence("readouts"),
    ).order_by("number")
    return [_freeze(row, negotiation.code) for row in rows]


def _freeze(row: Talks, code: str) -> TalksShape:
    return TalksShape.model_validate(
        {
            "id": row.pk,
            "slug": row.slug,
            "code": f"{code}-T{row.number}",
            "number": row.number,
            "title": row.title,
            "kind": row.kind,
            "state": row.state,
            "starts_at": row.starts_at,
            "precision": row.precision,
            "zone": row.zone,
            "place": row.place,
            "summary": row.summary,
            "outcome": row.outcome,
            "differences": row.differences,
            "party_ids": [party.pk for party in row.parties.all()],
            "person_ids": [person.pk for person in row.people.all()],
            "readouts": [
                {
                    "id": readout.pk,
                    "party_id": readout.party_id,
                    "text": readout.text,
                    "said_on": readout.said_on,
                    "quotation_ids": quotation_ids(readout),
                    "sources": sources(readout),
                }
                for readout in row.readouts.all()
            ],
            "sources": [freeze_article(article) for article in row.sources.all()],
        }
    )
