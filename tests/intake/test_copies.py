"""Finding the same words by the same speaker: one query for a page, whatever the queue holds; redaction follows."""

from typing import Any

import pytest

from negotiations.intake.models import Candidate
from negotiations.intake.operations.clear_redacted import clear_redacted
from negotiations.intake.passages import words_key
from negotiations.intake.queries import copies_of, numbers_of_copies, open_candidates
from tests.factories import NOON, make_negotiation
from tests.intake.batches import import_texts, story

pytestmark = pytest.mark.django_db

LINE = "“The ferry will not wait for anybody this year,” Ada Moss said."


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (["The weir stays."], ["the weir stays"], True),
        (["Don’t open"], ["Don't open."], True),
        (["We wait", "and hope"], ["We wait — and hope"], True),
        (["We wait"], ["We want"], False),
        (["THE WEIR_2: closed?"], ["the weir_2 – closed"], True),
        (["İt’s 5 °C at Łódź"], ["i̇ts 5 °c AT łÓDŹ"], True),
    ],
)
def test_the_key_follows_letters_not_marks(one: list[str], other: list[str], same: bool) -> None:
    assert (words_key(one) == words_key(other)) is same
    assert -(2**63) <= words_key(one) < 2**63


def test_one_query_counts_the_copies_of_a_page(django_assert_num_queries: Any) -> None:
    negotiation = make_negotiation()
    import_texts(negotiation, {f"{n}.txt": f"{story(n)}\n{LINE}\n" for n in range(12)})
    page = open_candidates(negotiation).candidates
    with django_assert_num_queries(1):
        found = numbers_of_copies(negotiation, page)
    ferry = [row for row in page if row.words[0].startswith("The ferry")]
    assert [found[row.pk] for row in ferry] == [11] * 12
    assert sum(found.values()) == 12 * 11
    with django_assert_num_queries(1):
        assert len(copies_of(ferry[0], None, at=NOON).free) == 11


def test_another_negotiation_has_no_part_in_it() -> None:
    one, other = make_negotiation(), make_negotiation()
    for negotiation in (one, other):
        import_texts(negotiation, {"a.txt": f"{story(1)}\n{LINE}\n"})
    found = Candidate.objects.get(negotiation=one, words__0__startswith="The ferry")
    assert copies_of(found, None, at=NOON).all == []


def test_a_redaction_leaves_no_key_of_the_words() -> None:
    negotiation = make_negotiation()
    import_texts(negotiation, {"a.txt": f"{story(1)}\n{LINE}\n"})
    found = Candidate.objects.get(words__0__startswith="The ferry")
    before = found.words_key
    clear_redacted(
        negotiation=negotiation,
        kind="article",
        object_id=found.article_id,
        field="text",
        words=["The ferry will not wait"],
        marker="[removed]",
    )
    found.refresh_from_db()
    assert found.words_key == words_key(found.words) != before
