"""A small published negotiation for the tests of whole pages, made through real editions."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from negotiations.record.models import Issue, Negotiation, Party, Quotation, Talks
from tests.factories import NOON, make_negotiation, make_person, make_quotation, publish

WORDS = "We will open the weir & <b>keep</b> it open."


@dataclass(frozen=True)
class River:
    """Two parties, one issue that was raised and then agreed in error, a correction, a quotation, talks."""

    negotiation: Negotiation
    up: Party
    down: Party
    issue: Issue
    quotation: Quotation
    talks: Talks

    @property
    def root(self) -> str:
        return f"/{self.negotiation.slug}/"


def publish_river(*, title: str = "River talks") -> River:
    """Publish the river in four editions: parties; issue and talks; a mistake; its correction, with a small fix."""
    negotiation = make_negotiation(slug="river", code="RIV", title=title)
    up_id, down_id, issue_id, talks_id, raised_id, agreed_id = (uuid4() for _ in range(6))
    publish(
        negotiation=negotiation, operations=[_party(up_id, "upstream", 1), _party(down_id, "downstream", 2)]
    )
    up, down = Party.objects.get(pk=up_id), Party.objects.get(pk=down_id)
    speaker = make_person(negotiation=negotiation, name="The minister", party=up)
    quotation = make_quotation(negotiation=negotiation, speaker=speaker, words=WORDS)
    publish(
        negotiation=negotiation,
        operations=[
            ("create_issue", _weir(issue_id)),
            ("create_talks", _weir_talks(talks_id)),
            _move(issue_id, "raised", raised_id, evidence_ids=[quotation.pk], talks_id=talks_id),
            *_claims(issue_id, up, down, quotation),
        ],
    )
    publish(
        negotiation=negotiation,
        operations=[_move(issue_id, "agreed_in_principle", agreed_id, after_update_id=raised_id)],
    )
    publish(negotiation=negotiation, operations=[_correction(issue_id, agreed_id), _small_fix(issue_id)])
    issue, talks = Issue.objects.get(pk=issue_id), Talks.objects.get(pk=talks_id)
    return River(negotiation, up, down, issue, quotation, talks)


def _party(key: UUID, slug: str, rank: int) -> tuple[str, dict[str, Any]]:
    values = {"party_id": key, "slug": slug, "name": slug.title(), "short": slug[:2].upper(), "rank": rank}
    return ("create_party", {**values, "kind": "state", "role": "principal"})


def _weir(key: UUID) -> dict[str, Any]:
    proposition = "The upper weir stays open in summer."
    return {
        "issue_id": key,
        "slug": "weir",
        "title": "The upper weir",
        "proposition": proposition,
        "pinned": True,
    }


def _weir_talks(key: UUID) -> dict[str, Any]:
    values = {"talks_id": key, "slug": "weir-talks", "title": "Weir talks", "kind": "meeting"}
    return {**values, "starts_at": NOON}


def _move(issue_id: UUID, to: str, key: UUID, **fields: Any) -> tuple[str, dict[str, Any]]:
    values = {"update_id": key, "issue_id": issue_id, "to": to, "headline": f"The upper weir: {to}"}
    told = {"reason": "As was said.", "judgement": "evidence_ids" not in fields, "happened_at": NOON}
    return ("move_status", {**values, **told, "after_update_id": None, **fields})


def position(issue_id: UUID, party: Party, *, stance: int, **fields: Any) -> tuple[str, dict[str, Any]]:
    """Return the stored operation that records a party's first position on an issue."""
    values = {"position_id": uuid4(), "issue_id": issue_id, "party_id": party.pk, "stance": stance}
    words = {"summary": "In short.", "basis": "judgement", "supersedes_id": None, "said_on": NOON.date()}
    return ("record_position", {**values, **words, **fields})


def _claims(issue_id: UUID, up: Party, down: Party, quotation: Quotation) -> list[tuple[str, dict[str, Any]]]:
    standings = [
        (
            "set_standing",
            {"standing_id": uuid4(), "issue_id": issue_id, "party_id": party.pk, "kind": "must_agree"},
        )
        for party in (up, down)
    ]
    claim = {
        "confirmation_id": uuid4(),
        "issue_id": issue_id,
        "party_id": up.pk,
        "says": "claims",
        "of": "an open weir",
        "summary": "Says it is settled.",
        "evidence_ids": [quotation.pk],
        "basis": "quoted",
        "said_on": NOON.date(),
    }
    own = position(issue_id, up, stance=3, basis="quoted", evidence_ids=[quotation.pk])
    return [*standings, ("record_confirmation", claim), own]


def _correction(issue_id: UUID, agreed_id: UUID) -> tuple[str, dict[str, Any]]:
    values = {
        "update_id": uuid4(),
        "issue_id": issue_id,
        "corrects_id": agreed_id,
        "after_update_id": agreed_id,
        "to": "raised",
        "headline": "We took a claim for an agreement",
        "reason": "Only one side had spoken.",
        "judgement": True,
    }
    return ("correct", values)


def _small_fix(issue_id: UUID) -> tuple[str, dict[str, Any]]:
    return ("refile", {"update_id": uuid4(), "issue_id": issue_id, "reason": "A comma."})
