"""Plans what was said: quotations, and talks with their readouts."""

import datetime
from zoneinfo import ZoneInfo

from negotiations.upkeep.record_files.days import NOON, Plan, iso
from negotiations.upkeep.record_files.files import Table


def plan_quotation(plan: Plan, row: Table) -> None:
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
        said_on=iso(row.get("said_on")),
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


def plan_talks(plan: Plan, row: Table, *, state: str) -> None:
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
