"""A link to a draft's preview for somebody without an account: for a day, and only until it is taken back."""

import datetime
import re

import pytest
from django.test import Client
from django.utils import timezone

from negotiations.editions.models import Draft
from tests.desk.scene import HTMX, Scene, add, client_of, make_scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def share(scene: Scene, draft: Draft) -> str:
    answer = client_of(scene.editor).post(
        scene.page(f"drafts/{draft.number}/share/"), {"do": "make"}, headers=HTMX
    )
    found = re.search(r'value="http://testserver(/desk/shared/[^"]+)"', answer.content.decode())
    assert found
    return found[1]


def test_the_link_opens_without_an_account_and_is_never_stored_or_indexed(scene: Scene) -> None:
    answer = Client().get(share(scene, scene.draft(by=scene.editor)))
    assert answer.status_code == 200
    assert "Both sides said so." in answer.content.decode()
    assert answer.headers["X-Robots-Tag"].startswith("noindex")
    assert "no-store" in answer.headers["Cache-Control"]
    assert not answer.cookies


def test_only_its_hash_is_kept(scene: Scene) -> None:
    draft = scene.draft(by=scene.editor)
    token = share(scene, draft).split("/")[-2]
    draft.refresh_from_db()
    assert draft.share_token_hash
    assert token not in draft.share_token_hash


def test_a_link_taken_back_opens_nothing(scene: Scene) -> None:
    draft = scene.draft(by=scene.editor)
    link = share(scene, draft)
    client_of(scene.editor).post(scene.page(f"drafts/{draft.number}/share/"), {"do": "take-back"})
    answer = Client().get(link)
    assert answer.status_code == 404
    assert "Both sides said so." not in answer.content.decode()


def test_a_link_ends_after_a_day(scene: Scene) -> None:
    draft = scene.draft(by=scene.editor)
    link = share(scene, draft)
    Draft.objects.filter(pk=draft.pk).update(share_until=timezone.now() - datetime.timedelta(seconds=1))
    assert Client().get(link).status_code == 404


def test_a_new_link_ends_the_one_before(scene: Scene) -> None:
    draft = scene.draft(by=scene.editor)
    first, second = share(scene, draft), share(scene, draft)
    assert [Client().get(link).status_code for link in (first, second)] == [404, 200]


def test_the_link_shows_the_last_preview_and_nothing_saved_since(scene: Scene) -> None:
    draft = scene.draft(by=scene.editor)
    link = share(scene, draft)
    add(
        draft,
        "refile",
        by=scene.editor,
        update_id="00000000-0000-4000-8000-00000000000b",
        reason="Written later.",
    )
    assert "Written later." not in Client().get(link).content.decode()


def test_a_published_draft_is_no_longer_shown_as_a_preview(scene: Scene) -> None:
    draft = scene.draft(by=scene.editor)
    link = share(scene, draft)
    client_of(scene.editor).post(scene.page(f"drafts/{draft.number}/publication/"))
    assert Client().get(link).status_code == 404


def test_a_wrong_token_opens_nothing(scene: Scene) -> None:
    assert Client().get("/desk/shared/nothing/").status_code == 404
