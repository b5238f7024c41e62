"""Statements, partial quotations and fragments."""

import pytest

from negotiations.intake.extraction.kinds import kind_of


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("We will not sign this paper.", "statement"),
        ("We will not sign this paper,", "statement"),
        ("No deal!", "statement"),
        ("[They] will not sign it.", "statement"),
        ("release of prisoners of war and detainees", "partial"),
        ("need to put security guarantees on paper.", "partial"),
        ("dictator", "fragment"),
        ("dividing up assets", "fragment"),
    ],
)
def test_kind_follows_from_the_words(words: str, kind: str) -> None:
    assert kind_of(words) == kind


def test_a_quotation_that_goes_on_is_a_statement() -> None:
    assert kind_of("We waited for three years", open_ended=True) == "statement"
