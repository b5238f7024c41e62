"""When *agreed* may be said: every party that must agree has claimed or confirmed the proposition itself."""

from typing import Any

import pytest

from negotiations.record.models import Confirmation, Issue, Status
from negotiations.record.operations.evidence import BasisNotGiven, DateNotGiven, NotThatPartysVoice
from negotiations.record.policies import AgreementNotConfirmed, unconfirmed_parties
from tests.factories import make_negotiation, make_person, make_quotation
from tests.record.applying import apply, move, must_agree, new_issue, new_party, say

pytestmark = pytest.mark.django_db

Scene = dict[str, Any]


@pytest.fixture
def scene() -> Scene:
    negotiation = make_negotiation()
    issue = new_issue(negotiation)
    upper, lower = new_party(negotiation, rank=1), new_party(negotiation, slug="downstream", rank=2)
    must_agree(issue, upper, lower)
    return {"negotiation": negotiation, "issue": issue, "upper": upper, "lower": lower}


@pytest.mark.parametrize(
    ("upper", "lower", "agreed"),
    [
        ([], [], False),
        (["claims"], [], False),
        (["claims"], ["confirms"], True),
        (["claims"], ["claims"], True),
        (["confirms"], ["denies"], False),
        (["confirms"], ["silent"], False),
        (["denies", "confirms"], ["claims"], True),
        (["claims", "silent"], ["confirms"], False),
        (["claims"], ["confirms", "denies"], False),
    ],
)
def test_the_newest_word_of_each_party_that_must_agree_counts(
    scene: Scene, upper: list[str], lower: list[str], *, agreed: bool
) -> None:
    for name, words in (("upper", upper), ("lower", lower)):
        for says in words:
            say(scene["issue"], scene[name], says)
    if agreed:
        assert move(scene["issue"], "agreed").to_status == "agreed"
    else:
        with pytest.raises(AgreementNotConfirmed):
            move(scene["issue"], "agreed")


def test_the_refusal_names_the_parties_in_their_order(scene: Scene) -> None:
    with pytest.raises(AgreementNotConfirmed, match="not confirmed by Upstream, Downstream") as refused:
        move(scene["issue"], "agreed")
    assert refused.value.field == "to"


def test_a_word_on_something_less_than_the_proposition_does_not_count(scene: Scene) -> None:
    say(scene["issue"], scene["upper"], "confirms")
    say(scene["issue"], scene["lower"], "confirms")
    say(scene["issue"], scene["lower"], "denies", of="a weir of its own", of_proposition=False)
    assert unconfirmed_parties(scene["issue"]) == []
    say(scene["issue"], scene["lower"], "silent")
    say(scene["issue"], scene["lower"], "confirms", of="half of it", of_proposition=False)
    assert unconfirmed_parties(scene["issue"]) == [scene["lower"]]


def test_the_word_of_a_party_that_need_not_agree_neither_helps_nor_hinders(scene: Scene) -> None:
    third = new_party(scene["negotiation"], slug="coast")
    say(scene["issue"], third, "denies")
    say(scene["issue"], scene["upper"], "claims")
    with pytest.raises(AgreementNotConfirmed, match="by Downstream"):
        move(scene["issue"], "agreed")
    say(scene["issue"], scene["lower"], "confirms")
    assert move(scene["issue"], "agreed").to_status == "agreed"


def test_nothing_is_agreed_while_nobody_is_named_who_must_agree() -> None:
    issue = new_issue(make_negotiation())
    with pytest.raises(AgreementNotConfirmed, match="Nobody is named"):
        move(issue, "agreed")


@pytest.mark.parametrize(
    ("before", "settled"),
    [("agreed_in_principle", "in_force"), ("agreed", "in_force"), ("agreed", "fulfilled")],
)
def test_what_lies_beyond_agreed_asks_for_the_same(scene: Scene, before: str, settled: str) -> None:
    Issue.objects.filter(pk=scene["issue"].pk).update(status=before)
    with pytest.raises(AgreementNotConfirmed):
        move(scene["issue"], settled)
    Issue.objects.filter(pk=scene["issue"].pk).update(status=Status.NOT_ON_THE_TABLE)


def test_agreed_in_principle_needs_no_confirmation(scene: Scene) -> None:
    assert move(scene["issue"], "agreed_in_principle").to_status == "agreed_in_principle"


def test_a_later_denial_moves_nothing(scene: Scene) -> None:
    for name in ("upper", "lower"):
        say(scene["issue"], scene[name], "confirms")
    move(scene["issue"], "agreed")
    say(scene["issue"], scene["lower"], "denies")
    assert Issue.objects.get(pk=scene["issue"].pk).status == Status.AGREED


def test_silence_needs_neither_source_nor_day(scene: Scene) -> None:
    word = say(scene["issue"], scene["lower"], "silent", basis="reported", said_on=None, precision="unknown")
    assert (word.says, word.said_on, word.seq) == ("silent", None, 1)


@pytest.mark.parametrize("says", ["claims", "confirms", "denies"])
def test_a_word_that_was_said_names_its_source(scene: Scene, says: str) -> None:
    with pytest.raises(BasisNotGiven):
        say(scene["issue"], scene["lower"], says, basis="reported")
    with pytest.raises(BasisNotGiven):
        say(scene["issue"], scene["lower"], says, basis="quoted")
    assert not Confirmation.objects.exists()


def test_a_word_has_a_day_or_says_that_it_is_not_stated(scene: Scene) -> None:
    with pytest.raises(DateNotGiven) as refused:
        say(scene["issue"], scene["lower"], "claims", said_on=None)
    assert refused.value.field == "said_on"


def test_only_a_partys_own_people_give_its_word(scene: Scene) -> None:
    negotiation = scene["negotiation"]
    other = make_person(negotiation=negotiation, party=scene["upper"])
    quotation = make_quotation(negotiation=negotiation, speaker=other)
    with pytest.raises(NotThatPartysVoice):
        say(scene["issue"], scene["lower"], "confirms", basis="quoted", evidence_ids=[quotation.pk])


def test_taking_back_that_a_party_must_agree_takes_its_word_out_of_the_count(scene: Scene) -> None:
    say(scene["issue"], scene["upper"], "claims")
    standing = {"issue_id": scene["issue"].pk, "party_id": scene["lower"].pk}
    apply(negotiation=scene["negotiation"], operation="remove_standing", **standing)
    assert unconfirmed_parties(scene["issue"]) == []
