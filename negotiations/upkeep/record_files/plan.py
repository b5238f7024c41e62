"""Turns the files of a record into operations by day. Nothing enters an edition before its day."""

from negotiations.upkeep.record_files.days import Plan
from negotiations.upkeep.record_files.files import RecordFiles
from negotiations.upkeep.record_files.keys import Keys
from negotiations.upkeep.record_files.plan_frame import plan_frame, plan_glossary, plan_people
from negotiations.upkeep.record_files.plan_issues import plan_issue, plan_issue_rows, plan_standings
from negotiations.upkeep.record_files.plan_spoken import plan_quotation, plan_talks


def make_plan(files: RecordFiles) -> Plan:
    """Return the plan of a record's files."""
    plan = Plan(files, Keys(files.negotiation["slug"]))
    first = min(entry["on"] for entry in files.negotiation["state_of_play"])
    plan_frame(plan, first)
    plan_people(plan, first)
    for rank, issue in enumerate(files.issues, start=1):
        plan_issue(plan, issue, first=first, rank=rank)
    for issue in files.issues:
        plan_standings(plan, issue, first=first)
    for quotation in sorted(files.quotations, key=lambda row: row["on"]):
        plan_quotation(plan, quotation)
    for talks in files.talks:
        plan_talks(plan, talks, state="held")
    for talks in files.announced:
        plan_talks(plan, talks, state="announced")
    for rank, entry in enumerate(files.glossary, start=1):
        plan_glossary(plan, entry, rank=rank)
    for issue in files.issues:
        plan_issue_rows(plan, issue)
    return plan
