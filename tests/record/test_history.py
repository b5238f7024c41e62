"""The history: who changed a row, when, in which request; deletions too."""

import json
from typing import Any

import pghistory
import pytest
from django.db import connection
from django.utils import timezone

from negotiations.record.models import Figure
from tests.factories import make_negotiation, make_party, make_user, publish
from tests.record.applying import apply, new_issue
from tests.record.everything import example, make_everything

pytestmark = pytest.mark.django_db


def _events(table: str, key: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT pgh_label, pgh_created_at, pgh_context FROM record_{table}event"
            " WHERE pgh_obj_id = %s ORDER BY pgh_id",
            [key],
        )
        return [(label, at, json.loads(told or "null")) for label, at, told in cursor.fetchall()]


def test_a_change_keeps_who_when_and_in_which_request() -> None:
    negotiation, user, before = make_negotiation(), make_user(), timezone.now()
    with pghistory.context(user=str(user.pk), request_id="r-17"):
        issue = new_issue(negotiation)
        change = {"what_it_is": {"base": "", "to": "A weir."}}
        apply(negotiation=negotiation, operation="edit_issue", issue_id=issue.pk, changes=change)
    events = _events("issue", issue.pk)
    assert [label for label, _, _ in events] == ["insert", "update"]
    for _, at, context in events:
        assert (context["user"], context["request_id"]) == (str(user.pk), "r-17")
        assert before.date() <= at.date()


def test_what_is_removed_stays_in_the_history() -> None:
    on = make_everything()
    key = on.figure
    apply(negotiation=on.negotiation, operation="remove_figure", **example("remove_figure", on))
    assert not Figure.objects.filter(pk=key).exists()
    assert [label for label, _, _ in _events("figure", key)] == ["insert", "delete"]


def test_a_publication_outside_a_request_names_its_publisher() -> None:
    negotiation = make_negotiation()
    party, user = make_party(negotiation=negotiation), make_user(is_superuser=True)
    rename = {"name": {"base": "Upstream", "to": "The upper valley"}}
    publish(
        negotiation=negotiation,
        operations=[("edit_party", {"party_id": party.pk, "changes": rename})],
        by=user,
    )
    label, _, context = _events("party", party.pk)[-1]
    assert label == "update"
    assert context is not None
    assert context["user"] == str(user.pk)
