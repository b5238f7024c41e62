"""Freezes the frame: what the whole negotiation shares."""

from negotiations.editions.freeze.evidence import quotation_ids, sources, with_evidence
from negotiations.editions.schema import (
    Frame,
    GlossaryShape,
    GlossaryWordingShape,
    OfficeShape,
    PartyShape,
    PersonShape,
    StatusWording,
)
from negotiations.record.models import (
    FAMILY_OF,
    PUBLIC_TEST,
    GlossaryEntry,
    Negotiation,
    Party,
    Person,
    Status,
    Wording,
)


def freeze_frame(negotiation: Negotiation) -> Frame:
    """Return the frame as the record holds it now; people only once a published object names them."""
    return Frame(
        id=negotiation.pk,
        slug=negotiation.slug,
        code=negotiation.code,
        title=negotiation.title,
        state_of_play=negotiation.state_of_play,
        state_of_play_on=negotiation.state_of_play_on,
        method=negotiation.method,
        scope=negotiation.scope,
        zone=negotiation.zone,
        languages=negotiation.languages,
        coverage_ends_at=negotiation.coverage_ends_at,
        parties=_parties(negotiation),
        people=_people(negotiation),
        glossary=_glossary(negotiation),
        wording=_wording(negotiation),
    )


def _parties(negotiation: Negotiation) -> list[PartyShape]:
    return [
        PartyShape.model_validate(
            {
                "id": party.pk,
                "slug": party.slug,
                "name": party.name,
                "short": party.short,
                "kind": party.kind,
                "role": party.role,
                "rank": party.rank,
                "in_grid": party.in_grid,
                "aliases": party.aliases,
            }
        )
        for party in Party.objects.filter(negotiation=negotiation).order_by("rank", "name", "id")
    ]


def _people(negotiation: Negotiation) -> list[PersonShape]:
    people = (
        Person.objects.filter(negotiation=negotiation, published_in__isnull=False)
        .prefetch_related("offices")
        .order_by("name", "id")
    )
    return [
        PersonShape(
            id=person.pk,
            slug=person.slug,
            name=person.name,
            description=person.description,
            aliases=person.aliases,
            transliterations=person.transliterations,
            offices=[
                OfficeShape(
                    party_id=office.party_id,
                    title=office.title,
                    since=office.since,
                    until=office.until,
                    rank=office.rank,
                )
                for office in sorted(person.offices.all(), key=lambda office: (office.rank, str(office.pk)))
            ],
        )
        for person in people
    ]


def _glossary(negotiation: Negotiation) -> list[GlossaryShape]:
    entries = (
        GlossaryEntry.objects.filter(negotiation=negotiation)
        .prefetch_related("theirs", *with_evidence("theirs"))
        .order_by("rank", "ours", "id")
    )
    return [
        GlossaryShape(
            id=entry.pk,
            ours=entry.ours,
            why=entry.why,
            theirs=[
                GlossaryWordingShape(
                    id=row.pk,
                    party_id=row.party_id,
                    wording=row.wording,
                    note=row.note,
                    quotation_ids=quotation_ids(row),
                    sources=sources(row),
                )
                for row in sorted(entry.theirs.all(), key=lambda row: (row.rank, row.wording, str(row.pk)))
            ],
        )
        for entry in entries
    ]


def _wording(negotiation: Negotiation) -> list[StatusWording]:
    """Return every status with its word and test, so that an old page keeps the tests it was published under."""
    own = {row.status: row for row in Wording.objects.filter(negotiation=negotiation)}
    return [
        StatusWording.model_validate(
            {
                "status": status.value,
                "family": FAMILY_OF[status].value,
                "label": own[status].label if status in own else str(status.label),
                "test": own[status].test if status in own else PUBLIC_TEST[status],
            }
        )
        for status in Status
    ]
