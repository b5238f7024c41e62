"""Makes public states by hand, without a database: keyword-only, every value has a sensible default."""

import datetime
from collections.abc import Sequence
from itertools import count
from typing import Any
from uuid import UUID, uuid4

from negotiations.editions.schema import (
    CarrierShape,
    ConfirmationShape,
    EditionShape,
    Frame,
    IssueShape,
    OfficeShape,
    PartyShape,
    PersonShape,
    PositionShape,
    QuotationShape,
    RedactionShape,
    SourceShape,
    SpanShape,
    StandingShape,
    StatusWording,
    TalksShape,
    UpdateShape,
    VoiceShape,
    WasShape,
)
from negotiations.editions.state import State

_number = count(1)
ZONE = "Europe/Berlin"
DAY = datetime.date(2025, 6, 10)

WORDINGS = [
    ("not_on_the_table", "open", "Not on the table"),
    ("raised", "open", "Raised"),
    ("under_negotiation", "moving", "Under negotiation"),
    ("agreed_in_principle", "moving", "Agreed in principle"),
    ("agreed", "settled", "Agreed"),
    ("in_force", "settled", "In force"),
    ("fulfilled", "settled", "Fulfilled"),
    ("stalled", "blocked", "Stalled"),
    ("rejected", "blocked", "Rejected"),
    ("broken", "blocked", "Broken"),
    ("expired", "blocked", "Expired"),
]


def noon(day: datetime.date) -> datetime.datetime:
    """Return noon UTC of a day: the same day in the zone of the tests."""
    return datetime.datetime.combine(day, datetime.time(12), datetime.UTC)


def june(day: int) -> datetime.date:
    return datetime.date(2025, 6, day)


def party(*, slug: str = "upstream", name: str = "", **fields: Any) -> PartyShape:
    values = {
        "id": uuid4(),
        "slug": slug,
        "name": name or slug.replace("-", " ").title(),
        "short": slug[:2].upper(),
        "kind": "state",
        "role": "principal",
        "rank": 1,
        "in_grid": True,
        "aliases": [],
        **fields,
    }
    return PartyShape.model_validate(values)


def person(*, name: str = "The speaker", offices: Sequence[OfficeShape] = (), **fields: Any) -> PersonShape:
    values = {
        "id": uuid4(),
        "slug": f"person-{next(_number)}",
        "name": name,
        "description": "",
        "aliases": [],
        "transliterations": [],
        "offices": list(offices),
        **fields,
    }
    return PersonShape.model_validate(values)


def office(*, of: PartyShape | None, title: str = "Minister", rank: int = 1, **fields: Any) -> OfficeShape:
    values = {"party_id": of.id if of else None, "title": title, "rank": rank, "since": None, "until": None}
    return OfficeShape.model_validate({**values, **fields})


def source(**fields: Any) -> SourceShape:
    values = {
        "id": uuid4(),
        "publisher": "The Gazette",
        "title": "A report",
        "url": "https://example.org/report",
        "published_on": DAY,
        "published_precision": "day",
        "language": "en",
        "text_held": False,
        "content_hash": "",
        "note": "",
        **fields,
    }
    return SourceShape.model_validate(values)


def quotation(
    *, speaker: PersonShape | None = None, words: Sequence[str] = ("The weir stays open.",), **fields: Any
) -> QuotationShape:
    number = next(_number)
    span = SpanShape(exact=words[0], prefix="", suffix="", start=0, end=len(words[0]))
    values = {
        "id": uuid4(),
        "code": f"RIV-Q{number}",
        "number": number,
        "words": list(words),
        "speaker_id": speaker.id if speaker else None,
        "speaker_text": "" if speaker else "an official",
        "said_on": DAY,
        "precision": "day",
        "context": "",
        "source_type": "on_the_record",
        "kind": "statement",
        "language": "en",
        "original_language": "",
        "original_words": "",
        "translator": "",
        "note": "",
        "carriers": [CarrierShape(source=source(), spans=[span], verbatim=None)],
        **fields,
    }
    return QuotationShape.model_validate(values)


def _evidenced(**fields: Any) -> dict[str, Any]:
    values = {"id": uuid4(), "said_on": DAY, "precision": "day", "basis": "reported", "summary": "In short."}
    return {**values, "quotation_ids": [], "sources": [], **fields}


def position(*, of: PartyShape, stance: int, was: int | None = None, **fields: Any) -> PositionShape:
    before = WasShape(stance=was, said_on=june(1)) if was is not None else None
    return PositionShape.model_validate(
        {"party_id": of.id, "stance": stance, "was": before, **_evidenced(**fields)}
    )


def voice(*, of: PersonShape, stance: int, **fields: Any) -> VoiceShape:
    return VoiceShape.model_validate({"person_id": of.id, "stance": stance, **_evidenced(**fields)})


def confirmation(
    *, of: PartyShape, says: str, of_proposition: bool = True, **fields: Any
) -> ConfirmationShape:
    values = {"party_id": of.id, "says": says, "of": "an open weir", "of_proposition": of_proposition}
    return ConfirmationShape.model_validate({**values, **_evidenced(**fields)})


def must_agree(*parties: PartyShape) -> list[StandingShape]:
    return [StandingShape(id=uuid4(), party_id=one.id, kind="must_agree") for one in parties]


def not_a_party(*parties: PartyShape) -> list[StandingShape]:
    return [StandingShape(id=uuid4(), party_id=one.id, kind="not_a_party") for one in parties]


def issue(*, title: str = "", status: str = "raised", **fields: Any) -> IssueShape:
    number = next(_number)
    values = {
        "id": uuid4(),
        "slug": f"issue-{number}",
        "code": f"RIV-{number:02d}",
        "number": number,
        "rank": number,
        "title": title or f"Issue {number}",
        "proposition": "The upper weir stays open in summer.",
        "what_it_is": "",
        "why_it_matters": "",
        "sticking_point": "",
        "pinned": False,
        "status": status,
        "review_by": None,
        "checked_on": None,
        "standings": [],
        "positions": [],
        "voices": [],
        "confirmations": [],
        "figures": [],
        "terms": [],
        "links": [],
        "statement_ids": [],
        **fields,
    }
    return IssueShape.model_validate(values)


def talks(*, title: str = "Weir talks", on: datetime.date = DAY, **fields: Any) -> TalksShape:
    number = next(_number)
    values = {
        "id": uuid4(),
        "slug": f"talks-{number}",
        "code": f"RIV-T{number}",
        "number": number,
        "title": title,
        "kind": "meeting",
        "state": "held",
        "starts_at": noon(on),
        "precision": "day",
        "zone": ZONE,
        "place": "",
        "summary": "",
        "outcome": "",
        "differences": [],
        "party_ids": [],
        "person_ids": [],
        "readouts": [],
        "sources": [],
        **fields,
    }
    return TalksShape.model_validate(values)


def update(
    *, on: IssueShape | None = None, from_: str | None = None, to: str | None = None, **fields: Any
) -> UpdateShape:
    number = next(_number)
    values = {
        "id": uuid4(),
        "sequence": number,
        "kind": "update",
        "issue_id": on.id if on else None,
        "from_status": from_,
        "to_status": to,
        "headline": f"Headline {number}",
        "reason": "Both sides said so.",
        "judgement": True,
        "quotation_ids": [],
        "sources": [],
        "talks_id": None,
        "corrects_id": None,
        "happened_at": noon(DAY),
        "precision": "day",
        **fields,
    }
    return UpdateShape.model_validate(values)


def edition(*updates: UpdateShape, number: int = 1, on: datetime.date = DAY, **fields: Any) -> EditionShape:
    values = {
        "number": number,
        "published_at": noon(on),
        "recorded_at": noon(on),
        "reconstructed": False,
        "hash": f"{number:064x}",
        "previous_hash": "",
        "updates": list(updates),
        **fields,
    }
    return EditionShape.model_validate(values)


def redaction(*, of: UUID, kind: str = "quotation", field: str = "words", **fields: Any) -> RedactionShape:
    values = {"id": uuid4(), "kind": kind, "object_id": of, "field": field, "redacted_at": noon(DAY)}
    return RedactionShape.model_validate({**values, "edition_number": 1, **fields})


def state(
    *,
    editions: Sequence[EditionShape] = (),
    issues: Sequence[IssueShape] = (),
    parties: Sequence[PartyShape] = (),
    people: Sequence[PersonShape] = (),
    events: Sequence[TalksShape] = (),
    quotations: Sequence[QuotationShape] = (),
    redactions: Sequence[RedactionShape] = (),
    head_number: int | None = None,
    **frame: Any,
) -> State:
    """Make a state; without editions it stands at a first one without updates."""
    values = {
        "id": uuid4(),
        "slug": "river",
        "code": "RIV",
        "title": "River talks",
        "state_of_play": "",
        "state_of_play_on": None,
        "method": "",
        "scope": "",
        "zone": ZONE,
        "languages": ["en"],
        "coverage_ends_at": None,
        "parties": list(parties),
        "people": list(people),
        "glossary": [],
        "wording": [
            StatusWording.model_validate(
                {"status": code, "family": family, "label": label, "test": "A test."}
            )
            for code, family, label in WORDINGS
        ],
        **frame,
    }
    told = list(editions) or [edition()]
    return State(
        edition=told[-1],
        head_number=head_number or told[-1].number,
        frame=Frame.model_validate(values),
        issues={one.id: one for one in issues},
        talks={one.id: one for one in events},
        quotations={one.id: one for one in quotations},
        editions=told,
        redactions=list(redactions),
    )
