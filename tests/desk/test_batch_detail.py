"""The page of a batch: its files a page at a time, what failed, dry runs, columns, going on."""

import io
import zipfile
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django import DjangoAssertNumQueries

from negotiations.intake.models import Batch, BatchItem, BatchState
from negotiations.intake.operations import (
    accept_candidate,
    change_spans,
    confirm_trial,
    reject_candidate,
    run_batch,
)
from negotiations.intake.operations.run_batch import stop_batch
from negotiations.intake.queries import open_candidates
from negotiations.intake.queries.articles_table import articles_table
from negotiations.record.models import Article
from tests.desk.scene import HTMX, Scene, client_of, make_scene
from tests.factories import NOON, run
from tests.intake.batches import candidate, import_texts, start, story

pytestmark = pytest.mark.django_db

TABLE = "Ref;Meldung\nA-1;" + story(1).replace("\n", " ") + "\n"


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def shown(scene: Scene, tail: str = "import/1/", **options: Any) -> str:
    answer = client_of(scene.admin).get(scene.page(tail), **options)
    assert answer.status_code == 200
    return answer.content.decode()


def post(scene: Scene, tail: str, fields: dict[str, Any] | None = None) -> Any:
    return client_of(scene.admin).post(scene.page(tail), fields or {}, follow=True)


def test_files_are_paged_and_filtered_what_failed_first(scene: Scene) -> None:
    files: dict[str, str | bytes] = {f"good-{n:02}.txt": story(n) for n in range(58)}
    import_texts(scene.negotiation, {**files, "bad.txt": b"", "worse.txt": b" "})
    page = shown(scene)
    assert page.index("Failed 2") < page.index("All 60") < page.index("Imported 58")
    assert "Page 1 of 2" in page
    assert "good-49.txt" in page
    assert "good-50.txt" not in page
    second = shown(scene, "import/1/?page=2")
    assert "good-50.txt" in second
    assert "worse.txt" in second
    failed = shown(scene, "import/1/?show=failed&page=7")
    assert "bad.txt" in failed
    assert "good-00.txt" not in failed
    assert "Page 1" not in failed


@pytest.mark.parametrize("asked", ["?show=nonsense", "?page=-3", "?page=x", "?page=99999999999", "?page=²"])
def test_nonsense_in_the_address_shows_all(scene: Scene, asked: str) -> None:
    import_texts(scene.negotiation, {"a.txt": story(1)})
    assert "a.txt" in shown(scene, f"import/1/{asked}")


def test_the_page_of_a_large_batch_takes_as_many_queries_as_that_of_a_small_one(
    scene: Scene, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    import_texts(scene.negotiation, {f"{n}.txt": story(n) for n in range(10)})
    import_texts(scene.negotiation, {f"{n}.txt": story(n) for n in range(100, 300)})
    client = client_of(scene.admin)
    with django_assert_max_num_queries(40) as small:
        client.get(scene.page("import/1/"))
    with django_assert_max_num_queries(40) as large:
        client.get(scene.page("import/2/"))
    assert len(small) == len(large) <= 20


def test_only_the_head_is_asked_for_while_it_is_read_and_then_the_rows_once(scene: Scene) -> None:
    batch = start(scene.negotiation, {"a.txt": story(1)}, queue=True)
    client = client_of(scene.admin)
    waiting = client.get(scene.page("import/1/"), headers=HTMX)
    assert "a.txt" not in waiting.content.decode()
    assert "HX-Trigger" not in waiting.headers
    assert "No worker has it" not in waiting.content.decode()
    run_batch(batch_id=batch.pk, at=NOON)
    over = client.get(scene.page("import/1/"), headers=HTMX)
    assert over.headers["HX-Trigger"] == "batch-read, queue-changed"
    assert 'hx-trigger="batch-read from:body"' in shown(scene)
    assert "a.txt" in shown(scene, "import/1/items/", headers=HTMX)


def test_the_rail_counts_again_when_more_is_done_than_the_page_shows(scene: Scene) -> None:
    start(scene.negotiation, {f"{n}.txt": story(n) for n in range(4)}, queue=True)
    BatchItem.objects.filter(seq__lte=2).update(state="done", status="imported", content=None)
    client = client_of(scene.admin)
    head = client.get(scene.page("import/1/?done=1"), headers=HTMX)
    assert head.headers["HX-Trigger"] == "queue-changed"
    assert "import/1/?done=2" in head.content.decode()
    assert "HX-Trigger" not in client.get(scene.page("import/1/?done=2"), headers=HTMX).headers


def test_the_progress_is_told_in_words_that_change_seldom(scene: Scene) -> None:
    batch = start(scene.negotiation, {f"{n}.txt": story(n) for n in range(10)}, queue=True)
    assert '<p class="vh" role="status">Begun.</p>' in shown(scene)
    BatchItem.objects.filter(seq__lte=6).update(state="done", status="imported", content=None)
    assert '<p class="vh" role="status">Half is done.</p>' in shown(scene)
    run_batch(batch_id=batch.pk, at=NOON)
    assert '<p class="vh" role="status">Done: 10 of 10, 0 failed.</p>' in shown(scene)


def test_a_row_leads_to_the_review_and_lists_what_was_set_aside(scene: Scene) -> None:
    text = "Weir closed\n\nShare and Follow\n\n“The weir stays closed for good,” Ana Ribeira said.\n"
    import_texts(scene.negotiation, {"a.txt": text})
    page = shown(scene)
    found = candidate(scene.negotiation, "The weir")
    assert f"{scene.page('review/')}{found.pk}/" in page
    assert "1 block set aside" in page
    assert "Share and Follow" in page


def test_the_page_says_how_much_of_the_batch_is_still_to_be_reviewed(scene: Scene) -> None:
    import_texts(scene.negotiation, {"a.txt": story(1), "b.txt": story(2)})
    assert "Review the quotations (2)" in shown(scene)
    accept_candidate(candidate_id=candidate(scene.negotiation, "Barge 1 ").pk, by=None, at=NOON)
    assert "Review the quotations (1)" in shown(scene)
    post(scene, "import/1/undo/")
    assert "Review the quotations" not in shown(scene)
    import_texts(scene.negotiation, {"c.txt": story(3)})
    accept_candidate(candidate_id=candidate(scene.negotiation, "Barge 3 ").pk, by=None, at=NOON)
    page = shown(scene, "import/2/")
    assert "Review the quotations" not in page
    assert "All that was found is reviewed." in page


def test_another_version_of_an_article_is_shown_beside_the_first(scene: Scene) -> None:
    filler = " ".join(f"Boat {n} left lock {n * 7} with {n * 3} crates." for n in range(40))
    batch = import_texts(
        scene.negotiation,
        {"a.txt": f"One title\n\n{filler}\n", "b.txt": f"Another title\n\n{filler} It sank.\n"},
    )
    item = batch.items.get(file="b.txt")
    assert item.status == "near_duplicate"
    there = scene.page(f"review/articles/{item.article_id}/beside/{item.similar_to_id}/")
    assert there in shown(scene)
    assert client_of(scene.admin).get(there).status_code == 200


def test_names_of_files_cannot_turn_the_page_around(scene: Scene) -> None:
    import_texts(scene.negotiation, {"weir\u202egpj.txt": b""})
    page = shown(scene)
    assert "\u202e" not in page
    assert "<bdi>weir‹U+202E›gpj.txt</bdi>" in page


def test_what_failed_is_downloaded_and_tried_again(scene: Scene) -> None:
    import_texts(scene.negotiation, {"a.txt": story(1), "share.txt": "Share and Follow\n"})
    page = shown(scene)
    assert "Download what failed (1)" in page
    assert "for 30 days" in page
    answer = client_of(scene.admin).get(scene.page("import/1/failed/"))
    assert answer.headers["Content-Disposition"] == 'attachment; filename="river-talks-batch-1-failed.zip"'
    with zipfile.ZipFile(io.BytesIO(b"".join(answer))) as archive:
        assert archive.read("share.txt") == b"Share and Follow\n"
    again = post(scene, "import/1/retry/")
    assert again.redirect_chain == [(scene.page("import/2/"), 302)]
    assert "handed in again as batch 2" in again.content.decode()
    assert "Try these again" not in shown(scene)


def test_a_batch_without_failures_has_nothing_to_download(scene: Scene) -> None:
    import_texts(scene.negotiation, {"a.txt": story(1)})
    assert client_of(scene.admin).get(scene.page("import/1/failed/")).status_code == 404
    assert "Download what failed" not in shown(scene)
    assert post(scene, "import/1/retry/").status_code == 409


def test_a_dry_run_is_shown_and_then_imported(scene: Scene) -> None:
    client = client_of(scene.admin)
    files = [SimpleUploadedFile("a.txt", story(1).encode()), SimpleUploadedFile("bad.txt", b" ")]
    client.post(scene.page("import/"), {"files": files, "is_trial": "on"})
    batch = run_batch(batch_id=Batch.objects.get().pk, at=NOON)
    page = shown(scene)
    assert "Tried; nothing is stored." in page
    assert "1 article would be new, with 1 quotation to review" in page
    assert ">new</span>" in page
    assert "Take this batch back" not in page
    assert not Article.objects.filter(batch_items__isnull=False).exists()
    assert "handed in to be imported" in post(scene, "import/1/confirmation/").content.decode()
    run_batch(batch_id=batch.pk, at=NOON)
    assert "Review the quotations" in shown(scene)
    assert post(scene, "import/1/confirmation/").status_code == 409


def test_a_dry_run_counts_reported_positions_as_the_import_does(scene: Scene) -> None:
    run(
        negotiation=scene.negotiation,
        operation="set_match_terms",
        match_terms_id="00000000-0000-4000-8000-00000000000c",
        issue_id=scene.issue.pk,
        terms=["weir"],
    )
    text = f"{story(1)}\nUpper Republic has ruled out the weir before winter.\n"
    import_texts(scene.negotiation, {"a.txt": text}, is_trial=True)
    page = shown(scene)
    assert "1 article would be new, with 1 quotation and 1 reported position to review." in page
    import_texts(scene.negotiation, {"a.txt": text})
    assert "1 quotation found and 1 reported position" in shown(scene, "import/2/")
    assert open_candidates(scene.negotiation).total == 2


def test_a_mended_table_says_how_many_articles_change(scene: Scene) -> None:
    import_texts(scene.negotiation, {f"{n}.txt": story(n) for n in range(3)})
    table = "".join(articles_table(scene.negotiation))
    table = table.replace("Lock opens for barge 1", "Lock opened for barge 1")
    batch = import_texts(scene.negotiation, {"articles.csv": table}, is_trial=True)
    page = shown(scene, "import/2/")
    assert "Nothing is stored yet. 1 article would change, 3 stay as they are." in page
    assert page.count(">would change</span>") == 1
    assert ">Would change 1</a>" in page
    assert "Lock opened" in shown(scene, "import/2/items/?show=changed", headers=HTMX)
    assert "held already" not in page
    confirm_trial(batch_id=batch.pk, by=None, at=NOON)
    run_batch(batch_id=batch.pk, at=NOON)
    page = shown(scene, "import/2/")
    assert "1 article changed, 0 quotations found" in page
    assert page.count(">changed</span>") == 1


def test_a_row_that_was_tried_again_leads_to_the_batch(scene: Scene) -> None:
    import_texts(scene.negotiation, {"a.txt": story(1), "bad.txt": b" "})
    post(scene, "import/1/retry/")
    page = shown(scene)
    link = f'<a href="{scene.page("import/2/")}">batch 2</a>'
    assert f'<p class="hint">Tried again in {link}.</p>' in page
    assert f"Their content went on to {link}, in which they were tried again" in page


def test_the_list_of_batches_says_what_was_in_them(scene: Scene) -> None:
    import_texts(scene.negotiation, {"monday/a.txt": story(1), "b.txt": story(2), "c.txt": b" "})
    page = shown(scene, "import/")
    assert "3 articles or files, 2 quotations, <b>1 failed</b>" in page
    assert '>monday/a.txt</bdi> <span class="quiet">and 2 more</span>' in page


def test_a_dry_run_is_discarded(scene: Scene) -> None:
    import_texts(scene.negotiation, {"a.txt": story(1)}, is_trial=True)
    assert "Dry run 1 is discarded." in post(scene, "import/1/discard/").content.decode()
    page = shown(scene)
    assert "Dry run discarded" in page
    assert "Import these now" not in page


def test_a_stopped_batch_is_gone_on_with(scene: Scene) -> None:
    batch = start(scene.negotiation, {"a.txt": story(1)})
    assert "No worker has it" in shown(scene)
    stop_batch(batch_id=batch.pk)
    page = shown(scene)
    assert "Stopped." in page
    assert "Go on with it" in page
    assert "goes on where it stopped" in post(scene, "import/1/resumption/").content.decode()
    assert run_batch(batch_id=batch.pk, at=NOON).state == BatchState.DONE
    assert post(scene, "import/1/resumption/").status_code == 409


def test_what_is_in_use_stays_and_says_why(scene: Scene) -> None:
    import_texts(scene.negotiation, {"a.txt": story(1), "b.txt": story(2)})
    accept_candidate(candidate_id=candidate(scene.negotiation, "Barge 1 ").pk, by=None, at=NOON)
    page = post(scene, "import/1/undo/").content.decode()
    assert "1 removed. 1 stays, because something uses it: see below" in page
    assert "Kept when the batch was taken back: One of its quotations is in the record." in page


def test_the_work_of_reviewers_is_not_lost_unasked(scene: Scene) -> None:
    import_texts(scene.negotiation, {f"{n}.txt": story(n) for n in range(1, 5)})
    assert "Take it back all the same" not in shown(scene)
    reject_candidate(
        candidate_id=candidate(scene.negotiation, "Barge 1 ").pk, reason="no statement", by=None, at=NOON
    )
    changed = candidate(scene.negotiation, "Barge 2 ")
    spans = [{"start": changed.spans[0]["start"], "end": changed.spans[0]["end"] - 8}]
    change_spans(candidate_id=changed.pk, spans=spans, by=None, at=NOON)
    accept_candidate(candidate_id=candidate(scene.negotiation, "Barge 3 ").pk, by=None, at=NOON)
    client_of(scene.editor).get(scene.page(f"review/{candidate(scene.negotiation, 'Barge 4 ').pk}/"))
    lost = "1 rejected, 1 with changed words; Edgar has one open now"
    assert lost in shown(scene)
    refused = post(scene, "import/1/undo/")
    assert (refused.status_code, Article.objects.count()) == (409, 5)
    assert lost in refused.content.decode()
    page = post(scene, "import/1/undo/", {"sure": "on"}).content.decode()
    assert "3 removed. 1 stays" in page


def test_the_columns_of_a_table_are_named(scene: Scene) -> None:
    batch = import_texts(scene.negotiation, {"wire.csv": TABLE})
    assert "Name the columns" in shown(scene)
    there = f"import/1/items/{batch.items.get().pk}/columns/"
    page = shown(scene, there)
    assert "A-1" in page
    assert '<option value="Ref">Ref</option>' in page
    assert '<option value="Meldung" selected>Meldung</option>' in page  # by far the longest texts
    assert "…</bdi></td>" in page  # a cell that goes on
    answer = client_of(scene.admin).post(scene.page(there), {"text": ""})
    assert answer.status_code == 422
    assert "Say which column holds the article’s text." in answer.content.decode()
    twice = client_of(scene.admin).post(scene.page(there), {"text": "Meldung", "title": "Meldung"})
    assert "already the column of: The article’s text" in twice.content.decode()
    assert "wire.csv is read again" in post(scene, there, {"text": "Meldung"}).content.decode()
    run_batch(batch_id=batch.pk, at=NOON)
    assert "Imported 1" in shown(scene)
    assert client_of(scene.admin).get(scene.page(there)).status_code == 404


def test_columns_of_days_and_addresses_are_known_by_their_cells(scene: Scene) -> None:
    rows = [
        ["Ref", "Meldung", "Tag", "Wo", "Gesehen", "Agentur"],
        ["1", "Kurz.", "2025-03-04", "https://courier.example/1", "", "Wire"],
        ["2", "Kurz.", "12.03.2025", "https://courier.example/2", "", "Wire"],
        ["3", "Kurz.", "", "", "", "Wire"],
    ]
    batch = import_texts(scene.negotiation, {"wire.csv": "\n".join(";".join(row) for row in rows)})
    page = shown(scene, f"import/1/items/{batch.items.get().pk}/columns/")
    fields = {part.split('name="')[1].split('"')[0]: part for part in page.split("<select ")[1:]}
    assert '<option value="Tag" selected>' in fields["date"]
    assert '<option value="Wo" selected>' in fields["url"]
    assert '<option value="" selected>' in fields["title"]


def test_another_file_has_no_columns_to_name(scene: Scene) -> None:
    batch = import_texts(scene.negotiation, {"a.txt": story(1)})
    there = scene.page(f"import/1/items/{batch.items.get().pk}/columns/")
    assert client_of(scene.admin).get(there).status_code == 404


def test_batches_are_listed_a_page_at_a_time(scene: Scene) -> None:
    for number in range(22):
        start(scene.negotiation, {"a.txt": story(number)})
    first = shown(scene, "import/")
    assert "Batch 22" in first
    assert ">Batch 2<" not in first
    assert ">Batch 2<" in shown(scene, "import/?page=2")
    assert ">Batch 2<" in shown(scene, "import/?page=99")


def test_a_refusal_reaches_the_script_as_a_sentence(scene: Scene) -> None:
    answer = client_of(scene.admin).post(scene.page("import/"), {"text": " "}, headers=HTMX)
    assert answer.status_code == 422
    assert answer.headers["HX-Retarget"] == "#told"
    assert "Choose at least one file" in answer.content.decode()


def test_the_limits_stand_where_files_are_chosen(scene: Scene) -> None:
    page = shown(scene, "import/")
    assert "Up to 500 files; 5 MB each, 20 MB for a ZIP, PDF or Office file, 100 MB together." in page
    assert 'data-most-files="500"' in page
