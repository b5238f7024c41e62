"""Quotation extraction: text in, values out; no Django, no database.

extraction = extract(text, roster=roster)
for quotation in extraction.quotes:
    words = [extraction.text[span.start : span.end] for span in quotation.spans]
"""

from negotiations.intake.extraction.body import Body, read_body
from negotiations.intake.extraction.characters import clean_text
from negotiations.intake.extraction.extract import extract, extract_body
from negotiations.intake.extraction.lines import to_json_line, to_record
from negotiations.intake.extraction.roster import KnownIssue, KnownParty, KnownPerson, Office, Roster
from negotiations.intake.extraction.values import (
    Dropped,
    Extraction,
    FoundQuotation,
    How,
    Kind,
    ReportedPosition,
    Span,
)

__all__ = [
    "Body",
    "Dropped",
    "Extraction",
    "FoundQuotation",
    "How",
    "Kind",
    "KnownIssue",
    "KnownParty",
    "KnownPerson",
    "Office",
    "ReportedPosition",
    "Roster",
    "Span",
    "clean_text",
    "extract",
    "extract_body",
    "read_body",
    "to_json_line",
    "to_record",
]
