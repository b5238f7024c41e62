"""The whole way from a text as given to its quotations with their speakers."""

from negotiations.intake.extraction.body import read_body
from negotiations.intake.extraction.kinds import kind_of
from negotiations.intake.extraction.marks import segments
from negotiations.intake.extraction.paragraphs import paragraphs
from negotiations.intake.extraction.roster import Roster
from negotiations.intake.extraction.values import Extraction, FoundQuotation, Span


def extract(text: str, *, title: str | None = None, roster: Roster | None = None) -> Extraction:
    """Find the quotations of one article. Never raises; spans index the result's `text`."""
    body = read_body(text, title)
    found = segments(body.text, paragraphs(body.text))
    quotes = tuple(
        FoundQuotation(
            text=body.text[s.start : s.end],
            spans=(Span(s.start, s.end),),
            speaker=None,
            speaker_text="",
            cue="",
            how=None,
            kind=kind_of(body.text[s.start : s.end], open_ended=s.open_ended),
        )
        for s in found
    )
    return Extraction(body.title, body.date, body.text, body.dropped, quotes, anchors=body.anchors)
