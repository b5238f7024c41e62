"""The page of watched feeds: adding one, what its checks brought, pausing, checking now, removing."""

from uuid import uuid4

import pytest
from django.utils import timezone

from negotiations.intake.models import Feed
from negotiations.intake.operations import check_feed, watch_feed
from tests.desk.scene import HTMX, Scene, client_of, make_scene
from tests.factories import make_negotiation
from tests.harness.receiver import Receiver
from tests.intake.test_feeds import entry, rss

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def add(scene: Scene, address: str) -> Feed:
    client_of(scene.admin).post(scene.page("feeds/"), {"address": address})
    return Feed.objects.get(address=address)


def shown(scene: Scene) -> str:
    return client_of(scene.admin).get(scene.page("feeds/")).content.decode()


def test_without_feeds_the_page_says_what_they_are_for(scene: Scene) -> None:
    assert "No feed is watched." in shown(scene)


def test_a_feed_is_added_and_asked_for_until_it_is_checked(scene: Scene, world: Receiver) -> None:
    feed = add(scene, world.page("/feed", rss([entry(1), entry(2)]), "application/rss+xml"))
    page = shown(scene)
    assert "being checked" in page
    assert 'hx-trigger="every 2s"' in page
    assert 'http-equiv="refresh"' in page
    check_feed(feed_id=feed.pk, at=timezone.now())
    page = shown(scene)
    assert "Lisk Courier" in page
    assert "2 entries" in page
    assert f'href="{scene.page("import/1/")}"' in page
    assert "every 2s" not in page


def test_a_problem_is_told_on_the_page(scene: Scene, world: Receiver) -> None:
    feed = add(scene, world.address("/nothing"))
    check_feed(feed_id=feed.pk, at=timezone.now())
    assert "answers 404 instead of a page" in shown(scene)
    check_feed(feed_id=feed.pk, at=timezone.now())
    assert "2 checks in a row failed" in shown(scene)


@pytest.mark.parametrize("address", ["", "courier.example/feed", "http://127.0.0.1:22/feed"])
def test_what_cannot_be_watched_is_told_beside_the_field(scene: Scene, address: str) -> None:
    answer = client_of(scene.admin).post(scene.page("feeds/"), {"address": address})
    assert answer.status_code == 422
    assert 'id="id_address_error"' in answer.content.decode()
    assert not Feed.objects.exists()


def test_the_same_feed_twice_is_told(scene: Scene, world: Receiver) -> None:
    feed = add(scene, world.address("/feed"))
    answer = client_of(scene.admin).post(scene.page("feeds/"), {"address": feed.address})
    assert "watched already" in answer.content.decode()


def test_a_feed_is_paused_watched_again_checked_and_removed(scene: Scene, world: Receiver) -> None:
    feed = add(scene, world.address("/feed"))
    client = client_of(scene.admin)
    there = scene.page(f"feeds/{feed.pk}/")
    assert client.post(f"{there}pause/").headers["Location"] == scene.page("feeds/")
    assert "paused" in shown(scene)
    assert client.post(f"{there}check/").status_code == 409
    client.post(f"{there}resumption/")
    client.post(f"{there}check/")
    assert "being checked" in shown(scene)
    assert client.post(f"{there}removal/", headers=HTMX).headers["HX-Redirect"] == scene.page("feeds/")
    assert not Feed.objects.exists()


def test_a_feed_of_another_negotiation_is_not_there(scene: Scene, world: Receiver) -> None:
    feed = watch_feed(
        negotiation=make_negotiation(), address=world.address("/feed"), by=scene.admin, at=timezone.now()
    )
    for key in (feed.pk, uuid4()):
        assert client_of(scene.admin).post(scene.page(f"feeds/{key}/removal/")).status_code == 404
    assert Feed.objects.exists()


def test_the_list_costs_the_same_at_any_length(
    scene: Scene, django_assert_max_num_queries: object, world: Receiver
) -> None:
    counts = []
    for number in (1, 20):
        for place in range(number):
            watch_feed(
                negotiation=scene.negotiation,
                address=world.address(f"/{number}/{place}"),
                by=scene.admin,
                at=timezone.now(),
            )
        with django_assert_max_num_queries(30) as queries:  # type: ignore[operator]
            client_of(scene.admin).get(scene.page("feeds/"), headers=HTMX)
        counts.append(len([query for query in queries if "intake_feed" in query["sql"]]))
    assert counts[0] == counts[1]
