"""Taking a batch back: everything of it goes, but for what is in use."""

import pytest

from negotiations.intake.models import BatchItem, BatchState, Candidate, Fingerprint
from negotiations.intake.operations import (
    BatchNotFinished,
    accept_candidate,
    reopen_candidate,
    undo_batch,
)
from negotiations.record.models import Article
from tests.factories import NOON, make_issue, make_member, make_negotiation, publish, status_move
from tests.intake.batches import import_texts, item_of, start, statuses, story

pytestmark = pytest.mark.django_db


def test_an_unused_batch_leaves_nothing_behind() -> None:
    negotiation = make_negotiation()
    batch = import_texts(negotiation, {"a.txt": story(1), "b.txt": story(2), "bad.txt": b""})
    undone = undo_batch(batch_id=batch.pk, by=make_member(negotiation=negotiation), at=NOON)
    assert (undone.removed, undone.kept) == (2, [])
    assert not Article.objects.exists()
    assert not Candidate.objects.exists()
    assert not Fingerprint.objects.exists()
    batch.refresh_from_db()
    assert batch.state == BatchState.UNDONE
    assert statuses(batch) == {"a.txt": "undone", "b.txt": "undone", "bad.txt": "failed"}
    assert item_of(batch, "a.txt").message == "It was “Lock opens for barge 1”."


def test_an_accepted_quotation_keeps_its_article() -> None:
    negotiation = make_negotiation()
    batch = import_texts(negotiation, {"a.txt": story(1), "b.txt": story(2)})
    found = Candidate.objects.get(article=item_of(batch, "a.txt").article)
    accept_candidate(candidate_id=found.pk, by=None, at=NOON)
    undone = undo_batch(batch_id=batch.pk, by=None, at=NOON)
    assert undone.removed == 1
    assert [(item.file, reason) for item, reason in undone.kept] == [
        ("a.txt", "One of its quotations is in the record.")
    ]
    assert statuses(batch) == {"a.txt": "imported", "b.txt": "undone"}
    assert "Kept" in item_of(batch, "a.txt").message
    assert Article.objects.count() == 1


def test_a_reopened_one_keeps_nothing() -> None:
    batch = import_texts(make_negotiation(), {"a.txt": story(1)})
    found = Candidate.objects.get()
    accept_candidate(candidate_id=found.pk, by=None, at=NOON)
    reopen_candidate(candidate_id=found.pk, by=None, at=NOON)
    assert undo_batch(batch_id=batch.pk, by=None, at=NOON).removed == 1


def test_an_article_that_an_update_cites_stays() -> None:
    negotiation = make_negotiation()
    batch = import_texts(negotiation, {"a.txt": story(1)})
    article = item_of(batch, "a.txt").article
    assert article is not None
    move = status_move(issue=make_issue(negotiation=negotiation), to="raised", source_ids=[article.pk])
    publish(negotiation=negotiation, operations=[move])
    undone = undo_batch(batch_id=batch.pk, by=None, at=NOON)
    assert undone.removed == 0
    assert "used by a" in undone.kept[0][1]
    assert Candidate.objects.count() == 1


def test_duplicates_elsewhere_forget_the_article() -> None:
    negotiation = make_negotiation()
    first = import_texts(negotiation, {"a.txt": story(1)})
    second = import_texts(negotiation, {"b.txt": story(1)})
    undo_batch(batch_id=first.pk, by=None, at=NOON)
    item = item_of(second, "b.txt")
    assert (item.status, item.article) == ("duplicate", None)
    assert "is held already" in item.message
    assert item.message.endswith("It has been taken back since: hand it in again to have it.")
    again = import_texts(negotiation, {"c.txt": story(1)})
    assert statuses(again) == {"c.txt": "imported"}


def test_a_batch_being_read_is_not_taken_back() -> None:
    batch = start(make_negotiation(), {"a.txt": story(1)})
    with pytest.raises(BatchNotFinished, match="still being read"):
        undo_batch(batch_id=batch.pk, by=None, at=NOON)
    assert BatchItem.objects.filter(content__isnull=False).count() == 1


def test_a_batch_is_taken_back_once() -> None:
    batch = import_texts(make_negotiation(), {"a.txt": story(1)})
    undo_batch(batch_id=batch.pk, by=None, at=NOON)
    with pytest.raises(BatchNotFinished, match="taken back before"):
        undo_batch(batch_id=batch.pk, by=None, at=NOON)
