"""The first half of an article's way in, without the database: clean, check the limits, extract."""

import datetime
from dataclasses import dataclass
from functools import cached_property

from negotiations.common.text import clean_line, clean_text
from negotiations.intake.extraction import Body, Extraction, Roster, extract_body, read_body
from negotiations.intake.extraction import clean_text as mend
from negotiations.intake.extraction.bylines import byline_of
from negotiations.intake.extraction.dates import MARKDOWN
from negotiations.intake.limits import MOST_CHARACTERS
from negotiations.intake.readers import RawArticle
from negotiations.intake.readers.stated import called
from negotiations.intake.roster import RosterByDay
from negotiations.intake.runs import Runs, runs_of

OPENING = 110  # characters of the first line that stand in for a missing title


class Refused(ValueError):
    """An article cannot be taken in; the message names its file and says why."""


@dataclass(frozen=True)
class Reading:
    """An article read: as its reader gave it, its title, its clean body, who was who on its day.

    `addresses`: where it was asked for and found, beside what it says of itself. What takes long is done when it is
    asked for: nobody asks of a text that is held already.
    """

    raw: RawArticle
    title: str
    body: Body
    roster: Roster
    addresses: tuple[str, ...] = ()

    @property
    def day(self) -> datetime.date | None:
        """The day of publication, as the file states it or the text."""
        return self.raw.date or self.body.date

    @cached_property
    def extraction(self) -> Extraction:
        """What was found in the body; its offsets index the body's text, which is what the record stores."""
        return extract_body(self.body, roster=self.roster)

    @cached_property
    def runs(self) -> Runs:
        """The hashes of the runs of words of the body."""
        return runs_of(self.body.text)


def read_article(raw: RawArticle, *, label: str, roster: RosterByDay) -> Reading:
    """Clean a text and take it apart into body, headline and furniture.

    `label` names the file in messages. Raises Refused when the text is too long or nothing but furniture.
    """
    if raw.problem:
        raise Refused(raw.problem)
    if len(raw.text) > MOST_CHARACTERS:
        raise Refused(
            f"{called(label, raw.title)}: {len(raw.text):,} characters; one article may have {MOST_CHARACTERS:,}."
            " Is it several articles?"
        )
    # Mending first: some of what the door takes for control characters is half of a letter in the wrong encoding.
    text = clean_text(mend(raw.text))
    body = read_body(text, raw.title)
    if clean_text(body.text) != body.text:
        raise Refused(
            f"{called(label, raw.title)}: the text holds characters that cannot be stored as they are."
        )
    if not body.text.strip():
        place = called(label, raw.title)
        raise Refused(f"{place}: no text is left when share lines, captions and teasers are taken out.")
    title = clean_line(body.title)[:400] or _opening(body.text)
    return Reading(raw, title, body, roster.on(raw.date or body.date))


def stated_byline(body: Body) -> str:
    """Return who wrote the article as its line behind the headline says: "Ann Lake and Bo Hill"; empty without one."""
    lines = (block.text for block in body.dropped if block.reason == "byline")
    return next(filter(None, (byline_of(line.strip(MARKDOWN)) for line in lines)), "")


def _opening(text: str) -> str:
    """Return the beginning of a text, for one that has no title."""
    line = clean_line(text.strip().split("\n", 1)[0])
    return line if len(line) <= OPENING else line[:OPENING].rsplit(" ", 1)[0] + " …"
