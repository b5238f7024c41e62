"""Plans issues and what hangs on them, each on its day."""

import datetime

from negotiations.upkeep.record_files.days import NOON, Plan, changes, iso
from negotiations.upkeep.record_files.files import Table

WORDINGS = ("title", "proposition", "what_it_is", "why_it_matters", "sticking_point")


def plan_issue(plan: Plan, issue: Table, *, first: datetime.date, rank: int) -> None:
    """The issue as it was worded on the first day, then every dated change of wording."""
    issue_id = plan.keys.key("issue", issue["slug"])
    seen = {name: issue.get(name, "").strip() for name in WORDINGS}
    plan.add(
        first,
        "create_issue",
        issue_id=issue_id,
        slug=issue["slug"],
        pinned=issue.get("pinned", False),
        rank=rank,
        review_by=iso(issue.get("review_by")),
        **seen,
    )
    for text in sorted(issue.get("text", []), key=lambda row: row["on"]):
        now = {name: text[name].strip() for name in WORDINGS if name in text}
        plan.add(text["on"], "edit_issue", issue_id=issue_id, changes=changes(seen, now))
        seen = {**seen, **now}
    plan.add(
        first,
        "set_match_terms",
        match_terms_id=plan.keys.key("match-terms", issue["slug"]),
        issue_id=issue_id,
        terms=issue.get("match_terms", []),
    )


def plan_standings(plan: Plan, issue: Table, *, first: datetime.date) -> None:
    for kind, name in (("must_agree", "must_agree"), ("not_a_party", "not_party")):
        for party in issue.get(name, []):
            plan.add(
                first,
                "set_standing",
                standing_id=plan.keys.key("standing", issue["slug"], party),
                issue_id=plan.keys.key("issue", issue["slug"]),
                party_id=plan.keys.key("party", party),
                kind=kind,
            )


def plan_issue_rows(plan: Plan, issue: Table) -> None:
    """What hangs on an issue, each on its day."""
    plan_confirmations(plan, issue)
    plan_positions(plan, issue)
    plan_voices(plan, issue)
    plan_figures(plan, issue)
    plan_terms(plan, issue)
    plan_links(plan, issue)
    plan_updates(plan, issue)


def evidence(plan: Plan, row: Table) -> dict[str, list[str]]:
    return {
        "evidence_ids": plan.keys.keys("quotation", row.get("evidence", [])),
        "source_ids": plan.keys.keys("source", row.get("sources", [])),
    }


def plan_confirmations(plan: Plan, issue: Table) -> None:
    for number, row in enumerate(issue.get("confirmation", []), start=1):
        plan.add(
            row["on"],
            "record_confirmation",
            confirmation_id=plan.keys.key("confirmation", issue["slug"], number),
            issue_id=plan.keys.key("issue", issue["slug"]),
            party_id=plan.keys.key("party", row["party"]),
            says=row["says"],
            of=row["of"],
            of_proposition=row.get("of_proposition", True),
            summary=row.get("summary", ""),
            basis=row.get("basis", "reported"),
            said_on=row["on"].isoformat(),
            **evidence(plan, row),
        )


def plan_positions(plan: Plan, issue: Table) -> None:
    """Each position supersedes the party's one before it."""
    newest: dict[str, str] = {}
    rows = sorted(enumerate(issue.get("position", []), start=1), key=lambda item: (item[1]["on"], item[0]))
    for number, row in rows:
        position_id = plan.keys.key("position", issue["slug"], number)
        plan.add(
            row["on"],
            "record_position",
            position_id=position_id,
            issue_id=plan.keys.key("issue", issue["slug"]),
            party_id=plan.keys.key("party", row["party"]),
            stance=row["stance"],
            summary=row["summary"],
            basis=row["basis"],
            supersedes_id=newest.get(row["party"]),
            said_on=row.get("said_on", row["on"]).isoformat(),
            **evidence(plan, row),
        )
        newest[row["party"]] = position_id


def plan_voices(plan: Plan, issue: Table) -> None:
    for number, row in enumerate(issue.get("voice", []), start=1):
        plan.add(
            row["on"],
            "record_voice",
            voice_id=plan.keys.key("voice", issue["slug"], number),
            issue_id=plan.keys.key("issue", issue["slug"]),
            person_id=plan.keys.key("person", row["person"]),
            stance=row["stance"],
            summary=row["summary"],
            basis=row.get("basis", "quoted" if row.get("evidence") else "reported"),
            said_on=row.get("said_on", row["on"]).isoformat(),
            **evidence(plan, row),
        )


def plan_figures(plan: Plan, issue: Table) -> None:
    for number, row in enumerate(issue.get("figure", []), start=1):
        plan.add(
            row["on"],
            "add_figure",
            figure_id=plan.keys.key("figure", issue["slug"], number),
            issue_id=plan.keys.key("issue", issue["slug"]),
            value=f"{row['value']} {row.get('unit', '')}".strip(),
            label=row["label"],
            claimant=row["claimant"],
            claimed_by_id=plan.keys.key("party", row["claimed_by"]) if row.get("claimed_by") else None,
            disputed_by_id=plan.keys.key("party", row["disputed_by"]) if row.get("disputed_by") else None,
            disputed=row.get("disputed", ""),
            as_of=row.get("as_of", row["on"]).isoformat(),
            note=row.get("note", ""),
            rank=number,
            **evidence(plan, row),
        )


def plan_terms(plan: Plan, issue: Table) -> None:
    """A later term of the same label changes the earlier one."""
    seen: dict[str, tuple[str, Table]] = {}
    for number, row in enumerate(sorted(issue.get("term", []), key=lambda row: row["on"]), start=1):
        now = {
            "state": row["state"],
            "starts_at": iso(row.get("starts_at")),
            "ends_at": iso(row.get("ends_at")),
            "note": row.get("note", ""),
        }
        if row["label"] in seen:
            term_id, before = seen[row["label"]]
            changed = {name: value for name, value in now.items() if value != before[name]}
            plan.add(row["on"], "edit_term", term_id=term_id, changes=changes(before, changed))
        else:
            term_id = plan.keys.key("term", issue["slug"], row["label"])
            plan.add(
                row["on"],
                "add_term",
                term_id=term_id,
                issue_id=plan.keys.key("issue", issue["slug"]),
                label=row["label"],
                rank=number,
                **now,
                **evidence(plan, row),
            )
        seen[row["label"]] = (term_id, now)


def plan_links(plan: Plan, issue: Table) -> None:
    for row in issue.get("link", []):
        plan.add(
            row["on"],
            "add_link",
            link_id=plan.keys.key("link", issue["slug"], row["to"], row["kind"]),
            issue_id=plan.keys.key("issue", issue["slug"]),
            other_id=plan.keys.key("issue", row["to"]),
            kind=row["kind"],
            note=row.get("note", ""),
        )


def plan_updates(plan: Plan, issue: Table) -> None:
    """Updates in their order; each status move names the one before it."""
    newest: str | None = None
    rows = sorted(enumerate(issue.get("update", []), start=1), key=lambda item: (item[1]["on"], item[0]))
    for number, row in rows:
        update_id = plan.keys.key("update", issue["slug"], number)
        happened_on: datetime.date = row.get("happened_on") or row["on"]
        args = {
            "update_id": update_id,
            "issue_id": plan.keys.key("issue", issue["slug"]),
            "headline": row["headline"],
            "reason": row["reason"].strip(),
            "judgement": row.get("judgement", False),
            "happened_at": datetime.datetime.combine(happened_on, NOON, tzinfo=plan.zone).isoformat(),
            "precision": row.get("precision", "day"),
            "talks_id": plan.keys.key("talks", row["talks"]) if row.get("talks") else None,
            **evidence(plan, row),
        }
        if row.get("to"):
            plan.add_update(row["on"], "move_status", **args, to=row["to"], after_update_id=newest)
            newest = update_id
        else:
            plan.add_update(row["on"], "log_update", **args)
