"""What failed is kept, handed out as a ZIP, tried again, and forgotten after its time."""

import csv
import datetime
import io
import json
import zipfile
from typing import Any

import pytest

from negotiations.intake.failed_part import failed_part
from negotiations.intake.limits import KEPT_DAYS, LIST_OF_FAILED
from negotiations.intake.models import Batch, BatchState, Candidate, Holds
from negotiations.intake.operations import NothingToRetry, drop_contents, retry_failed, run_batch
from negotiations.intake.operations import run_batch as run_batch_module
from negotiations.intake.queries import batch_progress
from negotiations.record.models import Article
from tests.factories import NOON, make_negotiation
from tests.intake.batches import import_texts, item_of, start, statuses, story

pytestmark = pytest.mark.django_db

PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20
FURNITURE = "Share and Follow\n\nAdvertisement\n"


def line(number: int) -> str:
    return story(number).replace("\n", " ").replace('"', '""')


TABLE = (
    "Ref;Headline;Story body;Text\n"
    f'A-1;One;kept;"{line(1)}"\n'
    "A-2;Two;kept;\n"
    "A-3;Three;kept\n"
    f'A-4;Four;kept;"{line(4)}"\n'
    f"=cmd;Five;kept;{FURNITURE.strip().splitlines()[0]}\n"
)


def unzipped(batch: Batch) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(b"".join(failed_part(batch)))) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_failed_files_come_out_as_they_came_with_a_list_of_reasons() -> None:
    files: dict[str, str | bytes] = {
        "good.txt": story(1),
        "share.txt": FURNITURE,
        "../../etc/share.txt": FURNITURE,
        "a/share.txt": b"\x00",
    }
    found = unzipped(import_texts(make_negotiation(), files))
    assert found.keys() == {LIST_OF_FAILED, "share.txt", "etc/share.txt", "a/share.txt"}
    assert found["share.txt"].decode() == FURNITURE
    assert found["a/share.txt"] == b"\x00"
    head, *listed = rows(found[LIST_OF_FAILED])
    assert head == ["file", "place", "reason", "kept as"]
    assert [row[3] for row in listed] == ["share.txt", "etc/share.txt", "a/share.txt"]
    assert [row[0] for row in listed] == ["share.txt", "../../etc/share.txt", "a/share.txt"]
    assert all(row[2] for row in listed)


def test_two_files_of_one_name_come_out_as_two() -> None:
    batch = start(make_negotiation(), {"a.txt": FURNITURE, "A.txt": FURNITURE})
    batch.items.update(file="a.txt")
    assert {"a.txt", "a (2).txt"} <= unzipped(run_batch(batch_id=batch.pk, at=NOON)).keys()


def test_failed_rows_come_out_under_their_columns_with_the_reason() -> None:
    batch = import_texts(make_negotiation(), {"wire.csv": TABLE})
    assert list(statuses(batch).values()) == ["imported", "failed", "failed", "imported", "failed"]
    head, *table = rows(unzipped(batch)["wire-failed.csv"])
    assert head == ["Ref", "Headline", "Story body", "Text", "place", "reason"]
    assert [row[0] for row in table] == ["A-2", "A-3", "=cmd"]
    assert [row[4] for row in table] == ["line 3", "line 4", "line 6"]
    assert "cell is empty" in table[0][5]
    assert "3 cells under 4 columns" in table[1][5]


def test_only_the_mended_rows_go_in_when_they_are_handed_in_again() -> None:
    negotiation = make_negotiation()
    batch = import_texts(negotiation, {"wire.csv": TABLE})
    parts = unzipped(batch)
    head, *table = rows(parts["wire-failed.csv"])
    for number, row in enumerate(table, start=20):
        row[3] = story(number)
    text = io.StringIO(newline="")
    csv.writer(text).writerows([head, *table])
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(LIST_OF_FAILED, parts[LIST_OF_FAILED])
        archive.writestr("wire-failed.csv", text.getvalue())
    again = import_texts(negotiation, {"mended.zip": packed.getvalue()})
    assert list(statuses(again).values()) == ["imported"] * 3
    assert Article.objects.count() == 5


def test_an_unclosed_quotation_mark_comes_out_as_its_line() -> None:
    table = f'title,text\nOne,"{line(1)}"\nTwo,"never closed\nThree,"{line(3)}"\n'
    batch = import_texts(make_negotiation(), {"t.csv": table})
    found = rows(unzipped(batch)["t-failed.csv"])
    assert found[1][0] == 'Two,"never closed'


def test_articles_of_other_files_come_out_as_lines_of_json() -> None:
    lines = [{"headline": "One", "body": story(1)}, {"headline": "Two", "body": FURNITURE, "id": "x-2"}]
    data = "\n".join(map(json.dumps, lines))
    batch = import_texts(make_negotiation(), {"wire.jsonl": data})
    found = json.loads(unzipped(batch)["wire-failed.jsonl"])
    assert (found["title"], found["text"], found["id"]) == ("Two", FURNITURE.strip(), "x-2")
    assert found["reason"]


def test_broken_lines_and_objects_without_text_come_out_as_they_came() -> None:
    broken, bare = '{"headline": "Three", "body": "cut o', {"headline": "Four", "slug": "weir"}
    lines = [json.dumps({"headline": "One", "body": story(1)}), broken, json.dumps(bare), "[1]"]
    found = unzipped(import_texts(make_negotiation(), {"wire.jsonl": "\n".join(lines)}))
    first, second, third = found["wire-failed.jsonl"].decode().splitlines()
    assert (first, third) == (broken, "[1]")
    assert {key: json.loads(second)[key] for key in bare} == bare
    assert json.loads(second)["place"] == "line 3"
    assert [row[3] for row in rows(found[LIST_OF_FAILED])[1:]] == ["wire-failed.jsonl"] * 3


def test_files_of_an_archive_come_out_with_their_bytes() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("good.txt", story(1))
        archive.writestr("in/picture.png", PICTURE)
        archive.writestr("broken.json", '{"headline": "One", "bo')
        archive.writestr("share.txt", FURNITURE)
        archive.writestr("large.txt", b"a" * (5 * 1024 * 1024 + 1))
    negotiation = make_negotiation()
    batch = import_texts(negotiation, {"wire.zip": packed.getvalue()})
    found = unzipped(batch)
    assert found["wire/in/picture.png"] == PICTURE
    assert found["wire/broken.json"] == b'{"headline": "One", "bo'
    assert json.loads(found["wire-failed.jsonl"])["text"] == FURNITURE
    listed = {row[1]: row for row in rows(found[LIST_OF_FAILED])[1:]}
    assert len(listed) == 4
    assert listed["in/picture.png"][3] == "wire/in/picture.png"
    assert "larger than 5 MB" in listed["large.txt"][2]
    assert listed["large.txt"][3].startswith("not kept")
    again = retry_failed(batch_id=batch.pk, by=None, at=NOON)
    assert set(statuses(run_batch(batch_id=again.pk, at=NOON)).values()) == {"failed"}
    assert unzipped(again)["wire/broken.json"] == found["wire/broken.json"]


def test_an_address_is_told_to_be_handed_in_again() -> None:
    batch = start(make_negotiation(), {"a.txt": FURNITURE})
    batch.items.update(
        file="https://courier.example/weir", holds=Holds.ADDRESS, status="failed", state="done"
    )
    assert rows(unzipped(batch)[LIST_OF_FAILED])[1][3] == "not kept: hand the address in again"


def test_no_cell_of_the_list_is_a_formula() -> None:
    batch = import_texts(make_negotiation(), {"=HYPERLINK(1).txt": b""})
    assert rows(unzipped(batch)[LIST_OF_FAILED])[1][0] == "'=HYPERLINK(1).txt"


def test_what_failed_is_tried_again_in_a_batch_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    negotiation = make_negotiation()
    _fail_once(monkeypatch, "b.txt")
    batch = import_texts(negotiation, {"a.txt": story(1), "b.txt": story(2), "bad.txt": b" "})
    monkeypatch.undo()
    again = retry_failed(batch_id=batch.pk, by=None, at=NOON)
    again = run_batch(batch_id=again.pk, at=NOON)
    assert (again.number, again.state, again.note) == (2, BatchState.DONE, "What failed of batch 1")
    assert statuses(again) == {"b.txt": "imported", "bad.txt": "failed"}
    assert Article.objects.count() == Candidate.objects.count() == 2
    assert (item_of(batch, "b.txt").retried_in, item_of(batch, "a.txt").retried_in) == (2, None)
    assert "batch" not in item_of(batch, "bad.txt").message
    assert batch_progress(batch.pk).retried == (2,)
    assert not batch.items.filter(content__isnull=False).exists()
    with pytest.raises(NothingToRetry, match="hand it in again"):
        retry_failed(batch_id=batch.pk, by=None, at=NOON)


def _fail_once(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    module = run_batch_module.__globals__
    read_article = module["read_article"]

    def faulty(raw: Any, **options: object) -> object:
        if raw.name == name:
            raise ZeroDivisionError
        return read_article(raw, **options)

    monkeypatch.setitem(module, "read_article", faulty)


def test_nothing_is_tried_again_while_the_batch_is_read() -> None:
    batch = start(make_negotiation(), {"a.txt": FURNITURE})
    with pytest.raises(NothingToRetry, match="still being read"):
        retry_failed(batch_id=batch.pk, by=None, at=NOON)


def test_contents_are_dropped_after_their_time_but_never_what_waits() -> None:
    negotiation = make_negotiation()
    failed = import_texts(negotiation, {"a.txt": FURNITURE})
    waiting = start(negotiation, {"b.txt": story(1)})
    day = datetime.timedelta(days=1)
    assert drop_contents(at=NOON + KEPT_DAYS * day - day) == 0
    assert drop_contents(at=NOON + KEPT_DAYS * day + day) == 1
    assert item_of(failed, "a.txt").content is None
    assert "no text is left" in item_of(failed, "a.txt").message
    assert item_of(waiting, "b.txt").content is not None
    assert unzipped(failed).keys() == {LIST_OF_FAILED}
