"""The statuses of an issue: eleven codes in four families, each with a one-sentence public test."""

from django.db import models


class Family(models.TextChoices):
    OPEN = "open", "Open"
    MOVING = "moving", "Moving"
    SETTLED = "settled", "Settled"
    BLOCKED = "blocked", "Blocked"


class Status(models.TextChoices):
    NOT_ON_THE_TABLE = "not_on_the_table", "Not on the table"
    RAISED = "raised", "Raised"
    UNDER_NEGOTIATION = "under_negotiation", "Under negotiation"
    AGREED_IN_PRINCIPLE = "agreed_in_principle", "Agreed in principle"
    AGREED = "agreed", "Agreed"
    IN_FORCE = "in_force", "In force"
    FULFILLED = "fulfilled", "Fulfilled"
    STALLED = "stalled", "Stalled"
    REJECTED = "rejected", "Rejected"
    BROKEN = "broken", "Broken"
    EXPIRED = "expired", "Expired"


FAMILY_OF: dict[str, Family] = {
    Status.NOT_ON_THE_TABLE: Family.OPEN,
    Status.RAISED: Family.OPEN,
    Status.UNDER_NEGOTIATION: Family.MOVING,
    Status.AGREED_IN_PRINCIPLE: Family.MOVING,
    Status.AGREED: Family.SETTLED,
    Status.IN_FORCE: Family.SETTLED,
    Status.FULFILLED: Family.SETTLED,
    Status.STALLED: Family.BLOCKED,
    Status.REJECTED: Family.BLOCKED,
    Status.BROKEN: Family.BLOCKED,
    Status.EXPIRED: Family.BLOCKED,
}

PUBLIC_TEST: dict[str, str] = {
    Status.NOT_ON_THE_TABLE: "No party that must agree has put it forward in these talks.",
    Status.RAISED: "A party has put it forward; no exchange about its terms is on record.",
    Status.UNDER_NEGOTIATION: "The parties, or their mediator, are exchanging terms or have announced talks about it.",
    Status.AGREED_IN_PRINCIPLE: "The idea is accepted, and not every party that must agree has confirmed the same terms.",
    Status.AGREED: "Every party that must agree has confirmed the same terms; they are not yet carried out.",
    Status.IN_FORCE: "The agreed terms have begun to apply.",
    Status.FULFILLED: "Every party that must agree says that the terms have been carried out.",
    Status.STALLED: "Talks about it have stopped without a refusal.",
    Status.REJECTED: "A party whose agreement is needed has refused it.",
    Status.BROKEN: "A party that must agree says that agreed terms have been breached and no longer bind it.",
    Status.EXPIRED: "The agreed term has run out and nothing has taken its place.",
}

_OPEN_OR_TALKING = frozenset(
    {
        Status.NOT_ON_THE_TABLE,
        Status.RAISED,
        Status.UNDER_NEGOTIATION,
        Status.AGREED_IN_PRINCIPLE,
        Status.AGREED,
        Status.STALLED,
        Status.REJECTED,
    }
)

# Where each status may go. Any talk may turn any way; only what was agreed can be in force, carried out, broken or run out.
ALLOWED_MOVES: dict[str, frozenset[str]] = {
    Status.NOT_ON_THE_TABLE: _OPEN_OR_TALKING - {Status.NOT_ON_THE_TABLE},
    Status.RAISED: _OPEN_OR_TALKING - {Status.RAISED},
    Status.UNDER_NEGOTIATION: _OPEN_OR_TALKING - {Status.UNDER_NEGOTIATION},
    Status.AGREED_IN_PRINCIPLE: (_OPEN_OR_TALKING | {Status.IN_FORCE, Status.BROKEN})
    - {Status.AGREED_IN_PRINCIPLE},
    Status.AGREED: (_OPEN_OR_TALKING | {Status.IN_FORCE, Status.FULFILLED, Status.BROKEN, Status.EXPIRED})
    - {Status.AGREED},
    Status.IN_FORCE: frozenset(
        {
            Status.UNDER_NEGOTIATION,
            Status.AGREED,
            Status.FULFILLED,
            Status.STALLED,
            Status.BROKEN,
            Status.EXPIRED,
        }
    ),
    Status.FULFILLED: frozenset({Status.IN_FORCE, Status.BROKEN, Status.RAISED, Status.UNDER_NEGOTIATION}),
    Status.STALLED: _OPEN_OR_TALKING - {Status.STALLED},
    Status.REJECTED: _OPEN_OR_TALKING - {Status.REJECTED},
    Status.BROKEN: (_OPEN_OR_TALKING | {Status.IN_FORCE}) - {Status.NOT_ON_THE_TABLE},
    Status.EXPIRED: (_OPEN_OR_TALKING | {Status.IN_FORCE}) - {Status.NOT_ON_THE_TABLE},
}
