"""The other parts of the issue page: texts, positions, confirmations, statements, and what readers are told."""

import json
from typing import Any
from uuid import uuid4

import pytest

from negotiations.editions.models import Draft, DraftOperation
from negotiations.editions.operations import publish_draft
from negotiations.record.models import Issue
from tests.desk.scene import HTMX, Scene, client_of, make_scene, move_fields
from tests.factories import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def keep(scene: Scene, tail: str, **fields: Any) -> Any:
    """Post a form of the issue page as the editor does, into a new draft unless told otherwise."""
    values = {"do": "save", "draft": "new", "token": str(uuid4()), **fields}
    return client_of(scene.editor).post(scene.on_issue(tail), values, headers=HTMX)


def kept(scene: Scene) -> DraftOperation:
    return DraftOperation.objects.get(draft__author=scene.editor)


def publish(scene: Scene) -> Issue:
    publish_draft(draft_id=Draft.objects.get(author=scene.editor).pk, by=scene.editor, at=NOON)
    return Issue.objects.get(pk=scene.issue.pk)


def texts(**changes: str) -> dict[str, str]:
    proposition = "The upper weir stays open in summer."
    now = {"title": "The upper weir", "proposition": proposition, "what_it_is": "A weir."}
    return {**now, **changes}


def test_only_the_texts_that_differ_are_kept_with_what_was_seen(scene: Scene) -> None:
    keep(scene, "texts/", edit="texts", **texts(what_it_is="A weir\r\non the upper river."))
    changes = {"what_it_is": {"base": "A weir.", "to": "A weir\non the upper river."}}
    assert kept(scene).args == {"issue_id": str(scene.issue.pk), "changes": changes}


def test_texts_set_back_leave_nothing_in_the_draft(scene: Scene) -> None:
    keep(scene, "texts/", edit="texts", **texts(title="Weir"))
    number = Draft.objects.get(author=scene.editor).number
    page = client_of(scene.editor).get(scene.on_issue("texts/?edit=texts")).content.decode()
    assert 'value="Weir"' in page
    mark = page.split('name="mark" value="')[1].split('"')[0]
    seen = json.dumps({"title": "The upper weir"})
    answer = keep(scene, "texts/", edit="texts", draft=str(number), seq="1", mark=mark, seen=seen, **texts())
    assert "Nothing differs from the record" in answer.content.decode()
    assert not DraftOperation.objects.filter(draft__author=scene.editor).exists()


def test_a_position_rests_on_words_and_follows_the_one_before(scene: Scene) -> None:
    words = [str(scene.quotation.pk)]
    fields = {"stance": "2", "summary": "Wants it open.", "said_on": "2025-05-30", "precision": "day"}
    keep(scene, "positions/", edit="upstream", basis="quoted", evidence_ids=words, **fields)
    args = kept(scene).args
    assert (args["party_id"], args["stance"], args["supersedes_id"]) == (str(scene.upstream.pk), 2, None)
    assert kept(scene).is_complete


def test_a_position_without_its_basis_says_what_is_needed(scene: Scene) -> None:
    answer = keep(scene, "positions/", edit="upstream", stance="2", summary="Wants it.", basis="quoted")
    assert (
        "Still needed before it can be published: a quotation, or another basis." in answer.content.decode()
    )


def test_agreed_opens_when_every_party_has_confirmed_in_the_same_draft(scene: Scene) -> None:
    keep(scene, "status/", **move_fields(scene, to="agreed", do="save"))
    draft = Draft.objects.get(author=scene.editor)
    for slug in ("upstream", "downstream"):
        fields = {
            "says": "confirms",
            "of": "the weir stays open",
            "of_proposition": "on",
            "basis": "judgement",
        }
        keep(scene, "confirmations/", edit=slug, draft=str(draft.number), **fields)
    names = [row.name for row in draft.operations.order_by("seq")]
    assert names == ["record_confirmation", "record_confirmation", "move_status"]
    assert publish(scene).status == "agreed"


def test_agreed_without_every_partys_word_is_refused_by_name(scene: Scene) -> None:
    keep(scene, "status/", **move_fields(scene, to="agreed"))
    draft = Draft.objects.get(author=scene.editor)
    page = client_of(scene.editor).get(scene.page(f"drafts/{draft.number}/")).content.decode()
    assert "not confirmed by Delta Republic, Upper Republic" in page
    assert "Publish edition" not in page


def test_statements_are_filed_one_operation_each(scene: Scene) -> None:
    keep(scene, "statements/", edit="file", evidence_ids=[str(scene.quotation.pk)])
    assert kept(scene).name == "file_statement"
    assert kept(scene).args["quotation_id"] == str(scene.quotation.pk)


def test_a_development_moves_no_status(scene: Scene) -> None:
    fields = {"headline": "A meeting", "reason": "They met.", "day": "2025-06-01", "judgement": "on"}
    keep(scene, "updates/", edit="development", **fields)
    issue = publish(scene)
    assert issue.status == "raised"
    assert issue.updates.order_by("sequence").last().headline == "A meeting"  # type: ignore[union-attr]


def test_a_correction_says_what_was_wrong_and_sets_the_status_right(scene: Scene) -> None:
    seen = json.dumps({"after_update_id": scene.moved()})
    fields = {
        "corrects_id": scene.moved(),
        "headline": "Wrong",
        "reason": "It was not raised.",
        "judgement": "on",
    }
    keep(scene, "updates/", edit="correction", to="not_on_the_table", seen=seen, **fields)
    issue = publish(scene)
    assert issue.status == "not_on_the_table"
    assert issue.updates.order_by("sequence").last().kind == "correction"  # type: ignore[union-attr]


def test_a_withdrawal_takes_the_move_back(scene: Scene) -> None:
    fields = {"update": scene.moved(), "headline": "Withdrawn", "reason": "Not so."}
    keep(scene, "updates/", edit="withdrawal", **fields)
    assert publish(scene).status == "not_on_the_table"


def test_a_small_fix_is_told_to_nobody(scene: Scene) -> None:
    keep(scene, "updates/", edit="fix", reason="A comma.")
    assert kept(scene).name == "refile"


def test_the_state_of_play_is_edited_in_place(scene: Scene) -> None:
    fields = {
        "edit": "texts",
        "do": "save",
        "draft": "new",
        "token": str(uuid4()),
        "state_of_play": "They talk.",
    }
    answer = client_of(scene.editor).post(scene.page("frame/"), fields, headers=HTMX)
    assert answer.content.decode().lstrip().startswith('<section class="part" id="frame"')
    assert kept(scene).args == {"changes": {"state_of_play": {"base": "", "to": "They talk."}}}


def test_a_development_of_several_issues_is_one_draft(scene: Scene) -> None:
    fields = {
        "headline": "A long night",
        "reason": "Both were discussed.",
        "day": "2025-06-01",
        "precision": "day",
        "judgement": "on",
        "to-weir": "under_negotiation",
        "to-gauges": "raised",
        "seen": json.dumps({str(scene.issue.pk): scene.moved(), str(scene.other.pk): None}),
        "token": str(uuid4()),
    }
    client = client_of(scene.editor)
    for _ in range(2):
        answer = client.post(scene.page("development/"), fields)
    draft = Draft.objects.get(author=scene.editor)
    assert answer.headers["Location"] == scene.page(f"drafts/{draft.number}/")
    assert [row.args["to"] for row in draft.operations.all()] == ["under_negotiation", "raised"]
    assert "2 issues move" in client.get(answer.headers["Location"]).content.decode()


def test_a_development_that_cannot_be_read_stays_on_the_page(scene: Scene) -> None:
    fields = {"headline": "A long night", "day": "yesterday", "to-weir": "stalled"}
    answer = client_of(scene.editor).post(scene.page("development/"), fields)
    assert answer.status_code == 422
    assert 'value="A long night"' in answer.content.decode()
    assert '<option value="stalled" selected>' in answer.content.decode()
    assert not Draft.objects.exclude(author=None).exists()
