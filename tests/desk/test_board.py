"""The board: every issue, each party's last word against the end of the coverage, and the drafts on it."""

from typing import Any
from uuid import uuid4

import pytest

from tests.desk.scene import Scene, client_of, make_scene
from tests.factories import publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def board(scene: Scene, query: str = "", *, as_reporter: bool = False) -> str:
    person = scene.reporter if as_reporter else scene.editor
    return client_of(person).get(scene.page(query)).content.decode()


def speak(scene: Scene, day: str) -> None:
    position = {
        "position_id": uuid4(),
        "issue_id": scene.issue.pk,
        "party_id": scene.upstream.pk,
        "stance": 2,
        "summary": "Wants it open.",
        "basis": "judgement",
        "supersedes_id": None,
        "said_on": day,
    }
    ends = {"coverage_ends_at": {"base": None, "to": "2025-06-01T21:59:59Z"}}
    publish(
        negotiation=scene.negotiation,
        operations=[("record_position", position), ("edit_frame", {"changes": ends})],
    )


def test_a_party_that_has_long_been_quiet_is_marked(scene: Scene) -> None:
    speak(scene, "2025-05-25")
    page = board(scene)
    assert '<time datetime="2025-05-25" class="hush">7 d</time>' in page
    assert "coverage to" in page


def test_nothing_ages_after_the_end_of_the_coverage(scene: Scene) -> None:
    speak(scene, "2025-06-01")
    assert '<time datetime="2025-06-01">today</time>' in board(scene)


def test_a_filter_is_a_link_with_its_count(scene: Scene) -> None:
    page = board(scene, "?show=drafts")
    assert "No issue here now." in page
    scene.draft(by=scene.editor)
    page = board(scene, "?show=drafts")
    assert "With drafts 1" in page
    assert "The upper weir" in page
    assert "Shared gauges" not in page.split("<tbody>")[1]


def test_an_unknown_filter_shows_everything(scene: Scene) -> None:
    assert "Shared gauges" in board(scene, "?show=everything")


def test_the_search_looks_into_titles_and_texts(scene: Scene) -> None:
    page = board(scene, "?q=gauges")
    assert "Issues that hold “gauges”: 1." in page


def test_that_somebody_is_at_work_is_shown_but_not_what_they_write(scene: Scene) -> None:
    scene.draft(by=scene.reporter)
    page = board(scene)
    assert "Rita" in page
    assert "drafts/1/" not in page


def test_the_number_of_queries_does_not_grow_with_the_issues(
    scene: Scene, django_assert_max_num_queries: Any
) -> None:
    issues = [
        (
            "create_issue",
            {"issue_id": uuid4(), "slug": f"issue-{n}", "title": f"Issue {n}", "proposition": "It stays."},
        )
        for n in range(40)
    ]
    client = client_of(scene.editor)
    client.get(scene.root)
    with django_assert_max_num_queries(30) as before:
        client.get(scene.root)
    publish(negotiation=scene.negotiation, operations=issues)
    with django_assert_max_num_queries(len(before)):
        client.get(scene.root)
