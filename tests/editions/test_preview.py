"""Previewing: exactly what publication would freeze, and nothing left behind."""

from uuid import uuid4

import pytest
from django.db import connection

from negotiations.editions.hashing import canonical
from negotiations.editions.models import Preview, Snapshot
from negotiations.editions.operations import preview_draft, publish_draft
from negotiations.editions.policies import NotAllowed
from negotiations.record.models import Issue, Role, Update
from tests.factories import NOON, add, make_draft, make_issue, make_member, make_negotiation, status_move

pytestmark = pytest.mark.django_db


def _rows_in_every_history() -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name FROM information_schema.tables WHERE table_name LIKE 'record\\_%event'"
        )
        names = [name for (name,) in cursor.fetchall()]
        total = 0
        for name in names:
            cursor.execute(f'SELECT count(*) FROM "{name}"')
            total += cursor.fetchone()[0]
    return total


def test_a_preview_is_what_publication_freezes() -> None:
    negotiation = make_negotiation()
    issue = make_issue(negotiation=negotiation)
    editor = make_member(negotiation=negotiation)
    draft = make_draft(negotiation=negotiation, operations=[status_move(issue=issue, to="raised")], by=editor)
    add(
        draft,
        "edit_issue",
        by=editor,
        issue_id=issue.pk,
        changes={"what_it_is": {"base": "", "to": "A weir."}},
    )
    preview = preview_draft(draft_id=draft.pk, by=editor, at=NOON)
    edition = publish_draft(draft_id=draft.pk, by=editor, at=NOON)
    published = {
        (row.kind, str(row.object_id)): row.payload for row in Snapshot.objects.filter(edition=edition)
    }
    previewed = {(item["kind"], item["object_id"]): canonical(item["payload"]) for item in preview.payloads}
    assert previewed == published


def test_a_preview_leaves_nothing_in_record_or_history() -> None:
    negotiation = make_negotiation()
    issue = make_issue(negotiation=negotiation)
    editor = make_member(negotiation=negotiation)
    draft = make_draft(negotiation=negotiation, operations=[status_move(issue=issue, to="raised")], by=editor)
    before = _rows_in_every_history()
    preview_draft(draft_id=draft.pk, by=editor, at=NOON)
    assert _rows_in_every_history() == before
    assert not Update.objects.filter(issue=issue).exists()
    assert Issue.objects.get(pk=issue.pk).status == "not_on_the_table"


def test_a_second_preview_takes_the_place_of_the_first() -> None:
    negotiation = make_negotiation()
    issue = make_issue(negotiation=negotiation)
    editor = make_member(negotiation=negotiation)
    draft = make_draft(negotiation=negotiation, operations=[status_move(issue=issue, to="raised")], by=editor)
    preview_draft(draft_id=draft.pk, by=editor, at=NOON)
    add(
        draft,
        "edit_issue",
        by=editor,
        issue_id=issue.pk,
        changes={"what_it_is": {"base": "", "to": "A weir."}},
    )
    preview_draft(draft_id=draft.pk, by=editor, at=NOON)
    assert Preview.objects.get(draft=draft).payloads[0]["payload"]["what_it_is"] == "A weir."


def test_codes_in_a_preview_are_provisional() -> None:
    negotiation = make_negotiation()
    editor = make_member(negotiation=negotiation)
    make_issue(negotiation=negotiation)
    new = {"issue_id": uuid4(), "slug": "new", "title": "New", "proposition": "It is new."}
    draft = make_draft(negotiation=negotiation, operations=[("create_issue", new)], by=editor)
    add(draft, "refile", by=editor, update_id=uuid4(), reason="A new issue.")
    preview = preview_draft(draft_id=draft.pk, by=editor, at=NOON)
    assert preview.payloads[0]["payload"]["number"] == 2
    assert make_issue(negotiation=negotiation).number == 2


def test_an_unfinished_draft_is_previewed_by_its_author_alone() -> None:
    negotiation = make_negotiation()
    reporter, editor = (
        make_member(negotiation=negotiation, role=Role.REPORTER),
        make_member(negotiation=negotiation),
    )
    issue = make_issue(negotiation=negotiation)
    draft = make_draft(
        negotiation=negotiation, operations=[status_move(issue=issue, to="raised")], by=reporter
    )
    with pytest.raises(NotAllowed):
        preview_draft(draft_id=draft.pk, by=editor, at=NOON)
    assert preview_draft(draft_id=draft.pk, by=reporter, at=NOON).over_edition == 1
