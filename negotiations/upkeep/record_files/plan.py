"""Turns the files of a record into operations by day. Nothing enters an edition before its day."""

from negotiations.upkeep.record_files.days import Plan
from negotiations.upkeep.record_files.files import RecordFiles
from negotiations.upkeep.record_files.keys import Keys
from negotiations.upkeep.record_files.plan_frame import plan_frame, plan_glossary, plan_parties, plan_people
from negotiations.upkeep.record_files.plan_issues import plan_issue, plan_issue_rows, plan_standings
from negotiations.upkeep.record_files.plan_spoken import plan_quotation, plan_talks


def make_plan(files: RecordFiles) -> Plan:
    """Return the plan of a record's files. Raises FilesNotUsable naming the file."""
    plan = Plan(files, Keys(files.negotiation["slug"]))
    issues = list(zip(files.issue_files, files.issues, strict=True))
    with plan.reading(files.folder / "negotiation.toml"):
        first = min(entry["on"] for entry in files.negotiation["state_of_play"])
        plan_frame(plan, first)
    with plan.reading(files.folder / "parties.toml"):
        plan_parties(plan, first)
    with plan.reading(files.folder / "people.toml"):
        plan_people(plan, first)
    for rank, (path, issue) in enumerate(issues, start=1):
        with plan.reading(path):
            plan_issue(plan, issue, first=first, rank=rank)
    for path, issue in issues:
        with plan.reading(path):
            plan_standings(plan, issue, first=first)
    with plan.reading(files.folder / "quotations.toml"):
        for quotation in sorted(files.quotations, key=lambda row: row["on"]):
            plan_quotation(plan, quotation)
    with plan.reading(files.folder / "talks.toml"):
        for talks in files.talks:
            plan_talks(plan, talks, state="held")
        for talks in files.announced:
            plan_talks(plan, talks, state="announced")
    with plan.reading(files.folder / "glossary.toml"):
        for rank, entry in enumerate(files.glossary, start=1):
            plan_glossary(plan, entry, rank=rank)
    for path, issue in issues:
        with plan.reading(path):
            plan_issue_rows(plan, issue)
    return plan
