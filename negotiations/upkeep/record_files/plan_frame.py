"""Plans the frame: texts, parties, people and the glossary."""

import datetime

from negotiations.upkeep.record_files.days import Plan, changes, iso
from negotiations.upkeep.record_files.files import Table


def plan_frame(plan: Plan, first: datetime.date) -> None:
    """State of play by its days; method and scope with the first edition."""
    negotiation = plan.files.negotiation
    texts = {
        "method": negotiation["method"].strip(),
        "scope": negotiation["scope"].strip(),
        "coverage_ends_at": negotiation["coverage_ends_at"].isoformat(),
    }
    plan.add(
        first, "edit_frame", changes=changes({"method": "", "scope": "", "coverage_ends_at": None}, texts)
    )
    seen: Table = {"state_of_play": "", "state_of_play_on": None}
    for entry in sorted(negotiation["state_of_play"], key=lambda row: row["on"]):
        now = {"state_of_play": entry["text"].strip(), "state_of_play_on": entry["on"].isoformat()}
        plan.add(entry["on"], "edit_frame", changes=changes(seen, now))
        seen = now


def plan_parties(plan: Plan, first: datetime.date) -> None:
    """Every party enters with the first edition, in the order of the file."""
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


def plan_people(plan: Plan, first: datetime.date) -> None:
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
                since=iso(office.get("from")),
                until=iso(office.get("until")),
                rank=office.get("rank", 5),
            )


def plan_glossary(plan: Plan, entry: Table, *, rank: int) -> None:
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
