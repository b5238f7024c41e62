"""Near-duplicates are found among very many texts that share something, without reading what all of them share."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from uuid import UUID

import pytest

from negotiations.intake import alike
from negotiations.intake.operations import undo_batch
from tests.factories import NOON, make_negotiation
from tests.intake.batches import import_texts, item_of, statuses
from tests.intake.batches import story as short_story

pytestmark = pytest.mark.django_db

WORDS = [
    "barge",
    "lock",
    "gate",
    "crate",
    "river",
    "keeper",
    "harbour",
    "morning",
    "water",
    "crew",
    "rope",
    "bank",
]
LAST_LINE = "\n" + " ".join(f"Our partner {word} prints every {word} report of the day." for word in WORDS)


def story(number: int) -> str:
    """Return an article whose sentences are no other number's, with the last line that all of them have."""
    lines = [
        f"The {word} number {number}{place} went past keeper {number}{word} and stopped at pier {place}{number}."
        for place, word in enumerate(WORDS * 3)
    ]
    return short_story(number) + " ".join(lines) + LAST_LINE


def edition(number: int) -> str:
    """Return the same article as another outlet has it."""
    return f"{story(1)}\n\nReaders in town number {number} saw the words above on page {number}."


@pytest.fixture(autouse=True)
def _few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alike, "MOST_ROWS", 12)
    monkeypatch.setattr(alike, "COMMON", 4)
    monkeypatch.setattr(alike, "_common", defaultdict(dict))


def test_a_copy_is_found_among_many_texts_with_the_same_last_line() -> None:
    negotiation = make_negotiation()
    many = import_texts(negotiation, {f"{n}.txt": story(n) for n in range(40)})
    assert set(statuses(many).values()) == {"imported"}
    later = import_texts(negotiation, {"copy.txt": f"Another title\n\n{story(7)}", "new.txt": story(99)})
    assert item_of(later, "copy.txt").status == "near_duplicate"
    assert item_of(later, "copy.txt").similar_to == item_of(many, "7.txt").article
    assert item_of(later, "new.txt").status == "imported"
    assert alike._common[negotiation.pk]


def test_no_search_reads_more_than_its_share(monkeypatch: pytest.MonkeyPatch) -> None:
    negotiation = make_negotiation()
    import_texts(negotiation, {f"{n}.txt": story(n) for n in range(40)})
    read: list[int] = []
    search = alike._search

    def counting(asked: Sequence[frozenset[int]], places: Iterable[int], negotiation_id: UUID) -> object:
        by_text = search(asked, places, negotiation_id)
        read.append(max(len(held) for held in by_text.values()))
        return by_text

    monkeypatch.setattr(alike, "_search", counting)
    import_texts(negotiation, {"new.txt": story(99)})
    assert len(read) <= alike.SEARCHES
    assert max(read) <= alike.MOST_ROWS


def test_what_all_have_taken_over_is_found_though_the_first_ones_were_taken_back() -> None:
    negotiation = make_negotiation()
    batch = import_texts(negotiation, {f"{n}.txt": edition(n) for n in range(20)})
    later = import_texts(negotiation, {f"{n}.txt": edition(n) for n in range(20, 40)})
    assert set(statuses(later).values()) == {"near_duplicate"}
    undo_batch(batch_id=batch.pk, by=None, at=NOON)
    last = import_texts(negotiation, {"last.txt": edition(99)})
    assert item_of(last, "last.txt").status == "near_duplicate"
    assert item_of(last, "last.txt").similar_to in [item.article for item in later.items.all()]
