"""Positions of parties and voices of people: dated, with evidence, each kept when the next one comes."""

import datetime
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError

from negotiations.record.models import Position, Voice
from negotiations.record.operations import ArgumentsIncomplete, Clash, OutsideReplay
from negotiations.record.operations.evidence import BasisNotGiven, DateNotGiven, NotThatPartysVoice
from tests.factories import make_negotiation, make_person, make_quotation, run
from tests.record.applying import DAY, apply, new_issue, new_party

pytestmark = pytest.mark.django_db

Scene = dict[str, Any]


@pytest.fixture
def scene() -> Scene:
    negotiation = make_negotiation()
    return {"negotiation": negotiation, "issue": new_issue(negotiation), "party": new_party(negotiation)}


def _record(scene: Scene, **fields: Any) -> Position:
    values = {
        "position_id": uuid4(),
        "issue_id": scene["issue"].pk,
        "party_id": scene["party"].pk,
        "stance": 2,
        "summary": "Wants the weir open.",
        "basis": "judgement",
        "supersedes_id": None,
        "said_on": DAY,
        **fields,
    }
    position: Position = apply(negotiation=scene["negotiation"], operation="record_position", **values)
    return position


def _voice(scene: Scene, **fields: Any) -> Voice:
    values = {
        "voice_id": uuid4(),
        "issue_id": scene["issue"].pk,
        "stance": -2,
        "summary": "Against it.",
        "basis": "judgement",
        "said_on": DAY,
        **fields,
    }
    voice: Voice = apply(negotiation=scene["negotiation"], operation="record_voice", **values)
    return voice


def _said_by(scene: Scene, *, said_on: datetime.date | None = DAY, **office: Any) -> Any:
    """Return a quotation of somebody who held an office for the party at some time."""
    person = make_person(negotiation=scene["negotiation"])
    values = {
        "office_id": uuid4(),
        "person_id": person.pk,
        "title": "Minister",
        "party_id": scene["party"].pk,
    }
    run(negotiation=scene["negotiation"], operation="add_office", **{**values, **office})
    return make_quotation(negotiation=scene["negotiation"], speaker=person, said_on=said_on)


def test_a_position_keeps_the_one_before_it(scene: Scene) -> None:
    first = _record(scene)
    second = _record(scene, stance=-3, supersedes_id=first.pk)
    assert (second.supersedes, second.seq) == (first, 2)
    assert Position.objects.get(pk=first.pk).stance == 2


def test_positions_of_different_parties_do_not_follow_one_another(scene: Scene) -> None:
    _record(scene)
    other = new_party(scene["negotiation"], slug="downstream")
    assert _record(scene, party_id=other.pk).supersedes is None


@pytest.mark.parametrize("seen", ["nothing", "older"])
def test_a_position_made_on_an_older_view_clashes(scene: Scene, seen: str) -> None:
    first = _record(scene)
    _record(scene, stance=0, supersedes_id=first.pk)
    with pytest.raises(Clash) as clash:
        _record(scene, stance=-3, supersedes_id=first.pk if seen == "older" else None)
    told = clash.value.clashes[0]
    base = "Supports" if seen == "older" else None
    assert (told.field, told.base, told.yours, told.theirs) == (
        "position of Upstream",
        base,
        "Red line",
        "Mixed",
    )


def test_a_position_that_names_one_that_never_was_clashes(scene: Scene) -> None:
    with pytest.raises(Clash):
        _record(scene, supersedes_id=uuid4())


def test_the_database_keeps_one_first_position_per_party(scene: Scene) -> None:
    first = _record(scene)
    first.pk = uuid4()
    with pytest.raises(IntegrityError, match="position_one_first_per_party"):
        first.save(force_insert=True)


@pytest.mark.parametrize("stance", [4, -4, "strongly", None])
def test_a_stance_is_one_of_seven(scene: Scene, stance: Any) -> None:
    with pytest.raises(ArgumentsIncomplete) as incomplete:
        _record(scene, stance=stance)
    assert set(incomplete.value.problems) == {"stance"}


def test_a_minister_in_office_speaks_for_the_party(scene: Scene) -> None:
    quotation = _said_by(scene)
    position = _record(scene, basis="quoted", evidence_ids=[quotation.pk])
    assert list(position.evidence.all()) == [quotation]


def test_an_outside_voice_is_no_evidence_of_a_position(scene: Scene) -> None:
    outsider = make_person(negotiation=scene["negotiation"], name="Lia Outside")
    quotation = make_quotation(negotiation=scene["negotiation"], speaker=outsider)
    with pytest.raises(NotThatPartysVoice, match="Lia Outside held no office for Upstream") as refused:
        _record(scene, basis="quoted", evidence_ids=[quotation.pk])
    assert refused.value.field == "evidence_ids"


def test_words_without_a_named_speaker_are_no_evidence_of_a_position(scene: Scene) -> None:
    quotation = make_quotation(negotiation=scene["negotiation"])
    with pytest.raises(NotThatPartysVoice, match="an official held no office"):
        _record(scene, basis="quoted", evidence_ids=[quotation.pk])


def test_one_quotation_of_an_outsider_spoils_the_evidence(scene: Scene) -> None:
    inside, outside = _said_by(scene), make_quotation(negotiation=scene["negotiation"], words="No.")
    with pytest.raises(NotThatPartysVoice):
        _record(scene, basis="quoted", evidence_ids=[inside.pk, outside.pk])


@pytest.mark.parametrize(
    ("since", "until", "speaks"),
    [
        (None, None, True),
        ("2025-05-30", None, True),
        ("2025-05-31", None, False),
        (None, "2025-05-30", True),
        (None, "2025-05-29", False),
        ("2025-05-30", "2025-05-30", True),
    ],
)
def test_the_office_counts_on_the_day_of_the_words(
    scene: Scene, since: str | None, until: str | None, *, speaks: bool
) -> None:
    quotation = _said_by(scene, since=since, until=until)
    if speaks:
        assert _record(scene, basis="quoted", evidence_ids=[quotation.pk]).basis == "quoted"
    else:
        with pytest.raises(NotThatPartysVoice):
            _record(scene, basis="quoted", evidence_ids=[quotation.pk])


def test_words_without_a_day_count_when_the_speaker_ever_held_the_office(scene: Scene) -> None:
    quotation = _said_by(scene, said_on=None, until="2020-01-01")
    assert _record(scene, basis="quoted", evidence_ids=[quotation.pk]).basis == "quoted"


def test_an_office_without_a_party_speaks_for_nobody(scene: Scene) -> None:
    quotation = _said_by(scene, party_id=None)
    with pytest.raises(NotThatPartysVoice):
        _record(scene, basis="quoted", evidence_ids=[quotation.pk])


@pytest.mark.parametrize(("basis", "field"), [("quoted", "evidence_ids"), ("reported", "source_ids")])
def test_a_basis_names_what_it_rests_on(scene: Scene, basis: str, field: str) -> None:
    person = make_person(negotiation=scene["negotiation"])
    with pytest.raises(BasisNotGiven) as refused:
        _record(scene, basis=basis)
    assert refused.value.field == field
    with pytest.raises(BasisNotGiven) as refused:
        _voice(scene, person_id=person.pk, basis=basis)
    assert refused.value.field == field


def test_quoted_is_not_borne_out_by_an_article_alone(scene: Scene) -> None:
    article = _said_by(scene).carriers.get().article
    with pytest.raises(BasisNotGiven):
        _record(scene, basis="quoted", source_ids=[article.pk])
    assert _record(scene, basis="reported", source_ids=[article.pk]).sources.get() == article


@pytest.mark.parametrize(
    ("said_on", "precision", "fits"),
    [
        (DAY, "day", True),
        (DAY, "about", True),
        (None, "unknown", True),
        (None, "day", False),
        (DAY, "unknown", False),
    ],
)
def test_a_day_stands_exactly_where_it_is_known(
    scene: Scene, said_on: datetime.date | None, precision: str, *, fits: bool
) -> None:
    if fits:
        assert _record(scene, said_on=said_on, precision=precision).precision == precision
    else:
        with pytest.raises(DateNotGiven):
            _record(scene, said_on=said_on, precision=precision)


def test_a_position_is_public_and_needs_a_draft(scene: Scene) -> None:
    with pytest.raises(OutsideReplay):
        run(
            negotiation=scene["negotiation"],
            operation="record_position",
            position_id=uuid4(),
            issue_id=scene["issue"].pk,
            party_id=scene["party"].pk,
            stance=1,
            summary="x",
            basis="judgement",
            supersedes_id=None,
            said_on=DAY,
        )


def test_a_voice_may_be_anybodys_and_is_no_position(scene: Scene) -> None:
    outsider = make_person(negotiation=scene["negotiation"])
    quotation = make_quotation(negotiation=scene["negotiation"], speaker=outsider)
    voice = _voice(scene, person_id=outsider.pk, basis="quoted", evidence_ids=[quotation.pk])
    assert (voice.person, voice.seq, list(voice.evidence.all())) == (outsider, 1, [quotation])
    assert not Position.objects.exists()


def test_a_person_may_be_heard_twice(scene: Scene) -> None:
    person = make_person(negotiation=scene["negotiation"])
    seqs = [_voice(scene, person_id=person.pk, stance=stance).seq for stance in (-1, 1)]
    assert seqs == [1, 2]
