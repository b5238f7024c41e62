"""“Agreed, according to ...” is computed from what each party said on the proposition."""

import pytest

from negotiations.tracker.agreement import agreement_of, claim_line, verdict
from tests.tracker.factories import confirmation, issue, must_agree, party

UP = party(slug="upstream", rank=1)
DOWN = party(slug="downstream", rank=2)
STATES = party(slug="united-states", name="United States", role="mediator", rank=3)


@pytest.mark.parametrize(
    ("said", "sentence", "line"),
    [
        ([], "", ""),
        (
            [("claims", UP)],
            "Agreed, according to Upstream. Not confirmed by Downstream.",
            "Claimed by Upstream, not confirmed by Downstream",
        ),
        (
            [("claims", UP), ("confirms", DOWN)],
            "Agreed, according to Upstream and Downstream.",
            "",
        ),
        (
            [("claims", UP), ("denies", DOWN)],
            "Agreed, according to Upstream. Denied by Downstream.",
            "Claimed by Upstream, denied by Downstream",
        ),
        ([("denies", DOWN)], "Denied by Downstream.", ""),
        (
            [("claims", UP), ("silent", DOWN)],
            "Agreed, according to Upstream. Not confirmed by Downstream.",
            "Claimed by Upstream, not confirmed by Downstream",
        ),
        (
            [("claims", STATES)],
            "Agreed, according to the United States. Not confirmed by Upstream or Downstream.",
            "Claimed by the United States, not confirmed by Upstream or Downstream",
        ),
        (
            [("claims", STATES), ("confirms", UP)],
            "Agreed, according to the United States. Confirmed by Upstream. Not confirmed by Downstream.",
            "Claimed by the United States, confirmed by Upstream, not confirmed by Downstream",
        ),
    ],
)
def test_the_sentence_names_who_claims_and_who_has_not_confirmed(
    said: list[tuple[str, object]], sentence: str, line: str
) -> None:
    words = [confirmation(of=one, says=says) for says, one in said]  # type: ignore[arg-type]
    agreement = agreement_of(issue(standings=must_agree(UP, DOWN), confirmations=words), [UP, DOWN, STATES])
    assert (verdict(agreement), claim_line(agreement)) == (sentence, line)


def test_the_newest_word_of_a_party_counts() -> None:
    words = [confirmation(of=UP, says="claims"), confirmation(of=UP, says="denies")]
    agreement = agreement_of(issue(standings=must_agree(UP, DOWN), confirmations=words), [UP, DOWN])
    assert verdict(agreement) == "Denied by Upstream."


def test_words_on_something_else_do_not_count() -> None:
    words = [confirmation(of=UP, says="claims", of_proposition=False)]
    agreement = agreement_of(issue(standings=must_agree(UP), confirmations=words), [UP])
    assert not agreement.is_claimed
    assert agreement.silent == (UP,)


def test_a_mediators_claim_never_completes_an_agreement() -> None:
    words = [confirmation(of=STATES, says="claims"), confirmation(of=UP, says="confirms")]
    agreement = agreement_of(issue(standings=must_agree(UP, DOWN), confirmations=words), [UP, DOWN, STATES])
    assert not agreement.is_complete


def test_nothing_is_complete_where_nobody_has_to_agree() -> None:
    words = [confirmation(of=UP, says="claims")]
    assert not agreement_of(issue(confirmations=words), [UP]).is_complete
