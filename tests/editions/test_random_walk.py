"""A random walk over the record: after every publication the chain is whole, and no old state has changed."""

import datetime
import random
from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest

from negotiations.editions.models import Draft, Edition
from negotiations.editions.operations import publish_draft
from negotiations.editions.queries import newest_state, state_at, states
from negotiations.editions.replay import ReplayRefused
from negotiations.editions.state import State
from negotiations.editions.verify import faults_of
from negotiations.record.models import (
    ALLOWED_MOVES,
    FAMILY_OF,
    Family,
    Figure,
    Issue,
    IssueLink,
    Negotiation,
    Party,
    Position,
    Quotation,
    Talks,
    Update,
)
from negotiations.record.queries.updates import newest_move
from tests.factories import (
    NOON,
    add,
    make_draft,
    make_issue,
    make_negotiation,
    make_party,
    make_person,
    make_quotation,
    make_talks,
)

pytestmark = pytest.mark.django_db

SEED = 1
OPERATIONS = 200
LONGEST_DRAFT = 14
# Keys are made at random, so that a walk is repeated only by what the rows say.
ORDER: dict[Any, list[str]] = {
    Issue: ["number"],
    Party: ["slug"],
    Quotation: ["words"],
    Talks: ["number"],
    Update: ["sequence"],
    Figure: ["value"],
    IssueLink: ["issue__number", "other__number", "kind"],
}
Step = tuple[str, dict[str, Any]]


class Walker:
    """Chooses operations that mean something for the record as it is, with a seeded generator."""

    def __init__(self, negotiation: Negotiation, seed: int) -> None:
        self.negotiation = negotiation
        self.dice = random.Random(seed)
        self.words = 0

    def any(self, model: Any, **filters: Any) -> Any:
        rows = list(model.objects.filter(**filters).order_by(*ORDER[model]))
        return self.dice.choice(rows) if rows else None

    def issue(self) -> Issue:
        found: Issue = self.any(Issue, negotiation=self.negotiation)
        return found

    def party(self) -> Party:
        found: Party = self.any(Party, negotiation=self.negotiation)
        return found

    def quotation(self) -> Quotation:
        found: Quotation = self.any(Quotation, negotiation=self.negotiation)
        return found

    def word(self) -> str:
        self.words += 1
        return f"{self.dice.choice(['Weir', 'Løck', 'Дамба', '水门', 'Gate “A”'])} {self.words}"

    def step(self) -> Step | None:
        return self.dice.choice(CHOICES)(self)


def _edit_issue(walk: Walker) -> Step:
    issue = walk.issue()
    field = walk.dice.choice(["title", "what_it_is", "why_it_matters", "sticking_point"])
    return "edit_issue", {
        "issue_id": issue.pk,
        "changes": {field: {"base": getattr(issue, field), "to": walk.word()}},
    }


def _edit_frame(walk: Walker) -> Step:
    walk.negotiation.refresh_from_db()
    seen = walk.negotiation.state_of_play
    return "edit_frame", {"changes": {"state_of_play": {"base": seen, "to": walk.word()}}}


def _rename_party(walk: Walker) -> Step:
    party = walk.party()
    return "edit_party", {
        "party_id": party.pk,
        "changes": {"name": {"base": party.name, "to": walk.word()}},
        "add_aliases": [walk.word()],
        "remove_aliases": party.aliases[:1],
    }


def _move(walk: Walker) -> Step:
    issue = walk.issue()
    open_to = [
        status for status in sorted(ALLOWED_MOVES[issue.status]) if FAMILY_OF[status] != Family.SETTLED
    ]
    newest = newest_move(issue)
    evidence = [walk.quotation().pk] if walk.dice.random() < 0.5 else []
    return "move_status", {
        "update_id": uuid4(),
        "issue_id": issue.pk,
        "to": walk.dice.choice(open_to),
        "headline": walk.word(),
        "reason": walk.word(),
        "after_update_id": newest.pk if newest else None,
        "happened_at": NOON - datetime.timedelta(days=walk.dice.randrange(400)),
        "judgement": not evidence,
        "evidence_ids": evidence,
    }


def _withdraw(walk: Walker) -> Step | None:
    withdrawn = walk.any(Update, negotiation=walk.negotiation, corrected_by__isnull=True, kind="update")
    told = {"update_id": uuid4(), "headline": walk.word(), "reason": walk.word()}
    return ("withdraw", {**told, "withdraws_id": withdrawn.pk}) if withdrawn else None


def _correct(walk: Walker) -> Step:
    issue = walk.issue()
    told = {"update_id": uuid4(), "headline": walk.word(), "reason": walk.word()}
    return "correct", {**told, "issue_id": issue.pk}


def _position(walk: Walker) -> Step:
    issue, party = walk.issue(), walk.party()
    current = Position.objects.filter(issue=issue, party=party, superseded_by__isnull=True).first()
    return "record_position", {
        "position_id": uuid4(),
        "issue_id": issue.pk,
        "party_id": party.pk,
        "stance": walk.dice.randint(-3, 3),
        "summary": walk.word(),
        "basis": "judgement",
        "supersedes_id": current.pk if current else None,
        "precision": "unknown",
    }


def _figure(walk: Walker) -> Step:
    given = {"value": walk.word(), "label": walk.word(), "claimant": walk.word()}
    evidence = {"evidence_ids": [walk.quotation().pk]}
    return "add_figure", {"figure_id": uuid4(), "issue_id": walk.issue().pk, **given, **evidence}


def _no_figure(walk: Walker) -> Step | None:
    figure = walk.any(Figure)
    return ("remove_figure", {"issue_id": figure.issue_id, "figure_id": figure.pk}) if figure else None


def _link(walk: Walker) -> Step | None:
    issue, other = walk.issue(), walk.issue()
    kind = walk.dice.choice(["blocks", "traded_for", "related"])
    named = {"link_id": uuid4(), "issue_id": issue.pk, "other_id": other.pk, "kind": kind}
    return ("add_link", named) if issue != other else None


def _no_link(walk: Walker) -> Step | None:
    link = walk.any(IssueLink)
    return ("remove_link", {"issue_id": link.issue_id, "link_id": link.pk}) if link else None


def _file(walk: Walker) -> Step:
    filed = {"statement_id": uuid4(), "issue_id": walk.issue().pk, "quotation_id": walk.quotation().pk}
    return "file_statement", filed


def _unfile(walk: Walker) -> Step:
    return "unfile_statement", {"issue_id": walk.issue().pk, "quotation_id": walk.quotation().pk}


def _note(walk: Walker) -> Step:
    quotation = walk.quotation()
    changes = {"note": {"base": quotation.note, "to": walk.word()}}
    return "edit_quotation", {"quotation_id": quotation.pk, "changes": changes}


def _outcome(walk: Walker) -> Step:
    talks: Talks = walk.any(Talks, negotiation=walk.negotiation)
    changes = {"outcome": {"base": talks.outcome, "to": walk.word()}}
    return "edit_talks", {"talks_id": talks.pk, "changes": changes, "add_differences": [walk.word()]}


def _new_issue(walk: Walker) -> Step:
    words = {"slug": f"new-{walk.words}", "title": walk.word(), "proposition": walk.word()}
    return "create_issue", {"issue_id": uuid4(), **words}


def _standing(walk: Walker) -> Step:
    on = {"standing_id": uuid4(), "issue_id": walk.issue().pk, "party_id": walk.party().pk}
    return "set_standing", {**on, "kind": walk.dice.choice(["must_agree", "not_a_party"])}


CHOICES: list[Callable[[Walker], Step | None]] = [
    _edit_issue,
    _edit_frame,
    _rename_party,
    _move,
    _move,
    _withdraw,
    _correct,
    _position,
    _figure,
    _no_figure,
    _link,
    _no_link,
    _file,
    _unfile,
    _note,
    _outcome,
    _new_issue,
    _standing,
]


def _seen(state: State) -> tuple[Any, ...]:
    """Return what a reader of the state could see, in bytes."""
    objects = {**state.issues, **state.talks, **state.quotations}
    shapes = {str(key): shape.model_dump_json() for key, shape in objects.items()}
    editions = [edition.model_dump_json() for edition in state.editions]
    return state.frame.model_dump_json(), shapes, editions


def _draft(walk: Walker, length: int) -> tuple[Draft, int]:
    draft = make_draft(negotiation=walk.negotiation)
    added = 0
    for _ in range(length):
        step = walk.step()
        if step is not None:
            add(draft, step[0], **step[1])
            added += 1
    add(draft, "refile", update_id=uuid4(), reason="A walk.")
    return draft, added


def test_after_every_publication_the_chain_is_whole_and_old_states_stand() -> None:
    negotiation = make_negotiation()
    parties = [make_party(negotiation=negotiation, slug=slug) for slug in ("upstream", "downstream")]
    person = make_person(negotiation=negotiation, party=parties[0])
    for number in range(4):
        make_quotation(negotiation=negotiation, speaker=person, words=f"The weir stays open, {number}.")
        make_issue(negotiation=negotiation)
    make_talks(negotiation=negotiation)
    walk, done, refused = Walker(negotiation, SEED), 0, 0
    seen: dict[int, tuple[Any, ...]] = {}
    head = Edition.objects.filter(negotiation=negotiation).count()
    while done < OPERATIONS:
        draft, added = _draft(walk, walk.dice.randint(1, LONGEST_DRAFT))
        done += added
        try:
            publish_draft(draft_id=draft.pk, by=None, at=NOON + datetime.timedelta(days=done))
        except ReplayRefused:
            refused += 1  # two steps of one draft got in each other's way
            assert newest_state(negotiation.slug).edition.number == head
            continue
        head += 1
        negotiation.refresh_from_db()
        assert list(faults_of(negotiation)) == []
        seen[head] = _seen(newest_state(negotiation.slug))
    assert negotiation.head_number == head
    assert len(seen) > refused
    states._load.cache_clear()
    states.parse_payload.cache_clear()
    for number, read in seen.items():
        assert _seen(state_at(negotiation.slug, number)) == read


def _keys(state: State) -> set[UUID]:
    return {*state.issues, *state.talks, *state.quotations}


def test_two_walkers_do_not_step_on_each_others_negotiation() -> None:
    here, there = make_negotiation(), make_negotiation()
    for negotiation in (here, there):
        make_party(negotiation=negotiation)
        make_issue(negotiation=negotiation)
        make_talks(negotiation=negotiation)
        make_quotation(negotiation=negotiation)
    before = _seen(newest_state(there.slug))
    walk = Walker(here, 7)
    for _ in range(10):
        publish_draft(draft_id=_draft(walk, 1)[0].pk, by=None, at=NOON)
    assert _seen(newest_state(there.slug)) == before
    assert not _keys(newest_state(here.slug)) & _keys(newest_state(there.slug))
    there.refresh_from_db()
    assert list(faults_of(there)) == []
