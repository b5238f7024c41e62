"""A dry run tells what would happen and stores nothing; then it is imported in earnest, or let go."""

from collections.abc import Mapping

import pytest

from negotiations.intake.models import Batch, BatchState, Candidate, Fingerprint, Origin
from negotiations.intake.operations import (
    NotATrial,
    confirm_trial,
    discard_trial,
    run_batch,
    undo_batch,
)
from negotiations.intake.operations.run_batch import TOGETHER
from negotiations.intake.queries import batch_progress
from negotiations.record.models import Article, Negotiation
from tests.factories import NOON, make_negotiation
from tests.intake.batches import import_texts, item_of, start, statuses, story
from tests.intake.river import FIRST, make_river_talks

pytestmark = pytest.mark.django_db

TABLE = (
    "title;text\nOne;" + story(1).replace("\n", " ") + "\nTwo;\nThree;" + story(3).replace("\n", " ") + "\n"
)


def stored() -> list[int]:
    return [model.objects.count() for model in (Article, Candidate, Fingerprint, Origin)]


def tried(negotiation: Negotiation, files: Mapping[str, str | bytes]) -> Batch:
    return import_texts(negotiation, files, is_trial=True)


def test_everything_is_told_and_nothing_is_stored() -> None:
    negotiation = make_river_talks()
    import_texts(negotiation, {"held.txt": story(1)})
    before = stored()
    text = FIRST.read_text(encoding="utf-8")
    copy = "Talks go on at Tarn\n\nTARN — By our correspondent.\n" + text.split("\n", 2)[2]
    batch = tried(
        negotiation, {"a.txt": text, "again.txt": text, "copy.txt": copy, "b.txt": story(1), "bad.txt": b""}
    )
    assert stored() == before
    assert statuses(batch) == {
        "a.txt": "imported",
        "again.txt": "duplicate",
        "copy.txt": "near_duplicate",
        "b.txt": "duplicate",
        "bad.txt": "failed",
    }
    assert [item.quote_count for item in batch.items.all()][:3] == [item_of(batch, "a.txt").quote_count, 0, 8]
    assert item_of(batch, "a.txt").article is None
    assert item_of(batch, "b.txt").article is not None
    assert batch_progress(batch.pk).state_in_words == "Tried; nothing is stored"


def test_what_stands_twice_in_a_long_batch_is_told_though_nothing_is_stored() -> None:
    text = FIRST.read_text(encoding="utf-8")
    copy = "Another title\n\nBy another hand.\n" + text.split("\n", 2)[2]
    files: Mapping[str, str | bytes] = (
        {"a.txt": text}
        | {f"{n}.txt": story(n) for n in range(TOGETHER + 5)}
        | {"copy.txt": copy, "z.txt": text}
    )
    batch = tried(make_river_talks(), files)
    assert item_of(batch, "copy.txt").status == "near_duplicate"
    assert "% of the words stand in “What comes next" in item_of(batch, "copy.txt").message
    assert item_of(batch, "z.txt").status == "duplicate"
    assert "in this batch already" in item_of(batch, "z.txt").message


def test_the_rows_of_a_table_are_told_one_by_one_and_imported_after_all() -> None:
    batch = tried(make_negotiation(), {"table.csv": TABLE})
    said = {"table.csv, line 2": "imported", "table.csv, line 3": "failed", "table.csv, line 4": "imported"}
    assert statuses(batch) == said
    assert stored() == [0, 0, 0, 0]
    confirm_trial(batch_id=batch.pk, by=None, at=NOON)
    batch = run_batch(batch_id=batch.pk, at=NOON)
    assert statuses(batch) == said
    assert not batch.is_trial
    assert Article.objects.count() == Candidate.objects.count() == 2
    assert not batch.items.filter(status="imported", content__isnull=False).exists()


def test_a_discarded_dry_run_holds_no_content() -> None:
    batch = tried(make_negotiation(), {"a.txt": story(1), "bad.txt": b" "})
    discard_trial(batch_id=batch.pk, by=None, at=NOON)
    batch.refresh_from_db()
    assert batch.state == BatchState.UNDONE
    assert not batch.items.filter(content__isnull=False).exists()
    with pytest.raises(NotATrial, match="no longer held"):
        confirm_trial(batch_id=batch.pk, by=None, at=NOON)


def test_a_batch_in_earnest_and_one_still_being_tried_are_not_decided_about() -> None:
    batch = import_texts(make_negotiation(), {"a.txt": story(1)})
    with pytest.raises(NotATrial, match="it was imported"):
        discard_trial(batch_id=batch.pk, by=None, at=NOON)
    waiting = start(make_negotiation(), {"a.txt": story(1)}, is_trial=True)
    with pytest.raises(NotATrial, match="still being tried"):
        confirm_trial(batch_id=waiting.pk, by=None, at=NOON)


def test_an_import_after_a_dry_run_can_be_taken_back() -> None:
    batch = tried(make_negotiation(), {"a.txt": story(1)})
    confirm_trial(batch_id=batch.pk, by=None, at=NOON)
    run_batch(batch_id=batch.pk, at=NOON)
    assert undo_batch(batch_id=batch.pk, by=None, at=NOON).removed == 1
