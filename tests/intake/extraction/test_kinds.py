"""Statements, partial quotations and fragments."""

import pytest

from negotiations.intake.extraction import extract
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


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“We will not sign this paper”, the mayor said.", "statement"),
        ("The mayor said: “We will not sign this paper”.", "statement"),
        ("«Ми готові до зустрічі», — сказала Ганна Новак.", "statement"),
        ("«Ми готові», – сказала Ганна Новак.", "statement"),
        ("«Це чесно», – сказала Ганна Новак.", "statement"),
        ("Ганна Новак заявила: «Компромісу нема».", "statement"),
        ("«Мы ждём» - сказала Анна Новак.", "statement"),
        ("«Решаем вместе», — сказала Анна Новак.", "statement"),
        ("«Речная артерия», — сказала Анна Новак.", "fragment"),
        ("Ганна Новак назвала це «Ми готові».", "fragment"),
        ("«Нет», — сказала Анна Новак.", "fragment"),
        ("The mayor called it “a waste of good stone”.", "partial"),
    ],
)
def test_a_stop_behind_the_mark_ends_a_sentence_set_apart(text: str, kind: str) -> None:
    assert extract(text, title="-").quotes[0].kind == kind
