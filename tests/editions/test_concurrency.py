"""Sixteen publishers at once, on real connections: nothing lost, nothing doubled, every clash told."""

import json
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import pairwise
from threading import Barrier
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connections

from negotiations.editions.models import Draft, DraftState, Edition
from negotiations.editions.operations import preview_draft, publish_draft
from negotiations.editions.policies import DraftClosed
from negotiations.editions.queries import newest_state
from negotiations.editions.replay import ReplayRefused
from negotiations.editions.verify import faults_of
from negotiations.record.models import Issue, Negotiation
from negotiations.record.operations import OutsideReplay
from tests.factories import (
    NOON,
    add,
    make_draft,
    make_issue,
    make_member,
    make_negotiation,
    make_quotation,
    run,
    status_move,
)

pytestmark = pytest.mark.django_db(transaction=True)

PUBLISHERS = 16
Answer = tuple[str, UUID, list[str]]


def _at_once(work: list[Callable[[], Any]]) -> list[Any]:
    """Run every piece of work in a thread with a connection of its own, all starting together."""
    barrier = Barrier(len(work))

    def run(piece: Callable[[], Any]) -> Any:
        try:
            barrier.wait(timeout=30)
            return piece()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(max_workers=len(work)) as pool:
        return list(pool.map(run, work))


def _publish(draft: Draft, told: UUID) -> Answer:
    try:
        publish_draft(draft_id=draft.pk, by=None, at=NOON)
    except ReplayRefused as refused:
        return "clash", told, [clash.field for clashes in refused.clashes.values() for clash in clashes]
    return "published", told, []


def _updates_in_editions(negotiation: Negotiation) -> Counter[str]:
    rows = Edition.objects.filter(negotiation=negotiation).values_list("updates", flat=True)
    return Counter(update["id"] for updates in rows for update in json.loads(updates))


def _check_chain(negotiation: Negotiation) -> None:
    editions = list(Edition.objects.filter(negotiation=negotiation).order_by("number"))
    assert [edition.number for edition in editions] == list(range(1, len(editions) + 1))
    times = [edition.published_at for edition in editions]
    assert all(earlier < later for earlier, later in pairwise(times))
    negotiation.refresh_from_db()
    assert list(faults_of(negotiation)) == []


def test_publishers_on_the_same_and_on_different_issues() -> None:
    negotiation = make_negotiation()
    shared = make_issue(negotiation=negotiation)
    own = [make_issue(negotiation=negotiation) for _ in range(PUBLISHERS // 2)]
    work: list[Callable[[], Answer]] = []
    for number in range(PUBLISHERS):
        issue: Issue = shared if number % 2 else own[number // 2]
        name, args = status_move(issue=issue, to="raised")
        draft = make_draft(negotiation=negotiation, operations=[(name, args)])
        work.append(lambda draft=draft, told=args["update_id"]: _publish(draft, told))  # type: ignore[misc]
    answers: list[Answer] = _at_once(list(work))
    published = [told for answer, told, _ in answers if answer == "published"]
    clashed = [fields for answer, _, fields in answers if answer == "clash"]
    assert len(published) == PUBLISHERS // 2 + 1
    assert clashed == [["status"]] * (PUBLISHERS // 2 - 1)
    counted = _updates_in_editions(negotiation)
    assert all(counted[str(told)] == 1 for told in published)
    assert (
        sum(counted.values()) == len(published) + len(own) + 1
    )  # the set-up logged a small fix for each issue
    _check_chain(negotiation)


def test_publishers_of_different_fields_of_one_issue_all_get_through() -> None:
    negotiation = make_negotiation()
    issue = make_issue(negotiation=negotiation)
    fields = ["what_it_is", "why_it_matters", "sticking_point", "title", "proposition"]
    seen = {field: getattr(issue, field) for field in fields}
    work: list[Callable[[], Answer]] = []
    for field in fields:
        draft = make_draft(negotiation=negotiation)
        changes = {field: {"base": seen[field], "to": f"New {field}."}}
        add(draft, "edit_issue", issue_id=issue.pk, changes=changes)
        told = uuid4()
        add(draft, "refile", update_id=told, reason=f"Wording of {field}.")
        work.append(lambda draft=draft, told=told: _publish(draft, told))  # type: ignore[misc]
    answers: list[Answer] = _at_once(list(work))
    assert [answer for answer, _, _ in answers] == ["published"] * len(fields)
    shape = newest_state(negotiation.slug).issues[issue.pk]
    assert [getattr(shape, field) for field in fields] == [f"New {field}." for field in fields]
    _check_chain(negotiation)


def test_publishers_of_one_field_clash_by_that_field_and_lose_nothing() -> None:
    negotiation = make_negotiation()
    issue = make_issue(negotiation=negotiation)
    work: list[Callable[[], Answer]] = []
    drafts = []
    for number in range(PUBLISHERS):
        draft = make_draft(negotiation=negotiation)
        changes = {"sticking_point": {"base": "", "to": f"Text {number}."}}
        add(draft, "edit_issue", issue_id=issue.pk, changes=changes)
        told = uuid4()
        add(draft, "refile", update_id=told, reason="Wording.")
        drafts.append(draft)
        work.append(lambda draft=draft, told=told: _publish(draft, told))  # type: ignore[misc]
    answers: list[Answer] = _at_once(list(work))
    assert Counter(answer for answer, _, _ in answers) == {"published": 1, "clash": PUBLISHERS - 1}
    assert all(fields == ["sticking_point"] for answer, _, fields in answers if answer == "clash")
    kept = Draft.objects.filter(pk__in=[draft.pk for draft in drafts], state=DraftState.OPEN)
    assert sum(draft.operations.count() for draft in kept) == 2 * (PUBLISHERS - 1)
    _check_chain(negotiation)


def test_one_draft_published_by_many_is_one_edition() -> None:
    negotiation = make_negotiation()
    issue = make_issue(negotiation=negotiation)
    draft = make_draft(negotiation=negotiation, operations=[status_move(issue=issue, to="raised")])

    def publish_it() -> bool:
        try:
            publish_draft(draft_id=draft.pk, by=None, at=NOON)
        except DraftClosed:
            return False
        return True

    assert sum(_at_once([publish_it] * PUBLISHERS)) == 1
    assert Edition.objects.filter(negotiation=negotiation).count() == 2
    _check_chain(negotiation)


def test_previews_and_publications_wait_for_one_another_without_deadlock() -> None:
    negotiation = make_negotiation()
    editor = make_member(negotiation=negotiation)
    work: list[Callable[[], Any]] = []
    for number in range(PUBLISHERS):
        issue = make_issue(negotiation=negotiation)
        draft = make_draft(
            negotiation=negotiation, operations=[status_move(issue=issue, to="raised")], by=editor
        )
        work.append(
            partial(publish_draft if number % 2 else preview_draft, draft_id=draft.pk, by=editor, at=NOON)
        )
    assert len(_at_once(work)) == PUBLISHERS
    _check_chain(negotiation)


def test_words_cannot_be_edited_past_a_draft_while_a_publication_makes_them_public() -> None:
    negotiation = make_negotiation()
    issue = make_issue(negotiation=negotiation)
    quotations = [make_quotation(negotiation=negotiation, words=f"Words {number}.") for number in range(8)]

    def edit(key: UUID) -> str:
        changes = {"note": {"base": "", "to": "Edited."}}
        try:
            run(negotiation=negotiation, operation="edit_quotation", quotation_id=key, changes=changes)
        except OutsideReplay:
            return "refused"
        return "edited"

    def use(key: UUID) -> int:
        statement = {"statement_id": uuid4(), "issue_id": issue.pk, "quotation_id": key}
        draft = make_draft(negotiation=negotiation, operations=[("file_statement", statement)])
        add(draft, "refile", update_id=uuid4(), reason="Filed.")
        return publish_draft(draft_id=draft.pk, by=None, at=NOON).number

    work = [partial(turn, quotation.pk) for quotation in quotations for turn in (edit, use)]
    answers = _at_once(list(work))
    assert {answer for answer in answers if isinstance(answer, str)} <= {"edited", "refused"}
    _check_chain(negotiation)
