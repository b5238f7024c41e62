"""The shape in which `extract_quotes` prints an extraction: one JSON object an article, one entry a span."""

import json
from typing import Any

from negotiations.intake.extraction.values import Extraction, FoundQuotation, Span


def to_json_line(
    identity: object, extraction: Extraction, *, as_given: bool, with_issues: bool = False
) -> str:
    """Return the line for one article.

    `as_given`: offsets index the text that was handed in; otherwise they index "text", the clean
    text, which the line then carries. `with_issues` adds the slugs of the matching issues.
    """
    return json.dumps(
        to_record(identity, extraction, as_given=as_given, with_issues=with_issues), ensure_ascii=False
    )


def to_record(
    identity: object, extraction: Extraction, *, as_given: bool, with_issues: bool = False
) -> dict[str, Any]:
    """Return what to_json_line prints, as a dictionary."""
    entries: list[dict[str, Any]] = []
    for number, quotation in enumerate(extraction.quotes, start=1):
        for span in quotation.spans:
            entry = _entry(extraction, quotation, span, number, as_given)
            if with_issues:
                entry["issues"] = list(quotation.issue_keys)
            entries.append(entry)
    entries.sort(key=lambda entry: int(entry["start"]))
    record: dict[str, Any] = {
        "id": identity,
        "title": extraction.title,
        "date": extraction.date.isoformat() if extraction.date else None,
        "language": extraction.language,
    }
    if not as_given:
        record["text"] = extraction.text
    record["quotes"] = entries
    return record


def _entry(
    extraction: Extraction, quotation: FoundQuotation, span: Span, group: int, as_given: bool
) -> dict[str, Any]:
    start, end = span.start, span.end
    if as_given:
        start = extraction.offset_as_given(span.start)
        end = extraction.offset_as_given(span.end - 1) + 1
    return {
        "text": extraction.text[span.start : span.end],
        "start": start,
        "end": end,
        "group": group,
        "speaker": quotation.speaker,
        "speaker_text": quotation.speaker_text,
        "cue": quotation.cue,
        "how": quotation.how,
        "kind": quotation.kind,
    }
