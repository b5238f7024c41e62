"""The issue's status, moved in place: show, edit, show; kept in a draft, never public before it is published."""

from typing import Any
from uuid import uuid4

import pytest

from negotiations.editions.models import Draft, DraftOperation
from negotiations.editions.queries import newest_state
from tests.desk.scene import HTMX, Scene, client_of, make_scene, move_fields

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def post(scene: Scene, htmx: bool = True, **changes: Any) -> Any:
    client = client_of(scene.editor)
    fields = move_fields(scene, **changes)
    return client.post(scene.on_issue("status/"), fields, headers=HTMX if htmx else {})


def test_the_form_opens_in_place_and_marks_what_may_follow(scene: Scene) -> None:
    answer = client_of(scene.editor).get(scene.on_issue("status/?edit=move"), headers=HTMX)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert page.lstrip().startswith('<section class="part" id="issue-status"')
    assert '<option value="fulfilled" disabled>Fulfilled (cannot follow)' in page
    assert "Agreed (needs every party’s word)" in page
    assert "Not confirmed by Delta Republic, Upper Republic" in page


def test_words_suggested_for_the_issue_stand_first_in_the_picker(scene: Scene) -> None:
    page = client_of(scene.editor).get(scene.on_issue("status/?edit=move")).content.decode()
    assert "“The weir stays open until autumn.”" in page
    assert "Ana Ribeira, 30 May 2025" in page


def test_a_move_is_kept_in_a_draft_and_readers_see_nothing(scene: Scene) -> None:
    answer = post(scene)
    assert answer.status_code == 200
    assert 'id="issue-status"' in answer.content.decode()
    assert "Kept in draft" in answer.content.decode()
    stored = DraftOperation.objects.get(name="move_status", draft__author=scene.editor)
    assert stored.is_complete
    assert stored.args["to"] == "under_negotiation"
    assert stored.args["evidence_ids"] == [str(scene.quotation.pk)]
    assert stored.args["happened_at"] == "2025-06-01T10:00:00Z"
    assert newest_state(scene.negotiation.slug).issues[scene.issue.pk].status == "raised"


def test_a_plain_post_redirects_to_the_issue(scene: Scene) -> None:
    answer = post(scene, htmx=False)
    assert answer.status_code == 302
    assert answer.headers["Location"] == scene.on_issue() + "#issue-status"


def test_an_autosave_keeps_what_is_incomplete_and_answers_only_the_line(scene: Scene) -> None:
    answer = post(scene, do="autosave", headline="", reason="", evidence_ids=None)
    page = answer.content.decode()
    assert page.lstrip().startswith('<div class="kept" id="kept-status"')
    assert "Still needed: a headline; a reason for readers; a quotation, or “editor’s judgement”." in page
    assert not DraftOperation.objects.get(name="move_status", draft__author=scene.editor).is_complete


def test_the_same_form_sent_twice_makes_one_draft_and_one_operation(scene: Scene) -> None:
    token = str(uuid4())
    post(scene, do="autosave", token=token, headline="First")
    post(scene, token=token, headline="Second")
    draft = Draft.objects.get(author=scene.editor)
    assert [row.args["headline"] for row in draft.operations.all()] == ["Second"]


def test_a_day_that_cannot_be_read_is_kept_and_told(scene: Scene) -> None:
    answer = post(scene, day="the first of June")
    assert answer.status_code == 422
    assert "the first of June" in answer.content.decode()
    stored = DraftOperation.objects.get(draft__author=scene.editor)
    assert stored.args["happened_at"] == "the first of June"
    assert not stored.is_complete


def test_two_tabs_notice_each_other(scene: Scene) -> None:
    post(scene)
    draft = Draft.objects.get(author=scene.editor)
    here: dict[str, Any] = {"draft": draft.number, "seq": 1, "mark": "0123456789abcdef"}
    answer = post(scene, headline="From the other tab", **here)
    assert answer.status_code == 409
    assert "saved in another tab" in answer.content.decode()
    assert "From the other tab" in answer.content.decode()
    assert draft.operations.get().args["headline"] == "Both sides exchange drafts on the weir"


def test_a_stale_autosave_says_so_and_keeps_the_form(scene: Scene) -> None:
    post(scene)
    number = Draft.objects.get(author=scene.editor).number
    answer = post(scene, do="autosave", draft=number, seq=9, mark="x")
    assert answer.status_code == 409
    assert 'id="kept-status"' in answer.content.decode()
    assert f'name="draft" value="{number}"' in answer.content.decode()


def test_opening_the_form_again_shows_what_the_draft_holds(scene: Scene) -> None:
    post(scene, headline="What I wrote")
    page = client_of(scene.editor).get(scene.on_issue("status/?edit=move")).content.decode()
    assert 'value="What I wrote"' in page
    assert '<option value="under_negotiation" selected>' in page
    assert 'name="seq" value="1"' in page


def test_a_search_without_scripts_keeps_the_form(scene: Scene) -> None:
    answer = post(scene, htmx=False, do="find", q="autumn")
    assert answer.status_code == 302
    page = client_of(scene.editor).get(answer.headers["Location"]).content.decode()
    assert 'value="autumn"' in page
    assert "The weir stays open until autumn." in page


def test_a_draft_of_somebody_else_cannot_be_written_into(scene: Scene) -> None:
    foreign = scene.draft(by=scene.reporter)
    answer = post(scene, draft=foreign.number, htmx=False)
    assert answer.status_code == 404
    assert foreign.operations.count() == 1


def test_a_key_that_opens_nothing_is_a_page_of_the_desk(scene: Scene) -> None:
    answer = client_of(scene.editor).get(scene.on_issue("status/?edit=everything"))
    assert answer.status_code == 404
    assert "Nothing here" in answer.content.decode()
