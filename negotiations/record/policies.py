"""What may happen now: which status may follow which, and when *agreed* may be said."""

from negotiations.record.errors import OperationError
from negotiations.record.models import (
    ALLOWED_MOVES,
    FAMILY_OF,
    Confirmation,
    Family,
    Issue,
    Party,
    Says,
    StandingKind,
    Status,
)


class StatusNotAllowed(OperationError):
    """That status cannot follow the present one."""


class AgreementNotConfirmed(OperationError):
    """Not every party that must agree has claimed or confirmed it."""


def check_move(issue: Issue, *, to: Status) -> None:
    """Raise StatusNotAllowed or AgreementNotConfirmed unless the issue's status may move to `to` now."""
    if to not in ALLOWED_MOVES[issue.status]:
        raise StatusNotAllowed(
            f"“{Status(to).label}” cannot follow “{Status(issue.status).label}”.", field="to"
        )
    check_agreement(issue, to=to)


def check_agreement(issue: Issue, *, to: Status) -> None:
    """Raise AgreementNotConfirmed where `to` says *agreed* or more and not every party that must agree has said so."""
    if FAMILY_OF[to] == Family.SETTLED:
        missing = unconfirmed_parties(issue)
        if missing is None:
            raise AgreementNotConfirmed("Nobody is named yet as a party that must agree.", field="to")
        if missing:
            names = ", ".join(party.name for party in missing)
            raise AgreementNotConfirmed(
                f"“{Status(to).label}” needs the word of every party that must agree; not confirmed by {names}.",
                field="to",
            )


def unconfirmed_parties(issue: Issue) -> list[Party] | None:
    """Return the parties that must agree and whose newest word is neither claim nor confirmation.

    None when no party is named as one that must agree.
    """
    required = [
        standing.party
        for standing in issue.standings.select_related("party").order_by("party__rank", "party__name")
        if standing.kind == StandingKind.MUST_AGREE
    ]
    if not required:
        return None
    newest: dict[object, str] = {
        row.party_id: row.says
        for row in Confirmation.objects.filter(issue=issue, of_proposition=True).order_by("seq")
    }
    return [party for party in required if newest.get(party.pk) not in {Says.CLAIMS, Says.CONFIRMS}]
