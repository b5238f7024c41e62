"""The page of a draft: in words what it changes, what is missing, what readers will see, and what may be done."""

import pytest

from negotiations.editions.models import Draft, DraftState, Edition
from negotiations.editions.queries import newest_state
from tests.desk.scene import HTMX, Scene, add, client_of, make_scene
from tests.factories import publish, status_move

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def address(scene: Scene, draft: Draft, tail: str = "") -> str:
    return scene.page(f"drafts/{draft.number}/{tail}")


def test_it_says_what_it_changes_and_what_readers_will_see(scene: Scene) -> None:
    draft = scene.draft(by=scene.editor)
    page = client_of(scene.editor).get(address(scene, draft)).content.decode()
    assert "<b>Move: The upper weir</b> becomes “Under negotiation”" in page
    assert "<ins>Both sides said so.</ins>" in page
    assert "Publish edition 2 now: 1 issue moves" in page


def test_what_is_missing_is_said_and_nothing_can_be_published(scene: Scene) -> None:
    draft = scene.draft(by=scene.editor, operations=[])
    add(draft, "move_status", by=scene.editor, issue_id=str(scene.issue.pk), to="agreed_in_principle")
    page = client_of(scene.editor).get(address(scene, draft)).content.decode()
    assert "Still needed:" in page
    assert "a quotation, or “editor’s judgement”" in page
    assert "Publish edition" not in page


def test_an_empty_draft_says_what_to_do(scene: Scene) -> None:
    draft = scene.draft(by=scene.editor, operations=[])
    page = client_of(scene.editor).get(address(scene, draft)).content.decode()
    assert "Open an issue on the board" in page


def test_taking_an_operation_out_answers_with_the_fragment(scene: Scene) -> None:
    draft = scene.draft(by=scene.editor)
    there = address(scene, draft, "operations/1/")
    answer = client_of(scene.editor).post(there, {"revision": draft.revision}, headers=HTMX)
    assert answer.status_code == 200
    assert answer.content.decode().lstrip().startswith('<div id="draft"')
    assert not draft.operations.exists()


def test_taking_out_of_a_draft_that_changed_meanwhile_is_refused(scene: Scene) -> None:
    draft = scene.draft(by=scene.editor)
    there = address(scene, draft, "operations/1/")
    answer = client_of(scene.editor).post(there, {"revision": draft.revision - 1}, headers=HTMX)
    assert answer.status_code == 409
    assert draft.operations.count() == 1


def test_an_editor_publishes_and_is_told_where_readers_see_it(scene: Scene) -> None:
    draft = scene.draft(by=scene.editor)
    there = address(scene, draft, "publication/")
    answer = client_of(scene.editor).post(there, {"revision": draft.revision}, headers=HTMX)
    assert answer.status_code == 200
    assert "Edition 2 is published" in answer.content.decode()
    assert newest_state(scene.negotiation.slug).issues[scene.issue.pk].status == "under_negotiation"


def test_a_plain_publication_redirects_to_the_draft(scene: Scene) -> None:
    draft = scene.draft(by=scene.editor)
    answer = client_of(scene.editor).post(address(scene, draft, "publication/"), {"revision": draft.revision})
    assert answer.status_code == 302
    assert answer.headers["Location"] == address(scene, draft)
    page = client_of(scene.editor).get(answer.headers["Location"]).content.decode()
    assert "Published as edition 2" in page


def test_what_changed_since_it_was_read_is_not_published(scene: Scene) -> None:
    draft = scene.draft(by=scene.editor)
    read = draft.revision
    add(draft, "refile", by=scene.editor, update_id="0" * 8 + "-0000-4000-8000-000000000001", reason="More.")
    answer = client_of(scene.editor).post(
        address(scene, draft, "publication/"), {"revision": read}, headers=HTMX
    )
    assert answer.status_code == 409
    assert Edition.objects.filter(negotiation=scene.negotiation).count() == 1


def test_a_reporter_submits_and_cannot_publish(scene: Scene) -> None:
    draft = scene.draft(by=scene.reporter)
    client = client_of(scene.reporter)
    assert "Publish edition" not in client.get(address(scene, draft)).content.decode()
    assert client.post(address(scene, draft, "publication/")).status_code == 403
    assert "Submitted." in client.post(address(scene, draft, "submission/"), headers=HTMX).content.decode()
    draft.refresh_from_db()
    assert draft.state == DraftState.SUBMITTED


def test_a_submitted_draft_waits_for_the_editor_who_publishes_it(scene: Scene) -> None:
    draft = scene.draft(by=scene.reporter)
    client_of(scene.reporter).post(address(scene, draft, "submission/"))
    editor = client_of(scene.editor)
    assert f"drafts/{draft.number}/" in editor.get(scene.page("drafts/?show=waiting")).content.decode()
    assert "by Rita" in editor.get(address(scene, draft)).content.decode()
    editor.post(address(scene, draft, "publication/"))
    assert newest_state(scene.negotiation.slug).issues[scene.issue.pk].status == "under_negotiation"


def test_an_incomplete_draft_is_not_submitted(scene: Scene) -> None:
    draft = scene.draft(by=scene.reporter, operations=[])
    add(draft, "move_status", by=scene.reporter, issue_id=str(scene.issue.pk))
    answer = client_of(scene.reporter).post(address(scene, draft, "submission/"), headers=HTMX)
    assert answer.status_code == 409
    assert "Not submitted" in answer.content.decode()


def test_a_discarded_draft_is_opened_again_as_it_was(scene: Scene) -> None:
    draft = scene.draft(by=scene.editor)
    client = client_of(scene.editor)
    answer = client.post(address(scene, draft, "discard/"), headers=HTMX)
    assert "Undo: open it again" in answer.content.decode()
    client.post(address(scene, draft, "reopening/"))
    draft.refresh_from_db()
    assert draft.state == DraftState.OPEN
    assert draft.operations.count() == 1


def test_a_change_of_texts_must_say_what_readers_are_told(scene: Scene) -> None:
    changes = {"what_it_is": {"base": "A weir.", "to": "A weir on the upper river."}}
    operations = [("edit_issue", {"issue_id": str(scene.issue.pk), "changes": changes})]
    draft = scene.draft(by=scene.editor, operations=operations)
    client = client_of(scene.editor)
    assert "says nothing to readers" in client.get(address(scene, draft)).content.decode()
    answer = client.post(address(scene, draft, "fix/"), {"reason": "Says which river."}, headers=HTMX)
    page = answer.content.decode()
    assert "A weir<ins> on the upper river.</ins>" in page.replace("<del>weir.</del>", "") or "<ins>" in page
    assert "Publish edition 2 now: 1 other change" in page


def test_another_edition_that_touches_nothing_of_it_is_told_and_stands_below(scene: Scene) -> None:
    draft = scene.draft(by=scene.editor)
    publish(negotiation=scene.negotiation, operations=[status_move(issue=scene.other, to="raised")])
    page = client_of(scene.editor).get(address(scene, draft)).content.decode()
    assert "Another edition was published since you started (edition 2)." in page
    assert "Publish edition 3 now: 1 issue moves" in page


def test_with_a_second_pair_of_eyes_the_author_only_submits(scene: Scene) -> None:
    scene.negotiation.second_pair_of_eyes = True
    scene.negotiation.save(update_fields=["second_pair_of_eyes"])
    draft = scene.draft(by=scene.editor)
    page = client_of(scene.editor).get(address(scene, draft)).content.decode()
    assert "second pair of eyes" in page
    assert "Publish edition" not in page
    assert "Submit for review" in page
