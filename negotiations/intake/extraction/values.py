"""What extraction hands back: quotations, spans, dropped text; plain frozen values."""

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

How = Literal["named", "role", "pronoun", "carried", "organisation"]
Kind = Literal["statement", "partial", "fragment"]


@dataclass(frozen=True, slots=True)
class Span:
    """A run of quoted words without their marks: code point offsets into the clean text, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FoundQuotation:
    """One quotation: one span, or several that its attribution splits.

    `speaker` is the full name as far as the article gives it, an organisation's name, or an unnamed
    role as it stands ("a Kremlin spokesman"); None when nobody could be found. `speaker_text` is the
    speaker as the sentence has it ("he"), `cue` the reporting word ("" when there is none).
    Keys are those of the roster, None or empty without one.
    """

    text: str
    spans: tuple[Span, ...]
    speaker: str | None
    speaker_text: str
    cue: str
    how: How | None
    kind: Kind
    person_key: str | None = None
    party_key: str | None = None
    issue_keys: tuple[str, ...] = ()
    issue_words: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ReportedPosition:
    """A sentence of indirect speech that states a party's stance on one or more issues: an offer to an editor.

    `stance` goes from +3 (demands) over +2 (supports), +1 (open, with conditions) and -1 (sceptical) to -2
    (opposes) and -3 (a red line). It is the stance on what the sentence says of the issue: whether that is
    the issue's own proposition or its contrary is for the editor to see. `span` is the sentence, `words`
    what decided the stance, `issue_words` the terms that matched, by issue.
    """

    party_key: str
    issue_keys: tuple[str, ...]
    stance: int
    span: Span
    words: str
    issue_words: tuple[tuple[str, str], ...] = ()
    person_key: str | None = None


@dataclass(frozen=True, slots=True)
class Dropped:
    """Text kept out of the body: what, why (a short code), and its line (from 1) in the text as given."""

    text: str
    reason: str
    line: int


@dataclass(frozen=True, slots=True)
class Extraction:
    """An article read. `text` is the clean text that every span indexes.

    `date` is set only where the article states its publication. `language` is an ISO code, "" when it
    cannot be told. `positions` are found only with a roster that has parties and issues.
    `anchors` maps clean offsets back to the text as given (see `offset_as_given`).
    """

    title: str
    date: date | None
    text: str
    dropped: tuple[Dropped, ...]
    quotes: tuple[FoundQuotation, ...]
    language: str = "en"
    anchors: tuple[tuple[int, int], ...] = field(default=((0, 0),), repr=False)
    positions: tuple[ReportedPosition, ...] = ()

    def offset_as_given(self, offset: int) -> int:
        """Turn an offset into `text` into the offset of the same character in the text as given."""
        index = bisect_right(self.anchors, (offset, 1 << 62)) - 1
        clean, given = self.anchors[max(index, 0)]
        return given + offset - clean
