"""An article taken apart: paragraphs with tokens and mentions, quotations blanked out, people entered."""

from collections.abc import Sequence
from dataclasses import dataclass

from negotiations.intake.extraction.marks import Segment
from negotiations.intake.extraction.mentions import Mention, find_mentions
from negotiations.intake.extraction.people import Directory, name_parts
from negotiations.intake.extraction.tokens import BLANK, FILL, Paragraph, cut_sentences, tokenise


@dataclass(slots=True)
class Parsed:
    """A paragraph with its mentions."""

    paragraph: Paragraph
    mentions: list[Mention]


def blank_out(text: str, segments: Sequence[Segment]) -> str:
    """Return `text` at the same length with every quotation, marks included, replaced by a blank token."""
    parts: list[str] = []
    taken = 0
    for segment in segments:
        parts.append(text[taken : segment.outer_start])
        parts.append(BLANK + FILL * (segment.outer_end - segment.outer_start - 1))
        taken = segment.outer_end
    parts.append(text[taken:])
    return "".join(parts)


def parse(text: str, spans: Sequence[tuple[int, int]], segments: Sequence[Segment]) -> list[Parsed]:
    """Take a text apart, paragraph by paragraph."""
    blanked = blank_out(text.replace(BLANK, " ").replace(FILL, " "), segments)
    out: list[Parsed] = []
    first = 0
    for number, (start, end) in enumerate(spans):
        paragraph = tokenise(blanked, start, end, number, first)
        finals = {place: text[segments[place].end - 1] for place in paragraph.quotes.values()}
        cut_sentences(paragraph, finals)
        out.append(Parsed(paragraph, find_mentions(paragraph, text)))
        first += len(paragraph.quotes)
    return out


def enter_people(directory: Directory, parsed: Sequence[Parsed]) -> None:
    """Enter every full name, so that surnames met anywhere can be expanded."""
    for part in parsed:
        for mention in part.mentions:
            if mention.kind == "person" and len(name_parts(mention.name)) > 1:
                directory.find(mention)
