"""The list of the review queue: filters with their numbers, pages, and the filters kept on the way through it."""

import datetime
from typing import Any

import pytest
from django.utils import timezone

from negotiations.intake.models import Candidate
from tests.desk.scene import HTMX, Scene, client_of, make_scene
from tests.intake.batches import import_texts, story

pytestmark = pytest.mark.django_db

REPORT = """The ministers met on Monday.

“The weir stays closed for good,” Ana Ribeira said.

“There is no such promise,” a delegate of the delta said. “We counted.”
"""


@pytest.fixture
def scene() -> Scene:
    made = make_scene()
    import_texts(made.negotiation, {"report.txt": REPORT})
    import_texts(made.negotiation, {f"{number}.txt": story(number) for number in range(3)})
    return made


def shown(scene: Scene, query: str, **options: Any) -> str:
    answer = client_of(scene.reporter).get(scene.page(f"review/{query}"), **options)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_the_list_shows_what_waits_and_leads_to_each(scene: Scene) -> None:
    page = shown(scene, "?show=list")
    for candidate in Candidate.objects.filter(negotiation=scene.negotiation):
        assert scene.page(f"review/{candidate.pk}/") in page
    assert "Review all 5" in page


def test_every_filter_says_how_many_it_leaves(scene: Scene) -> None:
    page = shown(scene, "?show=list")
    assert '<option value="2">Batch 2 (3)</option>' in page
    assert f'<option value="{scene.minister.pk}">Ana Ribeira (1)</option>' in page
    assert '<option value="role">Named by role (' in page


def test_a_filter_narrows_the_list_and_stays_in_its_links(scene: Scene) -> None:
    page = shown(scene, "?batch=2&how=named")
    assert '<option value="2" selected>' in page
    assert "batch=2&amp;how=named" in page
    assert "The weir stays closed" not in page


@pytest.mark.parametrize(
    "query", ["?batch=9", "?batch=x", "?issue=nothing", "?how=loud", "?kind=x", "?found=x", "?speaker=Nobody"]
)
def test_a_filter_that_names_nothing_leaves_nothing(scene: Scene, query: str) -> None:
    page = shown(scene, query)
    assert "Nothing that waits fits these filters." in page
    assert "Clear the filters" in page


def test_htmx_gets_only_the_list(scene: Scene) -> None:
    page = shown(scene, "?batch=2", headers=HTMX)
    assert page.lstrip().startswith('<div id="queue">')


def test_what_another_has_open_says_so(scene: Scene) -> None:
    Candidate.objects.filter(words__0__startswith="The weir").update(
        reserved_by=scene.editor, reserved_until=timezone.now() + datetime.timedelta(minutes=5)
    )
    assert "open before Edgar now" in shown(scene, "?show=list")


def test_the_way_through_the_queue_keeps_its_filters(scene: Scene) -> None:
    client = client_of(scene.reporter)
    answer = client.get(scene.page("review/next/?batch=2"))
    assert answer.status_code == 302
    assert answer.headers["Location"].endswith("/?batch=2")
    key = answer.headers["Location"].split("/review/")[1].split("/")[0]
    rejected = client.post(scene.page(f"review/{key}/rejection/?batch=2"), {"reason": "cut wrongly"})
    following = rejected.headers["Location"].split("/review/")[1].split("/")[0]
    assert Candidate.objects.filter(pk=following, item__batch__number=2).exists()
    assert rejected.headers["Location"].endswith("?batch=2")


def test_after_the_last_of_a_filter_its_list_says_that_nothing_is_left(scene: Scene) -> None:
    client = client_of(scene.reporter)
    only = Candidate.objects.get(words__0__startswith="The weir")
    there = scene.page(f"review/{only.pk}/rejection/?speaker={scene.minister.pk}")
    answer = client.post(there, {"reason": "cut wrongly"}, follow=True)
    assert "Nothing that waits fits these filters." in answer.content.decode()


def test_when_nothing_is_free_the_list_says_so(scene: Scene) -> None:
    Candidate.objects.update(reserved_by=scene.editor, reserved_until=timezone.now() + datetime.timedelta(1))
    answer = client_of(scene.reporter).get(scene.page("review/next/"), follow=True)
    assert "no other reviewer has before them" in answer.content.decode()


def test_pages_follow_each_other(scene: Scene) -> None:
    import_texts(scene.negotiation, {f"{number}.txt": story(number) for number in range(10, 60)})
    page = shown(scene, "?show=list")
    assert "55 wait, page 1 of 2." in page
    assert "show=list&amp;page=2" in page
    assert "Page 2 of 2" in shown(scene, "?show=list&page=2")
    assert "Page 2 of 2" in shown(scene, "?show=list&page=77")


def test_the_number_of_queries_does_not_grow(scene: Scene, django_assert_max_num_queries: Any) -> None:
    client = client_of(scene.reporter)
    client.get(scene.page("review/?show=list"))
    for _ in range(2):
        with django_assert_max_num_queries(26):
            client.get(scene.page("review/?show=list"))
        import_texts(scene.negotiation, {f"{number}.txt": story(number) for number in range(100, 130)})
