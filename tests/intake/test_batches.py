"""A batch: every file has its answer, the rest goes in, a killed worker loses and doubles nothing."""

import datetime
import threading
from collections.abc import Sequence
from typing import Any

import pytest
from django.db import connection, connections

from negotiations.intake.extraction import Body, Extraction, Roster, extract_body
from negotiations.intake.limits import MOST_CHARACTERS, MOST_FILE_BYTES
from negotiations.intake.models import Batch, BatchItem, BatchState, Candidate, ItemState
from negotiations.intake.operations import (
    BatchOver,
    NothingToImport,
    TooManyFiles,
    UploadedText,
    resume_batch,
    run_batch,
    start_batch,
)
from negotiations.intake.operations import run_batch as run_batch_module
from negotiations.intake.operations.run_batch import TOGETHER, stop_batch
from negotiations.intake.queries import batch_progress
from negotiations.intake.readers import RawArticle
from negotiations.record.models import Article
from tests.factories import NOON, make_member, make_negotiation
from tests.intake.batches import import_texts, item_of, start, statuses, story
from tests.intake.river import FIRST, SECOND, make_river_talks

pytestmark = pytest.mark.django_db


def test_both_articles_arrive_with_their_quotations() -> None:
    negotiation = make_river_talks()
    batch = import_texts(negotiation, {"first.txt": FIRST.read_bytes(), "second.txt": SECOND.read_bytes()})
    assert statuses(batch) == {"first.txt": "imported", "second.txt": "imported"}
    assert [item.quote_count for item in batch.items.all()] == [8, 9]
    assert batch.state == BatchState.DONE
    assert {item.article.title for item in batch.items.all() if item.article} == {
        "What comes next in the Lisk River water talks",
        "Five questions before the Lisk River meeting",
    }


def test_the_same_text_again_is_a_duplicate_and_changes_nothing() -> None:
    negotiation = make_negotiation()
    first = import_texts(negotiation, {"a.txt": story(1)})
    again = import_texts(negotiation, {"b.txt": story(1), "c.txt": story(2)})
    assert statuses(again) == {"b.txt": "duplicate", "c.txt": "imported"}
    assert item_of(again, "b.txt").article == item_of(first, "a.txt").article
    assert "Lock opens for barge 1" in item_of(again, "b.txt").message
    assert Article.objects.count() == 2
    assert Candidate.objects.count() == 2


def test_a_text_that_is_held_is_not_searched_for_quotations_again(monkeypatch: pytest.MonkeyPatch) -> None:
    negotiation = make_negotiation()
    import_texts(negotiation, {"a.txt": story(1)})
    searched: list[str] = []

    def noted(body: Body, *, roster: Roster) -> Extraction:
        searched.append(body.text)
        return extract_body(body, roster=roster)

    monkeypatch.setattr("negotiations.intake.reading.extract_body", noted)
    again = import_texts(negotiation, {"a.txt": story(1), "b.txt": story(2), "c.txt": story(2)})
    assert statuses(again) == {"a.txt": "duplicate", "b.txt": "imported", "c.txt": "duplicate"}
    assert len(searched) == 1


def test_long_texts_go_into_several_transactions(monkeypatch: pytest.MonkeyPatch) -> None:
    module = run_batch_module.__globals__
    taken: list[int] = []

    def counting(readings: Sequence[object], **options: Any) -> Any:
        taken.append(len(readings))
        return take_in(readings, **options)

    take_in = module["take_in"]
    monkeypatch.setitem(module, "take_in", counting)
    monkeypatch.setitem(module, "MOST_CHARACTERS", 1)
    batch = import_texts(make_negotiation(), {f"{n}.txt": story(n) for n in range(3)})
    assert set(statuses(batch).values()) == {"imported"}
    assert taken == [1, 1, 1]


def test_the_same_text_in_another_negotiation_is_imported() -> None:
    import_texts(make_negotiation(), {"a.txt": story(1)})
    batch = import_texts(make_negotiation(), {"a.txt": story(1)})
    assert statuses(batch) == {"a.txt": "imported"}


def test_a_syndicated_copy_is_kept_and_shown_beside_the_first() -> None:
    negotiation = make_river_talks()
    text = FIRST.read_text(encoding="utf-8")
    first = import_texts(negotiation, {"a.txt": text})
    copy = "Talks go on at Tarn\n\nTARN — By our correspondent.\n" + text.split("\n", 2)[2]
    batch = import_texts(negotiation, {"copy.txt": copy})
    item = item_of(batch, "copy.txt")
    assert item.status == "near_duplicate"
    assert item.similar_to == item_of(first, "a.txt").article
    assert item.article is not None
    assert item.article != item.similar_to
    assert item.quote_count == 8
    assert "%" in item.message


def test_two_stories_of_the_same_day_are_no_near_duplicates() -> None:
    batch = import_texts(make_negotiation(), {f"{n}.txt": story(n) for n in range(20)})
    assert set(statuses(batch).values()) == {"imported"}


BAD_FILES = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\t \n", "empty"),
    "nul.txt": (b"\x00" * 400, "empty"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, "a picture (PNG)"),
    "furniture.txt": (b"Share and Follow\n\nAdvertisement\n", "no text is left"),
    "long.txt": (b"a b " * (MOST_CHARACTERS // 4 + 1), f"{MOST_CHARACTERS:,}"),
    "large.txt": (b"x" * (MOST_FILE_BYTES + 1), "5 MB"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_among_good_ones_is_named_and_the_others_arrive(name: str) -> None:
    content, said = BAD_FILES[name]
    batch = import_texts(make_negotiation(), {"a.txt": story(1), name: content, "z.txt": story(2)})
    assert statuses(batch) == {"a.txt": "imported", name: "failed", "z.txt": "imported"}
    item = item_of(batch, name)
    assert name in item.message
    assert said in item.message
    assert item.article is None
    assert batch.state == BatchState.DONE


ODD_FILES = {
    "utf16.txt": story(3).encode("utf-16"),
    "utf16le.txt": story(3).encode("utf-16-le"),
    "bom.txt": b"\xef\xbb\xbf" + story(3).encode(),
    "cp1252.txt": story(3).encode("cp1252"),
    "mojibake.txt": story(3).encode().decode("cp1252", "replace").replace("\ufffd", "\x9d").encode(),
    "controls.txt": story(3).replace("crates", "cra\x00\x07tes").encode(),
    "overrides.txt": story(3).replace("crates", "cra\u202e\u2066tes").encode(),
    "decomposed.txt": story(3).replace("crates", "cra\u0301tes").encode(),
    "returns.txt": story(3).replace("\n", "\r\n").encode(),
    "surrogate.txt": story(3).replace("crates", "cra\ud800tes").encode("utf-8", "surrogatepass"),
}


@pytest.mark.parametrize("name", ODD_FILES)
def test_offsets_index_exactly_the_stored_text(name: str) -> None:
    batch = import_texts(make_negotiation(), {name: ODD_FILES[name]})
    article = item_of(batch, name).article
    assert article is not None
    assert article.text is not None
    candidate = Candidate.objects.get(article=article)
    assert candidate.words == [article.text[span["start"] : span["end"]] for span in candidate.spans]
    assert candidate.words[0].startswith("Barge 3 came through with 10 cr")
    assert candidate.words[0].endswith(",")
    assert candidate.speaker_name == "Elder Moss" or "Moss" in candidate.speaker_name


def test_script_in_text_and_file_name_is_kept_as_words() -> None:
    name = "<script>alert(1)</script>.txt"
    batch = import_texts(make_negotiation(), {name: story(1).replace("crates", "<b onclick=x>crates</b>")})
    item = batch.items.get()
    assert item.file == name
    assert "<b onclick=x>crates</b>" in Candidate.objects.get().words[0]


def test_titles_captions_teasers_and_link_lines_never_become_candidates() -> None:
    negotiation = make_river_talks()
    batch = import_texts(negotiation, {"a.txt": FIRST.read_bytes(), "b.txt": SECOND.read_bytes()})
    words = " ".join(str(candidate) for candidate in Candidate.objects.all())
    assert "never expected" not in words
    article = item_of(batch, "a.txt").article
    assert article is not None
    reasons = {block["reason"] for block in article.dropped}
    assert {"share", "caption", "alternative text", "teaser"} <= reasons
    assert "River Press Photo" not in (article.text or "")
    assert article.published_on is None  # a caption's date is not the article's


def test_no_file_is_refused() -> None:
    with pytest.raises(NothingToImport):
        start(make_negotiation(), {})
    assert not Batch.objects.exists()


def test_too_many_files_are_refused_and_nothing_is_kept() -> None:
    with pytest.raises(TooManyFiles, match="3 files at most"):
        start(make_negotiation(), {f"{n}.txt": "x" for n in range(4)}, most_files=3)
    assert not Batch.objects.exists()


def test_a_killed_worker_is_resumed_and_nothing_is_doubled(monkeypatch: pytest.MonkeyPatch) -> None:
    negotiation = make_negotiation()
    batch = start(negotiation, {f"{n}.txt": story(n) for n in range(TOGETHER * 2 + 5)})
    _kill_after(monkeypatch, calls=2)
    with pytest.raises(KeyboardInterrupt):
        run_batch(batch_id=batch.pk, at=NOON)
    monkeypatch.undo()
    done = batch.items.filter(state=ItemState.DONE).count()
    assert done == TOGETHER
    assert Article.objects.count() == Candidate.objects.count() == done
    resumed = run_batch(batch_id=batch.pk, at=NOON)
    assert resumed.state == BatchState.DONE
    assert set(statuses(resumed).values()) == {"imported"}
    assert Article.objects.count() == Candidate.objects.count() == TOGETHER * 2 + 5


def _kill_after(monkeypatch: pytest.MonkeyPatch, *, calls: int) -> None:
    """Stop the process's work in the middle of a transaction, after its articles were stored."""
    seen: list[int] = []
    module = run_batch_module.__globals__
    take_in = module["take_in"]

    def taking_in(*args: object, **options: object) -> object:
        outcome = take_in(*args, **options)
        seen.append(1)
        if len(seen) == calls:
            raise KeyboardInterrupt
        return outcome

    monkeypatch.setitem(module, "take_in", taking_in)


def test_running_a_finished_batch_again_changes_nothing() -> None:
    batch = import_texts(make_negotiation(), {"a.txt": story(1)})
    before = list(BatchItem.objects.values())
    run_batch(batch_id=batch.pk, at=NOON)
    assert list(BatchItem.objects.values()) == before
    assert Article.objects.count() == 1


def test_the_bytes_are_dropped_once_they_are_processed_but_for_what_failed() -> None:
    batch = import_texts(make_negotiation(), {"a.txt": story(1), "bad.txt": b" \n"})
    assert item_of(batch, "a.txt").content is None
    assert bytes(item_of(batch, "bad.txt").content or b"?") == b" \n"


def test_a_fault_of_ours_stops_one_file_only(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    module = run_batch_module.__globals__
    read_article = module["read_article"]

    def faulty(raw: RawArticle, **options: object) -> object:
        if raw.name == "b.txt":
            raise ZeroDivisionError
        return read_article(raw, **options)

    monkeypatch.setitem(module, "read_article", faulty)
    batch = import_texts(make_negotiation(), {n: story(i) for i, n in enumerate(["a.txt", "b.txt", "c.txt"])})
    assert statuses(batch) == {"a.txt": "imported", "b.txt": "failed", "c.txt": "imported"}
    assert "fault of ours" in item_of(batch, "b.txt").message
    assert "ZeroDivisionError" in caplog.text


def test_progress_counts_what_is_done() -> None:
    negotiation = make_negotiation()
    member = make_member(negotiation=negotiation)
    batch = start(negotiation, {"a.txt": story(1), "b.txt": story(1), "bad.txt": b""}, by=member)
    before = batch_progress(batch.pk)
    assert (before.total, before.done, before.is_over, before.percent) == (3, 0, False, 0)
    run_batch(batch_id=batch.pk, at=NOON)
    after = batch_progress(batch.pk)
    assert (after.done, after.quotes, after.failed, after.is_over, after.percent) == (3, 1, 1, True, 100)
    assert after.by_status == {"imported": 1, "duplicate": 1, "failed": 1}
    assert after.batch.by == member


@pytest.mark.django_db(transaction=True)
def test_two_workers_share_a_batch_and_double_nothing() -> None:
    negotiation = make_negotiation()
    batch = start(negotiation, {f"{n}.txt": story(n % 15) for n in range(30)})
    problems: list[BaseException] = []

    def work() -> None:
        try:
            run_batch(batch_id=batch.pk, at=NOON)
        except BaseException as problem:
            problems.append(problem)
        finally:
            connections.close_all()

    workers = [threading.Thread(target=work) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
    assert not problems
    assert Article.objects.count() == 15
    assert Candidate.objects.count() == 15
    kinds = sorted(statuses(batch).values())
    assert kinds == ["duplicate"] * 15 + ["imported"] * 15
    batch.refresh_from_db()
    assert batch.state == BatchState.DONE


def test_an_upload_is_queued_in_its_own_transaction() -> None:
    negotiation = make_negotiation()
    batch = start_batch(
        negotiation=negotiation, files=[UploadedText("a.txt", story(1).encode())], by=None, at=NOON
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT task_name, args->>'batch_id', status FROM procrastinate_jobs")
        assert cursor.fetchall() == [("intake.run_batch", str(batch.pk), "todo")]


def test_a_stopped_batch_is_resumed_and_a_finished_one_is_not() -> None:
    batch = start(make_negotiation(), {"a.txt": story(1)})
    stop_batch(batch_id=batch.pk)
    batch.refresh_from_db()
    assert batch.state == BatchState.FAILED
    resume_batch(batch_id=batch.pk, by=None, at=NOON)
    with connection.cursor() as cursor:
        cursor.execute("SELECT args->>'batch_id' FROM procrastinate_jobs")
        assert cursor.fetchall() == [(str(batch.pk),)]
    assert run_batch(batch_id=batch.pk, at=NOON).state == BatchState.DONE
    with pytest.raises(BatchOver):
        resume_batch(batch_id=batch.pk, by=None, at=NOON)


def test_a_stated_date_becomes_the_articles() -> None:
    text = story(1).replace("\n\n", "\n\nPublished: 3 June 2031\n\n", 1)
    batch = import_texts(make_negotiation(), {"a.txt": text})
    article = item_of(batch, "a.txt").article
    assert article is not None
    assert (article.published_on, article.published_precision) == (datetime.date(2031, 6, 3), "day")


def test_an_article_in_another_language_says_that_its_speakers_are_not_looked_for() -> None:
    text = (
        "Die Schleuse war am Montag zu, und die Schiffer warteten den ganzen Tag auf das Wasser.\n\n"
        "„Wir haben die Tore nicht geöffnet“, sagte der Wärter. Das Wasser kam erst am Abend mit dem Regen."
    )
    item = import_texts(make_negotiation(), {"schleuse.txt": text}).items.get()

    assert (item.status, item.quote_count) == ("imported", 1)
    assert item.message.startswith("In German: its quotations wait without speakers")
    assert Candidate.objects.get(article=item.article).attribution == ""
