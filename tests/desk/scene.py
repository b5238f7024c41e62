"""A small record for the desk's tests: two river states, one issue that both must agree to, words to rest on, people."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.test import Client

from negotiations.accounts.models import User
from negotiations.editions.models import Draft
from negotiations.record.models import Issue, Negotiation, Party, Person, Quotation, Role
from tests.factories import (
    NOON,
    add,
    make_draft,
    make_member,
    make_negotiation,
    make_person,
    make_quotation,
    publish,
    run,
    status_move,
)

PASSWORD = "a long password"
HTMX = {"HX-Request": "true"}


@dataclass
class Scene:
    negotiation: Negotiation
    upstream: Party
    downstream: Party
    issue: Issue
    other: Issue
    minister: Person
    quotation: Quotation
    reporter: User
    editor: User
    admin: User

    @property
    def root(self) -> str:
        return f"/desk/{self.negotiation.slug}/"

    def page(self, tail: str = "") -> str:
        """The address of a page of the negotiation."""
        return self.root + tail

    def on_issue(self, tail: str = "") -> str:
        return f"{self.root}issues/{self.issue.slug}/{tail}"

    def draft(self, *, by: User, operations: list[tuple[str, dict[str, Any]]] | None = None) -> Draft:
        """A draft of somebody's that moves the issue, or holds the operations given."""
        moves = [status_move(issue=self.issue, to="under_negotiation", after=self.moved())]
        return make_draft(
            negotiation=self.negotiation, by=by, operations=moves if operations is None else operations
        )

    def moved(self) -> str | None:
        newest = self.issue.updates.exclude(to_status="").order_by("-sequence").first()
        return str(newest.pk) if newest else None


def make_scene(*, slug: str = "river-talks") -> Scene:
    """Publish the record and give three people their roles."""
    negotiation = make_negotiation(slug=slug, code="RIV")
    parties, issues = [uuid4(), uuid4()], [uuid4(), uuid4()]
    publish(negotiation=negotiation, operations=_record(parties, issues))
    issue = Issue.objects.get(pk=issues[0])
    minister = make_person(
        negotiation=negotiation, name="Ana Ribeira", party=Party.objects.get(pk=parties[0])
    )
    quotation = make_quotation(
        negotiation=negotiation, speaker=minister, words="The weir stays open until autumn."
    )
    run(negotiation=negotiation, operation="suggest_issues", quotation_id=quotation.pk, add=[issue.pk])
    return Scene(
        negotiation=negotiation,
        upstream=Party.objects.get(pk=parties[0]),
        downstream=Party.objects.get(pk=parties[1]),
        issue=issue,
        other=Issue.objects.get(pk=issues[1]),
        minister=minister,
        quotation=quotation,
        reporter=make_member(negotiation=negotiation, role=Role.REPORTER, name="rita", display_name="Rita"),
        editor=make_member(negotiation=negotiation, role=Role.EDITOR, name="edgar", display_name="Edgar"),
        admin=make_member(negotiation=negotiation, role=Role.ADMIN, name="ada", display_name="Ada"),
    )


def _record(parties: list[UUID], issues: list[UUID]) -> list[tuple[str, dict[str, Any]]]:
    """What the first edition holds: one, because every edition costs a test a tenth of a second."""
    proposition = "The upper weir stays open in summer."
    state = {"kind": "state", "role": "principal"}
    return [
        (
            "create_party",
            {"party_id": parties[0], "slug": "upstream", "name": "Upper Republic", "short": "UP", **state},
        ),
        (
            "create_party",
            {"party_id": parties[1], "slug": "downstream", "name": "Delta Republic", "short": "DE", **state},
        ),
        (
            "create_issue",
            {
                "issue_id": issues[0],
                "slug": "weir",
                "title": "The upper weir",
                "proposition": proposition,
                "what_it_is": "A weir.",
            },
        ),
        (
            "create_issue",
            {
                "issue_id": issues[1],
                "slug": "gauges",
                "title": "Shared gauges",
                "proposition": "Gauges are shared.",
            },
        ),
        (
            "create_talks",
            {
                "talks_id": uuid4(),
                "slug": "round",
                "title": "First round",
                "kind": "meeting",
                "starts_at": NOON,
            },
        ),
        *(
            (
                "set_standing",
                {"standing_id": uuid4(), "issue_id": issues[0], "party_id": key, "kind": "must_agree"},
            )
            for key in parties
        ),
        (
            "move_status",
            {
                "update_id": uuid4(),
                "issue_id": issues[0],
                "to": "raised",
                "headline": "The weir is raised",
                "reason": "Both sides said so.",
                "judgement": True,
                "after_update_id": None,
                "happened_at": NOON,
            },
        ),
    ]


def client_of(user: User) -> Client:
    """A browser in which this person is signed in."""
    client = Client()
    client.force_login(user)
    return client


def move_fields(scene: Scene, **changes: Any) -> dict[str, Any]:
    """What the form of a move posts when it is filled in whole."""
    fields = {
        "edit": "move",
        "do": "save",
        "draft": "new",
        "token": str(uuid4()),
        "seen": f'{{"after_update_id": "{scene.moved()}"}}',
        "to": "under_negotiation",
        "headline": "Both sides exchange drafts on the weir",
        "reason": "The two delegations handed over texts.",
        "day": "2025-06-01",
        "precision": "day",
        "evidence_ids": [str(scene.quotation.pk)],
    }
    return {name: value for name, value in {**fields, **changes}.items() if value is not None}


__all__ = ["HTMX", "PASSWORD", "Scene", "add", "client_of", "make_scene", "move_fields"]
