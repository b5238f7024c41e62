"""Turns the files of a record into operations by day. Nothing enters an edition before its day."""

import datetime
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from negotiations.upkeep.record_files.files import RecordFiles, Table
from negotiations.upkeep.record_files.keys import Keys

Step = tuple[str, dict[str, Any]]
NOON = datetime.time(12)
WORDINGS = ("title", "proposition", "what_it_is", "why_it_matters", "sticking_point")


@dataclass
class Plan:
    """The operations of each day, in the order in which they must run.

    A day's updates come last: a move to *agreed* needs the confirmations of the same day.
    """

    files: RecordFiles
    keys: Keys
    days: dict[datetime.date, list[Step]] = field(default_factory=lambda: defaultdict(list))
    updates: dict[datetime.date, list[Step]] = field(default_factory=lambda: defaultdict(list))

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.files.negotiation["zone"])

    def add(self, day: datetime.date, operation: str, /, **args: Any) -> None:
        self.days[day].append((operation, args))

    def editions(self) -> list[tuple[datetime.date, list[Step]]]:
        """Return every day with its operations, oldest first."""
        days = sorted({*self.days, *self.updates})
        return [(day, [*self.days.get(day, []), *self.updates.get(day, [])]) for day in days]


def make_plan(files: RecordFiles) -> Plan:
    """Return the plan of a record's files."""
    plan = Plan(files, Keys(files.negotiation["slug"]))
    first = min(entry["on"] for entry in files.negotiation["state_of_play"])
    _plan_frame(plan, first)
    _plan_people(plan, first)
    for rank, issue in enumerate(files.issues, start=1):
        _plan_issue(plan, issue, first=first, rank=rank)
    for issue in files.issues:
        _plan_standings(plan, issue, first=first)
    for quotation in sorted(files.quotations, key=lambda row: row["on"]):
        _plan_quotation(plan, quotation)
    for talks in files.talks:
        _plan_talks(plan, talks, state="held")
    for talks in files.announced:
        _plan_talks(plan, talks, state="announced")
    for rank, entry in enumerate(files.glossary, start=1):
        _plan_glossary(plan, entry, rank=rank)
    for issue in files.issues:
        _plan_issue_rows(plan, issue)
    return plan


def _changes(before: Table, after: Table) -> dict[str, dict[str, Any]]:
    return {name: {"base": before.get(name), "to": value} for name, value in after.items()}


def _plan_frame(plan: Plan, first: datetime.date) -> None:
    """State of play by its days; method and scope with the first edition."""
    negotiation = plan.files.negotiation
    texts = {
        "method": negotiation["method"].strip(),
        "scope": negotiation["scope"].strip(),
        "coverage_ends_at": negotiation["coverage_ends_at"].isoformat(),
    }
    plan.add(
        first, "edit_frame", changes=_changes({"method": "", "scope": "", "coverage_ends_at": None}, texts)
    )
    seen: Table = {"state_of_play": "", "state_of_play_on": None}
    for entry in sorted(negotiation["state_of_play"], key=lambda row: row["on"]):
        now = {"state_of_play": entry["text"].strip(), "state_of_play_on": entry["on"].isoformat()}
        plan.add(entry["on"], "edit_frame", changes=_changes(seen, now))
        seen = now
    for rank, party in enumerate(plan.files.parties, start=1):
        plan.add(
            first,
            "create_party",
            party_id=plan.keys.key("party", party["slug"]),
            slug=party["slug"],
            name=party["name"],
            short=party["short"],
            kind=party["kind"],
            role=party["role"],
            rank=party.get("rank", rank),
            in_grid=party.get("grid", True),
            aliases=party.get("aliases", []),
        )


def _plan_people(plan: Plan, first: datetime.date) -> None:
    """Everybody is entered with the first edition; readers see a person once a published object names them."""
    for person in plan.files.people:
        person_id = plan.keys.key("person", person["slug"])
        plan.add(
            first,
            "create_person",
            person_id=person_id,
            slug=person["slug"],
            name=person["name"],
            gender=person.get("gender", ""),
            description=person.get("description", ""),
            aliases=person.get("aliases", []),
            transliterations=person.get("transliterations", []),
        )
        for number, office in enumerate(person.get("office", [])):
            plan.add(
                first,
                "add_office",
                office_id=plan.keys.key("office", person["slug"], number),
                person_id=person_id,
                title=office["title"],
                party_id=plan.keys.key("party", office["party"]) if office.get("party") else None,
                since=_iso(office.get("from")),
                until=_iso(office.get("until")),
                rank=office.get("rank", 5),
            )


def _plan_issue(plan: Plan, issue: Table, *, first: datetime.date, rank: int) -> None:
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
        review_by=_iso(issue.get("review_by")),
        **seen,
    )
    for text in sorted(issue.get("text", []), key=lambda row: row["on"]):
        now = {name: text[name].strip() for name in WORDINGS if name in text}
        plan.add(text["on"], "edit_issue", issue_id=issue_id, changes=_changes(seen, now))
        seen = {**seen, **now}
    plan.add(
        first,
        "set_match_terms",
        match_terms_id=plan.keys.key("match-terms", issue["slug"]),
        issue_id=issue_id,
        terms=issue.get("match_terms", []),
    )


def _plan_standings(plan: Plan, issue: Table, *, first: datetime.date) -> None:
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


def _plan_quotation(plan: Plan, row: Table) -> None:
    """A quotation with the article that carries it, filed under its issues."""
    day, quotation_id = row["on"], plan.keys.key("quotation", row["id"])
    issue_ids = plan.keys.keys("issue", row["issues"])
    plan.add(
        day,
        "create_quotation",
        quotation_id=quotation_id,
        words=row["spans"],
        speaker_id=plan.keys.key("person", row["speaker"]) if row.get("speaker") else None,
        speaker_text=row.get("speaker_text", ""),
        said_on=_iso(row.get("said_on")),
        precision=row["precision"],
        said_where=row.get("context", ""),
        source_type=row["source_type"],
        kind=row["kind"],
        language=row.get("language", "en"),
        original_language=row.get("original_language", ""),
        translator=row.get("translator", ""),
        note=row.get("note", ""),
        issue_ids=issue_ids,
    )
    plan.add(
        day,
        "add_carrier",
        carrier_id=plan.keys.key("carrier", row["id"], row["source"]),
        quotation_id=quotation_id,
        article_id=plan.keys.key("source", row["source"]),
        spans=[{"exact": span} for span in row["spans"]],
    )
    for issue, issue_id in zip(row["issues"], issue_ids, strict=True):
        plan.add(
            day,
            "file_statement",
            statement_id=plan.keys.key("statement", row["id"], issue),
            issue_id=issue_id,
            quotation_id=quotation_id,
        )


def _plan_talks(plan: Plan, row: Table, *, state: str) -> None:
    """Talks with the readouts and differences of their own day; later ones on theirs."""
    talks_id = plan.keys.key("talks", row["slug"])
    held_on: datetime.date = row.get("happens_on") or row["on"]
    starts_at = row.get("starts_at") or datetime.datetime.combine(held_on, NOON, tzinfo=ZoneInfo(row["zone"]))
    plan.add(
        row["on"],
        "create_talks",
        talks_id=talks_id,
        slug=row["slug"],
        title=row["title"],
        kind=row["kind"],
        state=state,
        starts_at=starts_at.isoformat(),
        precision=row.get("precision", "day"),
        zone=row["zone"],
        place=row.get("place", ""),
        summary=row.get("summary", ""),
        outcome=row.get("outcome", ""),
        party_ids=plan.keys.keys("party", row.get("parties", [])),
        person_ids=plan.keys.keys("person", row.get("people", [])),
        source_ids=plan.keys.keys("source", row.get("sources", [])),
    )
    for number, readout in enumerate(row.get("readout", []), start=1):
        plan.add(
            readout["on"],
            "add_readout",
            readout_id=plan.keys.key("readout", row["slug"], number),
            talks_id=talks_id,
            party_id=plan.keys.key("party", readout["party"]),
            text=readout["text"].strip(),
            said_on=readout["on"].isoformat(),
            rank=number,
            evidence_ids=plan.keys.keys("quotation", readout.get("quotations", [])),
            source_ids=plan.keys.keys("source", readout.get("sources", [])),
        )
    for difference in row.get("difference", []):
        plan.add(
            difference.get("on", row["on"]),
            "edit_talks",
            talks_id=talks_id,
            add_differences=[difference["text"].strip()],
            add_source_ids=plan.keys.keys("source", difference.get("sources", [])),
        )


def _plan_glossary(plan: Plan, entry: Table, *, rank: int) -> None:
    entry_id = plan.keys.key("glossary", entry["ours"])
    plan.add(
        entry["on"],
        "add_glossary_entry",
        entry_id=entry_id,
        ours=entry["ours"],
        why=entry["why"].strip(),
        rank=rank,
    )
    for number, wording in enumerate(entry.get("theirs", []), start=1):
        plan.add(
            wording.get("on", entry["on"]),
            "add_glossary_wording",
            wording_id=plan.keys.key("glossary-wording", entry["ours"], number),
            entry_id=entry_id,
            party_id=plan.keys.key("party", wording["party"]),
            wording=wording["wording"],
            note=wording.get("note", ""),
            rank=number,
            evidence_ids=plan.keys.keys("quotation", wording.get("evidence", [])),
            source_ids=plan.keys.keys("source", wording.get("sources", [])),
        )


def _plan_issue_rows(plan: Plan, issue: Table) -> None:
    """What hangs on an issue, each on its day."""
    _plan_confirmations(plan, issue)
    _plan_positions(plan, issue)
    _plan_voices(plan, issue)
    _plan_figures(plan, issue)
    _plan_terms(plan, issue)
    _plan_links(plan, issue)
    _plan_updates(plan, issue)


def _evidence(plan: Plan, row: Table) -> dict[str, list[str]]:
    return {
        "evidence_ids": plan.keys.keys("quotation", row.get("evidence", [])),
        "source_ids": plan.keys.keys("source", row.get("sources", [])),
    }


def _plan_confirmations(plan: Plan, issue: Table) -> None:
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
            **_evidence(plan, row),
        )


def _plan_positions(plan: Plan, issue: Table) -> None:
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
            **_evidence(plan, row),
        )
        newest[row["party"]] = position_id


def _plan_voices(plan: Plan, issue: Table) -> None:
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
            **_evidence(plan, row),
        )


def _plan_figures(plan: Plan, issue: Table) -> None:
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
            **_evidence(plan, row),
        )


def _plan_terms(plan: Plan, issue: Table) -> None:
    """A later term of the same label changes the earlier one."""
    seen: dict[str, tuple[str, Table]] = {}
    for number, row in enumerate(sorted(issue.get("term", []), key=lambda row: row["on"]), start=1):
        now = {
            "state": row["state"],
            "starts_at": _iso(row.get("starts_at")),
            "ends_at": _iso(row.get("ends_at")),
            "note": row.get("note", ""),
        }
        if row["label"] in seen:
            term_id, before = seen[row["label"]]
            changed = {name: value for name, value in now.items() if value != before[name]}
            plan.add(row["on"], "edit_term", term_id=term_id, changes=_changes(before, changed))
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
                **_evidence(plan, row),
            )
        seen[row["label"]] = (term_id, now)


def _plan_links(plan: Plan, issue: Table) -> None:
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


def _plan_updates(plan: Plan, issue: Table) -> None:
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
            **_evidence(plan, row),
        }
        if row.get("to"):
            plan.updates[row["on"]].append(
                ("move_status", {**args, "to": row["to"], "after_update_id": newest})
            )
            newest = update_id
        else:
            plan.updates[row["on"]].append(("log_update", args))


def _iso(value: datetime.date | datetime.datetime | None) -> str | None:
    return value.isoformat() if value else None
