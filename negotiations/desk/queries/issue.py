"""The desk's page of one issue: what the record says now, and what drafts would make of it."""

from dataclasses import dataclass, field
from uuid import UUID

from negotiations.accounts.models import User
from negotiations.desk.answers import Missing
from negotiations.desk.queries.drafts import UNFINISHED, DraftOnIssue, drafts_by_issue
from negotiations.desk.words import StanceWords, StatusWords, stance_words, status_words
from negotiations.editions.models import DraftOperation
from negotiations.record.models import (
    ALLOWED_MOVES,
    FAMILY_OF,
    Confirmation,
    Family,
    Issue,
    Negotiation,
    Party,
    Position,
    Quotation,
    Standing,
    StandingKind,
    Status,
    Update,
)
from negotiations.record.policies import unconfirmed_parties


@dataclass(frozen=True, slots=True)
class StatusChoice:
    words: StatusWords
    is_now: bool
    is_allowed: bool
    is_gated: bool


@dataclass(frozen=True, slots=True)
class PartyRow:
    """A party on this issue: what it is to it, its newest position, its newest word on the proposition."""

    party: Party
    standing: str
    position: Position | None
    stance: StanceWords | None
    confirmation: Confirmation | None
    pending_position: DraftOperation | None = None
    pending_confirmation: DraftOperation | None = None

    @property
    def must_agree(self) -> bool:
        return self.standing == StandingKind.MUST_AGREE


@dataclass(slots=True)
class IssuePage:
    issue: Issue
    words: dict[str, StatusWords]
    newest_move: Update | None
    updates: list[Update]
    parties: list[PartyRow]
    statements: list[Quotation]
    drafts: list[DraftOnIssue]
    pending: list[DraftOperation] = field(default_factory=list)

    @property
    def status(self) -> StatusWords:
        return self.words[self.issue.status]

    @property
    def withdrawn(self) -> set[UUID | None]:
        return {update.corrects_id for update in self.updates if update.kind == "withdrawal"}

    def pending_named(self, *names: str) -> list[DraftOperation]:
        """Return this person's stored operations of those names on this issue."""
        return [operation for operation in self.pending if operation.name in names]

    @property
    def pending_move(self) -> DraftOperation | None:
        return next(iter(self.pending_named("move_status")), None)

    @property
    def pending_words(self) -> StatusWords | None:
        """The status that this person's draft would set."""
        move = self.pending_move
        return self.words.get(str(move.args.get("to", ""))) if move else None

    @property
    def unconfirmed(self) -> list[Party] | None:
        """Who must agree and has not said so: on record, or in this person's draft. None: nobody is named."""
        missing = unconfirmed_parties(self.issue)
        said = {
            str(operation.args.get("party_id"))
            for operation in self.pending_named("record_confirmation")
            if operation.args.get("says") in {"claims", "confirms"}
            and operation.args.get("of_proposition", True)
        }
        return missing if missing is None else [party for party in missing if str(party.pk) not in said]

    def choices(self) -> list[tuple[str, list[StatusChoice]]]:
        """Return the statuses by family: where the issue is, where it may go, and which need every party's word."""
        allowed = ALLOWED_MOVES[self.issue.status]
        gated = self.unconfirmed is None or bool(self.unconfirmed)
        return [
            (
                str(family.label),
                [
                    StatusChoice(
                        words=self.words[status],
                        is_now=status == self.issue.status,
                        is_allowed=status in allowed,
                        is_gated=gated and family == Family.SETTLED,
                    )
                    for status in Status
                    if FAMILY_OF[status] == family
                ],
            )
            for family in Family
        ]


def issue_page(negotiation: Negotiation, slug: str, *, user: User) -> IssuePage:
    """Return the page of the issue; raises Missing."""
    issue = Issue.objects.filter(negotiation=negotiation, slug=slug).first()
    if issue is None:
        raise Missing(f"There is no issue “{slug}” in this negotiation.")
    updates = list(
        Update.objects.filter(issue=issue)
        .select_related("talks")
        .prefetch_related("evidence")
        .order_by("-sequence")
    )
    pending = list(
        DraftOperation.objects.filter(
            draft__author=user, draft__negotiation=negotiation, draft__state__in=UNFINISHED
        )
        .filter(args__issue_id=str(issue.pk))
        .select_related("draft")
        .order_by("-draft__saved_at", "seq")
    )
    return IssuePage(
        issue=issue,
        words=status_words(negotiation),
        newest_move=next((update for update in updates if update.to_status), None),
        updates=updates,
        parties=_party_rows(negotiation, issue, pending),
        statements=list(
            Quotation.objects.filter(statements__issue=issue).select_related("speaker").order_by("-said_on")
        ),
        drafts=drafts_by_issue(negotiation, user=user).get(issue.pk, []),
        pending=pending,
    )


def _party_rows(negotiation: Negotiation, issue: Issue, pending: list[DraftOperation]) -> list[PartyRow]:
    standings = dict(Standing.objects.filter(issue=issue).values_list("party_id", "kind"))
    positions = {
        row.party_id: row
        for row in Position.objects.filter(issue=issue, superseded_by__isnull=True).prefetch_related(
            "evidence"
        )
    }
    confirmations = {
        row.party_id: row
        for row in Confirmation.objects.filter(issue=issue, of_proposition=True).order_by("seq")
    }
    staged = {(row.name, str(row.args.get("party_id"))): row for row in reversed(pending)}
    rows = [
        PartyRow(
            party=party,
            standing=str(standings.get(party.pk, "")),
            position=positions.get(party.pk),
            stance=_stance(positions.get(party.pk)),
            confirmation=confirmations.get(party.pk),
            pending_position=staged.get(("record_position", str(party.pk))),
            pending_confirmation=staged.get(("record_confirmation", str(party.pk))),
        )
        for party in Party.objects.filter(negotiation=negotiation).order_by("rank", "name")
    ]
    return sorted(rows, key=lambda row: not row.must_agree)


def _stance(position: Position | None) -> StanceWords | None:
    return stance_words(position.stance, position.get_stance_display()) if position else None
