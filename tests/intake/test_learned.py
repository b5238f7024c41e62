"""What was accepted under an issue before teaches the words by which the next quotation is matched to it."""

import pytest

from negotiations.intake.extraction import extract
from negotiations.intake.learned import FEWEST, learned_terms
from negotiations.intake.roster import roster_of
from negotiations.record.models import Issue, Negotiation
from tests.factories import make_issue, make_negotiation, make_quotation

pytestmark = pytest.mark.django_db

OF_THE_WEIR = [
    "The sluice gates stay shut in summer.",
    "Nobody opens the sluice gates alone.",
    "We paid for the sluice gates together.",
]


@pytest.fixture
def negotiation() -> Negotiation:
    return make_negotiation()


def _accept(issue: Issue, words: list[str]) -> None:
    for each in words:
        make_quotation(negotiation=issue.negotiation, words=each, issue_ids=[issue.pk])


def _two_issues(negotiation: Negotiation) -> tuple[Issue, Issue]:
    weir, toll = (
        make_issue(negotiation=negotiation, slug="weir"),
        make_issue(negotiation=negotiation, slug="toll"),
    )
    _accept(weir, OF_THE_WEIR)
    _accept(
        toll,
        [
            f"Carters pay number {word} together."
            for word in ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
        ],
    )
    return weir, toll


def test_words_that_only_one_issue_has_are_learned(negotiation: Negotiation) -> None:
    weir, toll = _two_issues(negotiation)

    learned = learned_terms(negotiation)

    assert {"sluice", "gates", "sluice gates"} <= set(learned[weir.pk])
    assert "together" not in learned[weir.pk]
    assert "carters" not in learned.get(toll.pk, ())  # the commonest issue's words say little


def test_nothing_is_learned_from_a_few(negotiation: Negotiation) -> None:
    weir = make_issue(negotiation=negotiation, slug="weir")
    _accept(weir, OF_THE_WEIR)

    assert len(OF_THE_WEIR) < FEWEST
    assert learned_terms(negotiation) == {}


def test_a_new_quotation_is_matched_by_them_and_says_so(negotiation: Negotiation) -> None:
    weir, _ = _two_issues(negotiation)

    found = extract(
        "“Shut the sluice today,” the mayor said.", title="-", roster=roster_of(negotiation)
    ).quotes[0]

    assert found.issue_keys == (str(weir.pk),)
    assert found.issue_words == ((str(weir.pk), "sluice (as accepted before)"),)


def test_they_are_read_in_one_query(negotiation: Negotiation, django_assert_num_queries: object) -> None:
    _two_issues(negotiation)
    with django_assert_num_queries(1):  # type: ignore[operator]
        learned_terms(negotiation)
