"""A clash: what you saw, yours and theirs, field by field; decided without losing anything."""

import html
import re
from typing import Any

import pytest

from negotiations.editions.models import Draft
from negotiations.editions.queries import newest_state
from negotiations.record.models import Issue
from tests.desk.scene import HTMX, Scene, client_of, make_scene
from tests.factories import publish, status_move

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def texts(scene: Scene, to: str) -> list[tuple[str, dict[str, Any]]]:
    changes = {"what_it_is": {"base": "A weir.", "to": to}}
    fix = {
        "update_id": "00000000-0000-4000-8000-00000000000a",
        "issue_id": str(scene.issue.pk),
        "reason": "Clearer.",
    }
    return [("edit_issue", {"issue_id": str(scene.issue.pk), "changes": changes}), ("refile", fix)]


def clashing(scene: Scene) -> Draft:
    """A draft of the editor's on a text that somebody else has changed and published since."""
    draft = scene.draft(by=scene.editor, operations=texts(scene, "A weir of ours."))
    theirs = texts(scene, "A weir of theirs.")[:1]
    publish(negotiation=scene.negotiation, operations=theirs)
    return draft


def shown(page: str) -> dict[str, str]:
    """The hidden fields of the clash form."""
    found = re.findall(r'name="(clash|shown-[^"]+|revision)" value="([^"]*)"', page)
    return {name: html.unescape(value) for name, value in found}


def decide(scene: Scene, draft: Draft, choice: str, **more: str) -> str:
    client = client_of(scene.editor)
    there = scene.page(f"drafts/{draft.number}/")
    fields = shown(client.get(there).content.decode())
    answer = client.post(
        f"{there}merge/", {**fields, f"choice-{fields['clash']}": choice, **more}, headers=HTMX
    )
    return answer.content.decode()


def publish_now(scene: Scene, draft: Draft) -> Issue:
    draft.refresh_from_db()
    there = scene.page(f"drafts/{draft.number}/publication/")
    client_of(scene.editor).post(there, {"revision": draft.revision})
    return Issue.objects.get(pk=scene.issue.pk)


def test_the_clash_is_shown_field_by_field_with_the_words_that_differ(scene: Scene) -> None:
    page = client_of(scene.editor).get(scene.page(f"drafts/{clashing(scene).number}/")).content.decode()
    assert "The upper weir: what it is" in page
    assert '<dd class="base">A weir.</dd>' in page
    assert "ours." in page
    assert "theirs." in page
    assert "Publish edition" not in page


def test_publishing_into_a_clash_publishes_nothing_and_loses_nothing(scene: Scene) -> None:
    draft = clashing(scene)
    there = scene.page(f"drafts/{draft.number}/publication/")
    answer = client_of(scene.editor).post(there, {"revision": draft.revision}, headers=HTMX)
    assert answer.status_code == 409
    assert "somebody else changed the same field meanwhile" in answer.content.decode()
    assert newest_state(scene.negotiation.slug).issues[scene.issue.pk].what_it_is == "A weir of theirs."
    assert draft.operations.get(name="edit_issue").args["changes"]["what_it_is"]["to"] == "A weir of ours."


def test_keeping_mine_shows_the_preview_and_then_publishes(scene: Scene) -> None:
    draft = clashing(scene)
    page = decide(scene, draft, "mine")
    assert "Decided." in page
    assert "Publish edition 3 now" in page
    assert publish_now(scene, draft).what_it_is == "A weir of ours."


def test_taking_theirs_drops_only_that_field(scene: Scene) -> None:
    draft = clashing(scene)
    decide(scene, draft, "theirs")
    assert [row.name for row in draft.operations.all()] == ["refile"]


def test_writing_another_puts_that_over_theirs(scene: Scene) -> None:
    draft = clashing(scene)
    decide(scene, draft, "other", **{"other-1-0": "A weir of both."})
    assert publish_now(scene, draft).what_it_is == "A weir of both."


def test_an_undecided_field_is_asked_again(scene: Scene) -> None:
    draft = clashing(scene)
    page = decide(scene, draft, "")
    assert "Choose for every field" in page
    assert "1 field changed meanwhile" in page


def test_a_third_change_while_deciding_must_be_seen_first(scene: Scene) -> None:
    draft = clashing(scene)
    client = client_of(scene.editor)
    there = scene.page(f"drafts/{draft.number}/")
    fields = shown(client.get(there).content.decode())
    third = {"what_it_is": {"base": "A weir of theirs.", "to": "A third wording."}}
    publish(
        negotiation=scene.negotiation,
        operations=[("edit_issue", {"issue_id": scene.issue.pk, "changes": third})],
    )
    answer = client.post(f"{there}merge/", {**fields, "choice-1-0": "mine"}, headers=HTMX)
    assert answer.status_code == 409
    assert "changed once more" in answer.content.decode()
    assert "A third wording." in answer.content.decode()
    assert draft.operations.get(name="edit_issue").args["changes"]["what_it_is"]["base"] == "A weir."


def test_two_moves_of_one_status_clash_and_mine_goes_on_top_of_theirs(scene: Scene) -> None:
    draft = scene.draft(by=scene.editor)
    theirs = status_move(issue=scene.issue, to="stalled", after=scene.moved())
    publish(negotiation=scene.negotiation, operations=[theirs])
    page = client_of(scene.editor).get(scene.page(f"drafts/{draft.number}/")).content.decode()
    assert "The upper weir: status" in page
    assert "Stalled" in page
    assert "Write another" not in page
    decide(scene, draft, "mine")
    issue = publish_now(scene, draft)
    assert issue.status == "under_negotiation"
    assert [row.to_status for row in issue.updates.order_by("sequence")] == [
        "raised",
        "stalled",
        "under_negotiation",
    ]


def test_a_forged_clash_decides_nothing(scene: Scene) -> None:
    draft = clashing(scene)
    there = scene.page(f"drafts/{draft.number}/merge/")
    answer = client_of(scene.editor).post(
        there, {"clash": "1-0", "choice-1-0": "mine", "shown-1-0": "{not json"}, headers=HTMX
    )
    assert answer.status_code == 422
