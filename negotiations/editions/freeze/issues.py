"""Freezes issues with everything that hangs on them."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Prefetch

from negotiations.editions.freeze.evidence import quotation_ids, sources, with_evidence
from negotiations.editions.schema import IssueShape
from negotiations.record.models import Figure, Issue, Negotiation, Position, Quotation, Term, Update, Voice


def freeze_issues(negotiation: Negotiation, ids: Iterable[UUID] | None = None) -> list[IssueShape]:
    """Return the shapes of the negotiation's issues, or of those with the given ids."""
    rows = Issue.objects.filter(negotiation=negotiation)
    if ids is not None:
        rows = rows.filter(pk__in=list(ids))
    related = ["positions", "voices", "confirmations", "figures", "terms"]
    prefetches: list[str | Prefetch[str]] = [
        "standings__party",
        Prefetch(
            "positions", queryset=Position.objects.select_related("supersedes", "party").order_by("seq")
        ),
        Prefetch("voices", queryset=Voice.objects.order_by("-seq")),
        Prefetch("figures", queryset=Figure.objects.order_by("rank", "value", "id")),
        Prefetch("terms", queryset=Term.objects.order_by("rank", "label", "id")),
        "confirmations",
        "links__other",
        "statements",
        Prefetch("updates", queryset=Update.objects.order_by("sequence")),
        *[prefetch for name in [*related, "updates"] for prefetch in with_evidence(name)],
    ]
    issues = list(rows.prefetch_related(*prefetches).order_by("number"))
    order = _quotation_order(negotiation)
    return [_freeze_issue(issue, negotiation.code, order) for issue in issues]


def _quotation_order(negotiation: Negotiation) -> dict[UUID, int]:
    """Return the place of each numbered quotation, so that a log keeps one order."""
    rows = Quotation.objects.filter(negotiation=negotiation, number__isnull=False).values_list("pk", "number")
    return {key: number for key, number in rows if number is not None}


def _freeze_issue(issue: Issue, code: str, order: dict[UUID, int]) -> IssueShape:
    return IssueShape.model_validate(
        {
            "id": issue.pk,
            "slug": issue.slug,
            "code": f"{code}-{issue.number:02d}",
            "number": issue.number,
            "rank": issue.rank,
            "title": issue.title,
            "proposition": issue.proposition,
            "what_it_is": issue.what_it_is,
            "why_it_matters": issue.why_it_matters,
            "sticking_point": issue.sticking_point,
            "pinned": issue.pinned,
            "status": issue.status,
            "review_by": issue.review_by,
            "checked_on": issue.checked_on,
            "standings": _standings(issue),
            "positions": _positions(issue),
            "voices": [_stance(voice) | {"person_id": voice.person_id} for voice in issue.voices.all()],
            "confirmations": _confirmations(issue),
            "figures": [_figure(figure) for figure in issue.figures.all()],
            "terms": [_term(term) for term in issue.terms.all()],
            "links": [
                {"id": link.pk, "issue_id": link.other_id, "kind": link.kind, "note": link.note}
                for link in sorted(issue.links.all(), key=lambda link: (link.other.number, link.kind))
            ],
            "statement_ids": sorted(_spoken(issue), key=lambda key: (order.get(key, 0), str(key))),
        }
    )


def _spoken(issue: Issue) -> set[UUID]:
    """Return the quotations filed under the issue or used by it as evidence."""
    used = {statement.quotation_id for statement in issue.statements.all()}
    rows: list[Any] = [
        *issue.positions.all(),
        *issue.voices.all(),
        *issue.confirmations.all(),
        *issue.figures.all(),
        *issue.terms.all(),
        *issue.updates.all(),
    ]
    return used.union(*(quotation_ids(row) for row in rows))


def _standings(issue: Issue) -> list[dict[str, Any]]:
    rows = sorted(issue.standings.all(), key=lambda row: (row.kind, row.party.rank, row.party.name))
    return [{"id": row.pk, "party_id": row.party_id, "kind": row.kind} for row in rows]


def _evidence(row: Any) -> dict[str, Any]:
    return {"quotation_ids": quotation_ids(row), "sources": sources(row)}


def _stance(row: Position | Voice) -> dict[str, Any]:
    return {
        "id": row.pk,
        "stance": row.stance,
        "summary": row.summary,
        "said_on": row.said_on,
        "precision": row.precision,
        "basis": row.basis,
        **_evidence(row),
    }


def _positions(issue: Issue) -> list[dict[str, Any]]:
    """Return the newest position of each party, parties in their rank, each with the one before it."""
    rows = list(issue.positions.all())
    superseded = {row.supersedes_id for row in rows}
    newest = sorted(
        (row for row in rows if row.pk not in superseded), key=lambda row: (row.party.rank, row.party.name)
    )
    return [
        _stance(row)
        | {
            "party_id": row.party_id,
            "was": {"stance": row.supersedes.stance, "said_on": row.supersedes.said_on}
            if row.supersedes
            else None,
        }
        for row in newest
    ]


def _confirmations(issue: Issue) -> list[dict[str, Any]]:
    return [
        {
            "id": row.pk,
            "party_id": row.party_id,
            "says": row.says,
            "of": row.of,
            "of_proposition": row.of_proposition,
            "summary": row.summary,
            "said_on": row.said_on,
            "precision": row.precision,
            "basis": row.basis,
            **_evidence(row),
        }
        for row in sorted(issue.confirmations.all(), key=lambda row: row.seq)
    ]


def _figure(row: Figure) -> dict[str, Any]:
    return {
        "id": row.pk,
        "value": row.value,
        "label": row.label,
        "claimed_by_id": row.claimed_by_id,
        "claimant": row.claimant,
        "disputed_by_id": row.disputed_by_id,
        "disputed": row.disputed,
        "as_of": row.as_of,
        "note": row.note,
        **_evidence(row),
    }


def _term(row: Term) -> dict[str, Any]:
    return {
        "id": row.pk,
        "label": row.label,
        "starts_at": row.starts_at,
        "ends_at": row.ends_at,
        "state": row.state,
        "note": row.note,
        **_evidence(row),
    }
