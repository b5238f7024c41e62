"""Addresses in a batch: fetched by the job and read like files; what cannot be says which address, and why."""

import datetime
import gzip
import hashlib
import time
import zlib
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from django.db import connection

from negotiations.intake import pages
from negotiations.intake.fetch import Fetched, Reach, exchange, fetch, manners
from negotiations.intake.models import (
    ArchivedCopy,
    ArchivedPage,
    Batch,
    BatchItem,
    BatchState,
    ItemState,
    ItemStatus,
)
from negotiations.intake.operations import confirm_trial, run_batch, start_batch, undo_batch, uploaded_address
from negotiations.intake.operations.drop_contents import drop_contents
from negotiations.record.models import Article
from tests.factories import NOON, make_negotiation
from tests.harness.receiver import Receiver
from tests.intake.readers import made

PAGE = (Path(__file__).parent / "files" / "page.html").read_bytes()
AT = datetime.datetime(2031, 6, 1, 12, tzinfo=datetime.UTC)


def start(*addresses: str) -> Batch:
    texts = [uploaded_address(address) for address in addresses]
    return start_batch(negotiation=make_negotiation(), files=texts, by=None, at=AT, queue=False)


def fetch_all(*addresses: str) -> Batch:
    return run_batch(batch_id=start(*addresses).pk, at=AT)


def only(batch: Batch) -> BatchItem:
    return batch.items.get()


@pytest.mark.django_db
def test_a_page_comes_in_with_what_it_says_of_itself(world: Receiver) -> None:
    url = world.page("/weir", PAGE)
    item = only(fetch_all(url))
    assert (item.file, item.status) == (url, ItemStatus.IMPORTED)
    article = Article.objects.get()
    assert article.title == "Weir opens at Tarn for forty days"
    assert article.url == "https://courier.example/2031/weir-opens"
    assert article.published_on == datetime.date(2031, 5, 7)
    assert "negotiations" in world.headers[0]["user-agent"]


@pytest.mark.django_db
def test_the_page_is_kept_exactly_as_it_came(world: Receiver) -> None:
    words = "Вода прийшла до міста в ніч на понеділок, сказала вона.".encode("cp1251")
    world.page("/new", words, "text/plain; charset=windows-1251")
    fetch_all(world.redirect("/old", "/new"))
    copy = ArchivedPage.objects.get()
    assert zlib.decompress(copy.content) == words
    assert copy.digest == hashlib.sha256(words).hexdigest()
    assert (copy.address, copy.media_type) == (world.address("/new"), "text/plain")
    assert datetime.timedelta(0) <= copy.fetched_at - AT < datetime.timedelta(minutes=1)
    assert "Вода прийшла" in (Article.objects.get().text or "")


@pytest.mark.django_db
def test_a_packed_page_is_kept_unpacked(world: Receiver) -> None:
    fetch_all(world.page("/weir", gzip.compress(PAGE), Content_Encoding="gzip"))
    assert zlib.decompress(ArchivedPage.objects.get().content) == PAGE


@pytest.mark.django_db
def test_taking_the_batch_back_removes_the_copy(world: Receiver) -> None:
    batch = fetch_all(world.page("/weir", PAGE))
    assert undo_batch(batch_id=batch.pk, by=None, at=NOON).removed == 1
    assert not ArchivedPage.objects.exists()
    assert not Article.objects.exists()


@pytest.mark.django_db
def test_each_failure_names_its_address_and_why_and_the_rest_goes_in(
    world: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchange, "MOST_SECONDS", 0.5)
    monkeypatch.setattr("negotiations.intake.fetch.fetching.MOST_SECONDS", 0.5)

    def slow(handler: BaseHTTPRequestHandler) -> None:
        time.sleep(1)

    world.pages["/slow"] = slow
    expected = {
        "http://10.0.0.7/a": "Only the ports",
        f"http://10.0.0.7:{world.port}/a": "does not lead to a public address",
        world.redirect("/inside", f"http://[::1]:{world.port}/"): "does not lead to a public address",
        world.page("/large", b"a" * (5 * 1024 * 1024 + 1), "text/plain"): "more than 5 MB",
        world.address("/slow"): "took longer than",
        world.address("/nothing"): "answers 404",
        world.page("/front", b"<!doctype html><html><body></body></html>"): "no article",
        world.page("/picture", b"x", "image/png"): "sends image/png, which is no article",
        "ftp://example.org/": "begins with https",
        world.page("/good", PAGE): "",
    }
    batch = fetch_all(*expected)
    assert batch.state == BatchState.DONE
    for item in batch.items.all():
        if expected[item.file]:
            assert item.status == ItemStatus.FAILED, item.file
            assert item.message.startswith(item.file), item.message
            assert expected[item.file] in item.message
        else:
            assert item.status == ItemStatus.IMPORTED


@pytest.mark.django_db
def test_what_failed_keeps_its_address_to_be_tried_again(world: Receiver) -> None:
    item = only(fetch_all(world.address("/later")))
    assert bytes(item.content or b"") == world.address("/later").encode()


@pytest.mark.django_db
def test_documents_and_files_of_several_articles_are_read_like_files(world: Receiver) -> None:
    pdf = world.page("/statement", made.pdf([(72, 700, 11, made.OPENING)]), "application/pdf")
    lines = made.json_lines({"text": "The weir opened on Monday."}, {"text": "The weir shut on Tuesday."})
    several = world.page("/all", lines.encode(), "application/json")
    batch = fetch_all(pdf, several)
    assert [item.status for item in batch.items.all()] == ["imported"] * 3
    assert Article.objects.count() == 3


TWO = (
    b"<?xml version='1.0'?><rss version='2.0'><channel><title>Lisk Courier</title>"
    b"<item><title>One</title><description>The weir opened on Monday, the keeper said in the morning.</description></item>"
    b"<item><title>Two</title><description>Barges waited below the lock until late on Tuesday.</description></item>"
    b"<item><title>None</title></item></channel></rss>"
)


@pytest.mark.django_db
def test_articles_of_one_address_share_the_copy_of_what_was_fetched(world: Receiver) -> None:
    batch = fetch_all(world.page("/feed", TWO, "application/rss+xml"))
    page = ArchivedPage.objects.get()
    assert zlib.decompress(page.content) == TWO
    assert (page.address, page.copies.count()) == (world.address("/feed"), 2)
    for copy in page.copies.all():
        assert copy.article.batch_items.get().batch == batch
    undo_batch(batch_id=batch.pk, by=None, at=NOON)
    assert not ArchivedPage.objects.exists()


@pytest.mark.django_db
def test_the_copy_stays_while_one_article_of_it_does(world: Receiver) -> None:
    address = world.page("/feed", TWO, "application/rss+xml")
    batch = fetch_all(address)
    ArchivedCopy.objects.get(article__title="One").delete()
    Article.objects.get(title="One").batch_items.update(article=None)
    assert drop_contents(at=AT + datetime.timedelta(days=31)) == 1  # the entry without text
    assert ArchivedPage.objects.get().copies.get().article.title == "Two"
    undo_batch(batch_id=batch.pk, by=None, at=NOON)
    assert not ArchivedPage.objects.exists()


def try_feed(world: Receiver) -> Batch:
    """Import a feed of two entries as a dry run."""
    tried = start_batch(
        negotiation=make_negotiation(),
        files=[uploaded_address(world.page("/feed", TWO, "application/rss+xml"))],
        by=None,
        at=AT,
        queue=False,
        is_trial=True,
    )
    return run_batch(batch_id=tried.pk, at=AT)


@pytest.mark.django_db
def test_a_copy_at_which_no_article_points_goes_after_a_while(world: Receiver) -> None:
    try_feed(world)
    assert ArchivedPage.objects.get().copies.count() == 0
    drop_contents(at=AT + datetime.timedelta(days=29))
    assert ArchivedPage.objects.exists()
    drop_contents(at=AT + datetime.timedelta(days=31))
    assert not ArchivedPage.objects.exists()


@pytest.mark.django_db
def test_what_was_tried_first_has_its_copy_too(world: Receiver) -> None:
    tried = try_feed(world)
    run_batch(batch_id=confirm_trial(batch_id=tried.pk, by=None, at=AT).pk, at=AT)
    assert ArchivedPage.objects.get().copies.count() == 2


@pytest.mark.django_db
def test_the_address_it_was_found_at_is_known_again(world: Receiver) -> None:
    words = "“We owe nobody water,” Ana Ribeira said. The weir opened."
    world.page("/new", words.encode(), "text/plain")
    batch = start(world.redirect("/short", "/new"), world.address("/new"))
    run_batch(batch_id=batch.pk, at=AT)
    assert [item.status for item in batch.items.all()] == ["imported", "duplicate"]
    world.page("/other", words.replace("opened", "shut").encode(), "text/plain")
    world.redirect("/short", "/other")
    second = start_batch(
        negotiation=batch.negotiation,
        files=[uploaded_address(world.address("/short"))],
        by=None,
        at=AT,
        queue=False,
    )
    run_batch(batch_id=second.pk, at=AT)
    assert "(same address); both are kept" in only(second).message


@pytest.mark.django_db(transaction=True)
def test_nothing_is_locked_while_a_server_takes_its_time(
    world: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bool] = []

    def watched(address: str, *, at: datetime.datetime, reach: Reach) -> Fetched:
        seen.append(connection.in_atomic_block)
        return fetch(address, at=at, reach=reach)

    monkeypatch.setattr(pages, "fetch", watched)
    assert only(fetch_all(world.page("/weir", PAGE))).status == ItemStatus.IMPORTED
    assert seen == [False]


@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_while_fetching_loses_and_doubles_nothing(
    world: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    urls = [world.page(f"/{n}", f"The weir opened for barge {n}.".encode(), "text/plain") for n in range(3)]
    batch = start(*urls)

    def killed(address: str, *, at: datetime.datetime, reach: Reach) -> Fetched:
        if address == urls[1]:
            raise KeyboardInterrupt
        return fetch(address, at=at, reach=reach)

    with monkeypatch.context() as patch:
        patch.setattr(pages, "fetch", killed)
        with pytest.raises(KeyboardInterrupt):
            run_batch(batch_id=batch.pk, at=AT)
    assert batch.items.filter(state=ItemState.WAITING).count() == 2
    run_batch(batch_id=batch.pk, at=AT)
    assert [item.status for item in batch.items.all()] == ["imported"] * 3
    assert Article.objects.count() == 3
    assert world.paths.count("/0") == 1


@pytest.mark.django_db
def test_a_host_is_asked_with_a_pause_in_between(world: Receiver, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(manners, "PAUSE", 0.3)
    urls = [world.page(f"/{n}", f"The weir opened for barge {n}.".encode(), "text/plain") for n in range(2)]
    began = time.monotonic()
    fetch_all(*urls)
    assert time.monotonic() - began >= 0.3


@pytest.mark.django_db
def test_the_lock_of_a_host_is_given_back(world: Receiver) -> None:
    fetch_all(world.page("/weir", PAGE), world.address("/nothing"))
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()")
        # The number of the batch is taken under a lock of the test's own transaction.
        assert cursor.fetchone() == (1,)


@pytest.mark.django_db
def test_a_host_that_does_not_answer_is_left_alone_after_some_pages(world: Receiver) -> None:
    def hangs_up(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"no answer")

    urls = [world.address(f"/{n}") for n in range(6)]
    world.pages.update({f"/{n}": hangs_up for n in range(6)})
    batch = fetch_all(*urls)
    assert world.paths == ["/0", "/1", "/2"]
    assert "did not answer 3 times in a row; try this again later" in batch.items.get(file=urls[5]).message


@pytest.mark.django_db
def test_a_page_that_is_not_there_is_an_answer(world: Receiver) -> None:
    fetch_all(*(world.address(f"/{n}") for n in range(6)))
    assert len(world.paths) == 6
