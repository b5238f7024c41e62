"""An article as a reader hands it over, before any cleaning of its body."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass


class NotReadable(ValueError):
    """The file cannot be read; the message names the file and says what is wrong, for people."""


class ColumnsUnknown(NotReadable):
    """A table can be read, but no column of it is known to hold the text; a person may say which one does."""


@dataclass(frozen=True, slots=True)
class RawArticle:
    """One article of a file. `member` names it inside the file ("" when the file is one article).

    `problem` says why a member could not be read; its text is empty then. A row of a table has its `headings` and `cells`
    as they came. An entry of a watched feed, and a broken one of a file of JSON, has its `source`, as it stood there, to be
    kept; a file of an archive that could not be read its bytes, packed, as `original`. `dropped`: what the reader left out
    of the text, as (text, reason). `mends`: it has no text, and states what is to be known of the article `guid`.
    `page`: the key of the kept file that it was fetched in.
    `updated`: when a feed says that its entry was last changed, as it stands there.
    `note`: what its row is to say beside how it came in, such as files on a message that were not read.
    """

    name: str
    text: str
    member: str = ""
    title: str | None = None
    byline: str = ""
    date: datetime.date | None = None
    publisher: str = ""
    url: str = ""
    guid: str = ""
    language: str = ""
    problem: str = ""
    headings: Sequence[str] = ()
    cells: Sequence[str] = ()
    source: str = ""
    dropped: Sequence[Sequence[str]] = ()
    mends: bool = False
    note: str = ""
    original: str = ""
    updated: str = ""
    page: str = ""
