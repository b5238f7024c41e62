"""Watched feeds: what is new comes in by itself, once; what is wrong with one is told, and asked for less often."""

import datetime
import sys
import zlib
from collections.abc import Sequence
from xml.sax.saxutils import escape

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from negotiations.accounts.models import Act
from negotiations.intake import jobs
from negotiations.intake.fetch import NotFetched
from negotiations.intake.limits import MOST_NEW_ENTRIES
from negotiations.intake.models import ArchivedCopy, ArchivedPage, Batch, BatchItem, Feed, FeedEntry, Holds
from negotiations.intake.operations import (
    FeedNotWatched,
    FeedWatched,
    ask_for_check,
    check_feed,
    remove_feed,
    run_batch,
    stop_watching,
    undo_batch,
    watch_again,
    watch_feed,
)
from negotiations.intake.operations.check_feed import INTERVAL
from negotiations.intake.queries import due_feeds
from negotiations.record.models import Article, Role
from tests.factories import NOON, make_member, make_negotiation
from tests.harness.receiver import Receiver
from tests.journeys.desk import work_off_the_queue

pytestmark = pytest.mark.django_db
LONG = " ".join(f"Barge {n} passed the upper weir and paid its toll at the second gate." for n in range(40))
Entry = tuple[str, str, str]  # id, address, text


def rss(entries: Sequence[Entry], title: str = "Lisk Courier") -> bytes:
    items = "".join(
        f"<item><guid isPermaLink='false'>{guid}</guid><title>Item {guid}</title><link>{escape(link)}</link>"
        f"<description>{escape(text)}</description></item>"
        for guid, link, text in entries
    )
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>{title}</title>{items}</channel></rss>".encode()


def serve(world: Receiver, *entries: Entry, **headers: str) -> str:
    return world.page("/feed", rss(entries), "application/rss+xml", **headers)


def entry(number: int, text: str = LONG) -> Entry:
    return (str(number), f"https://courier.example/{number}", f"Story {number}. {text}")


def watched(world: Receiver, *entries: Entry, **headers: str) -> Feed:
    negotiation = make_negotiation()
    admin = make_member(negotiation=negotiation, role=Role.ADMIN)
    address = serve(world, *entries, **headers)
    return watch_feed(negotiation=negotiation, address=address, by=admin, at=NOON)


def check(feed: Feed, *, after: datetime.timedelta = datetime.timedelta(0)) -> Feed:
    checked = check_feed(feed_id=feed.pk, at=NOON + after)
    assert checked is not None
    return checked


def run_all() -> None:
    for batch in Batch.objects.order_by("number"):
        run_batch(batch_id=batch.pk, at=NOON)


def test_what_is_new_becomes_one_batch_of_who_watches(world: Receiver) -> None:
    feed = check(watched(world, entry(1), entry(2)))
    batch = Batch.objects.get()
    assert (batch.feed, batch.by, batch.items.count()) == (feed, feed.by, 2)
    assert batch.note == "From the feed Lisk Courier"
    run_all()
    assert set(Article.objects.values_list("title", "publisher", "url")) == {
        (f"Item {n}", "Lisk Courier", f"https://courier.example/{n}") for n in (1, 2)
    }
    assert (feed.title, feed.entry_count, feed.problem) == ("Lisk Courier", 2, "")
    assert (feed.checked_at, feed.next_check_at) == (NOON, NOON + INTERVAL)


def test_an_entry_with_its_text_is_kept_as_it_stood(world: Receiver) -> None:
    feed = watched(world, entry(1, f"<p>{LONG}</p><div class='share-bar'>Send it</div>"))
    check(feed)
    run_all()
    assert "Send it" not in (Article.objects.get().text or "")
    copy = ArchivedPage.objects.get()
    kept = zlib.decompress(copy.content).decode()
    assert kept.startswith("<item><guid")
    assert "Story 1." in kept
    assert "share-bar" in kept
    assert (copy.address, copy.fetched_at, copy.media_type) == (feed.address, NOON, "application/xml")


def test_only_what_was_not_there_before_is_handed_in(world: Receiver) -> None:
    feed = watched(world, entry(1), entry(2))
    check(feed)
    check(feed)
    assert Batch.objects.count() == 1
    serve(world, entry(3), entry(1), entry(2))
    check(feed)
    assert [item.file for item in Batch.objects.get(number=2).items.all()] == ["https://courier.example/3"]


def test_an_entry_edited_later_comes_in_as_a_newer_version(world: Receiver) -> None:
    feed = watched(world, entry(1), entry(2))
    check(feed)
    serve(world, entry(1, f"Edited. {LONG}"), entry(2))
    check(feed)
    run_all()
    item = Batch.objects.get(number=2).items.get()
    assert (item.file, item.status) == ("https://courier.example/1", "near_duplicate")
    assert item.message.startswith("A newer version of “Item 1” (same address)")
    assert "Edited." in zlib.decompress(ArchivedCopy.objects.get(article=item.article).page.content).decode()
    check(feed)
    assert Batch.objects.count() == 2


def test_a_later_hour_or_title_over_the_same_text_brings_nothing(world: Receiver) -> None:
    feed = watched(world, entry(1))
    check(feed)
    content = rss([entry(1)]).replace(b"<item>", b"<item><modified>2031-06-02T10:00:00Z</modified>")
    world.page("/feed", content.replace(b"Item 1", b"Item one"), "application/rss+xml")
    check(feed)
    assert Batch.objects.count() == 1


@pytest.mark.parametrize("sign", ["teaser", "hour", "edition"])
def test_an_edited_announcement_brings_its_page_anew(world: Receiver, sign: str) -> None:
    address = world.page("/weir", LONG.encode(), "text/plain")
    first = rss([(f"{address}#0", address, "The weir opens.")])
    edited = {
        "teaser": first.replace(b"opens.", b"opens late."),
        "hour": first.replace(b"<item>", b"<item><modified>2031-06-02T10:00:00Z</modified>"),
        "edition": first.replace(b"#0", b"#1"),
    }[sign]
    feed = watched(world)
    world.page("/feed", first, "application/rss+xml")
    check(feed)
    run_all()
    world.page("/feed", edited, "application/rss+xml")
    world.page("/weir", f"Edited. {LONG}".encode(), "text/plain")
    check(feed)
    run_all()
    assert "A newer version of" in Batch.objects.get(number=2).items.get().message


def test_an_entry_that_changes_at_every_look_is_taken_less_and_less_often(world: Receiver) -> None:
    feed = watched(world, entry(1), ETag='"7"')
    taken = []
    for look in range(16):
        serve(world, entry(1, f"{look} comments. {LONG}"), ETag='"7"')
        before = Batch.objects.count()
        etag = check(feed, after=INTERVAL * look).etag
        taken += [look] * (Batch.objects.count() - before)
        assert etag == ('"7"' if look in taken else "")
    assert taken == [0, 1, 2, 5, 12]


def test_an_entry_seen_before_its_words_were_kept_is_known_from_the_next_look(world: Receiver) -> None:
    feed = watched(world, entry(1))
    check(feed)
    FeedEntry.objects.update(digest="")
    check(feed)
    assert Batch.objects.count() == 1
    assert FeedEntry.objects.get().digest


def test_what_came_in_some_other_way_is_not_handed_in(world: Receiver) -> None:
    feed = watched(world, entry(1))
    other = watch_feed(
        negotiation=feed.negotiation,
        address=world.page("/other", rss([entry(1), entry(2)])),
        by=feed.by,
        at=NOON,
    )
    world.page("/other", rss([entry(1), entry(2)]), "application/rss+xml")
    check(feed)
    run_all()
    check(other)
    assert [item.file for item in Batch.objects.get(feed=other).items.all()] == ["https://courier.example/2"]


def test_what_failed_or_was_taken_back_does_not_come_again(world: Receiver) -> None:
    feed = watched(world, entry(1), ("2", world.address("/gone"), "Short."))
    check(feed)
    run_all()
    batch = Batch.objects.get()
    assert sorted(item.status for item in batch.items.all()) == ["failed", "imported"]
    undo_batch(batch_id=batch.pk, by=None, at=NOON)
    check(feed)
    assert Batch.objects.count() == 1


def test_a_teaser_brings_the_page_that_it_announces(world: Receiver) -> None:
    page = f"<!doctype html><html><body><article><h1>The weir opens</h1><p>{LONG}</p></article></body></html>"
    feed = watched(world, ("1", world.page("/weir", page.encode()), "The weir opens …"))
    check(feed)
    assert BatchItem.objects.get().holds == Holds.TEASER
    run_all()
    article = Article.objects.get()
    assert "Barge 39 passed" in (article.text or "")
    assert "…" not in (article.text or "")
    assert (article.publisher, article.url) == ("Lisk Courier", world.address("/weir"))
    assert ArchivedPage.objects.get().address == world.address("/weir")


def test_a_title_and_an_address_are_enough(world: Receiver) -> None:
    feed = watched(world, ("1", world.page("/weir", LONG.encode(), "text/plain"), ""))
    check(feed)
    run_all()
    assert Article.objects.get().title == "Item 1"


def test_an_entry_with_neither_text_nor_address_says_so(world: Receiver) -> None:
    check(watched(world, ("1", "", "")))
    assert "neither text nor address" in BatchItem.objects.get().message


@pytest.mark.parametrize("text", ["", "<b>" * 300])
def test_a_broken_entry_is_told_once_though_others_come_above_it(world: Receiver, text: str) -> None:
    broken = ("9", "", text)
    feed = watched(world, broken)
    check(feed)
    serve(world, entry(1), broken)
    check(feed)
    first, second = Batch.objects.order_by("number")
    assert "entry 1 (line 1), “Item 9”: " in first.items.get().message
    assert [item.file for item in second.items.all()] == ["https://courier.example/1"]


def test_the_version_seen_is_sent_back_and_nothing_unchanged_is_fetched(world: Receiver) -> None:
    feed = watched(world, entry(1), ETag='"7"', Last_Modified="Sun, 01 Jun 2025 10:00:00 GMT")
    check(feed)
    world.answer("/feed", 304)
    checked = check(feed, after=INTERVAL)
    assert world.headers[-1]["if-none-match"] == '"7"'
    assert world.headers[-1]["if-modified-since"] == "Sun, 01 Jun 2025 10:00:00 GMT"
    assert (checked.problem, checked.entry_count, Batch.objects.count()) == ("", 1, 1)
    assert checked.checked_at == NOON + INTERVAL


def test_more_than_one_check_takes_come_with_the_next(world: Receiver) -> None:
    feed = watched(world, *(entry(n) for n in range(MOST_NEW_ENTRIES + 3)), ETag='"7"')
    assert check(feed).etag == ""
    assert check(feed).etag == '"7"'
    assert [batch.items.count() for batch in Batch.objects.order_by("number")] == [MOST_NEW_ENTRIES, 3]


def test_failures_are_told_and_make_the_pause_longer_up_to_a_day(world: Receiver) -> None:
    feed = watched(world, entry(1))
    world.answer("/feed", 503)
    pauses = [check(feed).next_check_at - NOON for _ in range(9)]
    assert pauses[:3] == [INTERVAL * 2, INTERVAL * 4, INTERVAL * 8]
    assert pauses[-1] == datetime.timedelta(days=1)
    feed.refresh_from_db()
    assert (feed.failures, feed.problem) == (9, "127.0.0.1 answers 503 instead of a page.")
    serve(world, entry(1))
    checked = check(feed)
    assert (checked.failures, checked.problem, checked.next_check_at) == (0, "", NOON + INTERVAL)


@pytest.mark.parametrize(
    ("content", "kind", "said"),
    [
        (b"<!doctype html><html><head></head></html>", "text/html", "This is a web page, not a feed."),
        (
            b"<!doctype html><html><link rel=alternate type='application/rss+xml' href='/rss'></html>",
            "text/html",
            "It names a feed: http://127.0.0.1",
        ),
        (b"<?xml version='1.0'?><catalogue/>", "text/xml", "no feed"),
        (b"<?xml version='1.0'?><rss><channel>", "text/xml", "broken or cut off XML"),
        (b"words", "text/plain", "XML"),
        (rss([]), "text/xml", ""),
    ],
)
def test_what_is_no_feed_says_so(world: Receiver, content: bytes, kind: str, said: str) -> None:
    feed = watched(world)
    world.page("/feed", content, kind)
    problem = check(feed).problem
    assert said in problem
    assert bool(said) == bool(problem)


def test_redirects_inwards_are_refused_at_every_check(world: Receiver) -> None:
    feed = watched(world)
    world.redirect("/feed", f"http://10.0.0.1:{world.port}/feed")
    assert "does not lead to a public address" in check(feed).problem


def test_a_worker_killed_while_fetching_leaves_the_feed_due(
    world: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    feed = watched(world, entry(1))

    def killed(*args: object, **options: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(sys.modules[check_feed.__module__], "start_batch", killed)
        with pytest.raises(KeyboardInterrupt):
            check(feed)
    assert due_feeds(at=NOON) == [feed.pk]
    assert not FeedEntry.objects.exists()
    check(feed)
    assert Batch.objects.count() == 1


def test_a_paused_feed_is_not_asked(world: Receiver) -> None:
    feed = watched(world, entry(1))
    stop_watching(feed_id=feed.pk, by=feed.by, at=NOON)
    assert check_feed(feed_id=feed.pk, at=NOON) is None
    assert due_feeds(at=NOON + datetime.timedelta(days=2)) == []
    assert world.asked == []
    with pytest.raises(FeedNotWatched):
        ask_for_check(feed_id=feed.pk, by=feed.by, at=NOON)
    watch_again(feed_id=feed.pk, by=feed.by, at=NOON)
    assert due_feeds(at=NOON) == [feed.pk]


def test_the_same_address_is_watched_once(world: Receiver) -> None:
    feed = watched(world)
    with pytest.raises(FeedWatched):
        watch_feed(negotiation=feed.negotiation, address=f" {feed.address} ", by=feed.by, at=NOON)
    stop_watching(feed_id=feed.pk, by=feed.by, at=NOON)
    assert watch_feed(negotiation=feed.negotiation, address=feed.address, by=feed.by, at=NOON) == feed


def test_what_is_no_web_address_is_refused_at_once(world: Receiver) -> None:
    negotiation = make_negotiation()
    admin = make_member(negotiation=negotiation, role=Role.ADMIN)
    for address in ("file:///etc/passwd", "http://127.0.0.1:22/feed", "courier.example/feed"):
        with pytest.raises(NotFetched):
            watch_feed(negotiation=negotiation, address=address, by=admin, at=NOON)
    assert not Feed.objects.exists()


def test_every_change_is_in_the_audit_and_what_came_in_outlives_the_feed(world: Receiver) -> None:
    feed = watched(world, entry(1))
    check(feed)
    ask_for_check(feed_id=feed.pk, by=feed.by, at=NOON)
    stop_watching(feed_id=feed.pk, by=feed.by, at=NOON)
    watch_again(feed_id=feed.pk, by=feed.by, at=NOON)
    remove_feed(feed_id=feed.pk, by=feed.by, at=NOON)
    acts = Act.objects.filter(object_kind="feed", by=feed.by)
    assert {act.verb for act in acts} == {
        "watched feed", "asked for feed check", "stopped watching feed", "watched feed again", "removed feed",
    }  # fmt: skip
    assert Batch.objects.get().feed is None


def queued() -> list[str]:
    return [
        job.args["feed_id"]
        for job in ProcrastinateJob.objects.filter(task_name="intake.check_feed", status="todo")
    ]


def test_each_minute_every_due_feed_gets_one_job(world: Receiver) -> None:
    feed = watched(world, entry(1))
    assert queued() == [str(feed.pk)]
    jobs.check_feeds(timestamp=0)
    assert queued() == [str(feed.pk)]
    jobs.check_feed_job(feed_id=str(feed.pk))
    assert Batch.objects.count() == 1
    assert due_feeds(at=NOON) == []


@pytest.mark.django_db(transaction=True)
def test_the_worker_checks_a_new_feed_and_asks_nobody_inside() -> None:
    negotiation = make_negotiation()
    admin = make_member(negotiation=negotiation, role=Role.ADMIN)
    feed = watch_feed(negotiation=negotiation, address="http://127.0.0.1/feed", by=admin, at=NOON)
    work_off_the_queue()
    feed.refresh_from_db()
    assert feed.problem == "127.0.0.1 does not lead to a public address; only public pages are fetched."
