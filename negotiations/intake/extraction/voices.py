"""Goes through an article in order and gives every quotation its voice."""

from bisect import bisect_left
from collections.abc import Sequence

from negotiations.intake.extraction.appositions import Apposed
from negotiations.intake.extraction.article import Parsed
from negotiations.intake.extraction.attribute import attribute, late_attribution, reported_speaker
from negotiations.intake.extraction.carrying import carry, carry_back, carry_pronoun
from negotiations.intake.extraction.clause import Clause, behind_dateline
from negotiations.intake.extraction.delayed_names import name_called, name_later
from negotiations.intake.extraction.jointly import Resolved
from negotiations.intake.extraction.marks import Segment
from negotiations.intake.extraction.people import Directory, Person
from negotiations.intake.extraction.positions import PositionReader
from negotiations.intake.extraction.resolver import Resolver
from negotiations.intake.extraction.voice import Voice


class Listener:
    """Walks an article's paragraphs and keeps what later sentences lean on."""

    def __init__(
        self,
        text: str,
        segments: Sequence[Segment],
        directory: Directory,
        apposed: Apposed,
        positions: PositionReader | None = None,
    ) -> None:
        self.text, self.segments = text, segments
        self._positions = positions
        self._asked = False  # whether the paragraph at hand is read for positions
        self._resolver = Resolver(text, directory, apposed)
        self.voices: list[Voice | None] = [None] * len(segments)
        self._lead: Voice | None = None
        self._last: Voice | None = None

    def prime(self, people: list[Person]) -> None:
        """Remember the people of the headline before the first sentence."""
        self._resolver.prime(people)

    def listen(self, parsed: Sequence[Parsed]) -> list[Voice | None]:
        """Return a voice for every segment, in order."""
        quoted = [bool(part.paragraph.quotes) for part in parsed]
        # Nothing behind the last quotation can say who speaks, and nothing behind the last issue what of it.
        asked = [self._positions is not None and self._positions.reaches(part) for part in parsed]
        last = max((n for n in range(len(parsed)) if quoted[n] or asked[n]), default=-1)
        for place, part in enumerate(parsed[: last + 1]):
            self._asked = asked[place]
            if quoted[place]:
                self._quoting(part)
            else:
                self._plain(part, wanted=place < last and quoted[place + 1])
        carry_back(self.voices, self.segments, [part.paragraph.span for part in parsed])
        name_later(self.voices, self.segments)
        name_called(self.voices, self.segments, self._resolver.called)
        return self.voices

    def _plain(self, part: Parsed, *, wanted: bool) -> None:
        """Read a paragraph without quotations; `wanted` tells that the next one has some, which may lean on it."""
        self._last = self._lead = None
        for start, end in part.paragraph.sentences:
            clause = Clause(part, start or behind_dateline(part.paragraph, end), end)
            led = self._sentence(part, clause, [], None, wanted=wanted)
            if led is not None and (
                led.person is not None or self._lead is None or self._lead.person is None
            ):
                self._lead = led

    def _quoting(self, part: Parsed) -> None:
        """Read a paragraph with quotations."""
        paragraph = part.paragraph
        subjects: list[Voice | None] = []
        homes: dict[int, int] = {}
        quoted = list(paragraph.quotes)
        clauses = [
            Clause(part, start or behind_dateline(paragraph, end), end) for start, end in paragraph.sentences
        ]
        for place, clause in enumerate(clauses):
            quotes = quoted[bisect_left(quoted, clause.start) : bisect_left(quoted, clause.end)]
            following = clauses[place + 1] if quotes and place + 1 < len(clauses) else None
            subjects.append(self._sentence(part, clause, quotes, following, wanted=True))
            for index in quotes:
                homes[paragraph.quotes[index]] = place
        first = min(homes, default=-1)
        begins = paragraph.quotes.get(0) == first
        opening = self.voices[first] if begins else None
        if opening is not None and opening.how == "pronoun" and opening.known is None:
            carry_pronoun(opening, subjects[homes[first] + 1 :])
        carry(self.voices, homes, subjects, self._last or self._lead, begins=begins)
        voices = [self.voices[number] for number in sorted(homes)]
        self._last = next((voice for voice in reversed(voices) if voice is not None), None)
        self._lead = next((voice for voice in reversed(subjects) if voice is not None), None)

    def _sentence(
        self, part: Parsed, clause: Clause, quotes: list[int], following: Clause | None, *, wanted: bool
    ) -> Voice | None:
        """Read one sentence; return the voice of its subject if it is wanted."""
        subject = clause.first_subject(clause.end)
        resolved, document = self._resolver.begin(clause, subject)
        if self._positions is not None and self._asked and not quotes:
            self._positions.read(part, clause, resolved)
        for index in quotes:
            self._attribute(clause, index, following, resolved)
        mention, cue = subject, ""
        reported = reported_speaker(clause) if not quotes else None
        if reported is not None:
            mention, cue = reported.mention, reported.cue
            if subject is not None and subject is not mention and subject.kind == "role":
                self._resolver.meet(clause, subject, resolved)
        voice: Voice | None = None
        if mention is not None:
            needed = wanted or document is not None
            voice = self._resolver.lead(clause, mention, cue, resolved, wanted=needed)
        if document is not None:
            self._resolver.issued(clause, document, resolved, self._spoken(clause, quotes) or voice)
        return voice if wanted else None

    def _spoken(self, clause: Clause, quotes: list[int]) -> Voice | None:
        """Return who says the last quotation of a sentence, if it has words for that."""
        voice = self.voices[clause.paragraph.quotes[quotes[-1]]] if quotes else None
        return voice if voice is not None and voice.cue else None

    def _attribute(self, clause: Clause, index: int, following: Clause | None, resolved: Resolved) -> None:
        """Give the quotation at token `index` its own voice, if its sentence or the next names one."""
        segment = clause.paragraph.quotes[index]
        held = self.segments[segment]
        found = attribute(clause, index, self.text[held.start : held.end])
        if found is None and following is not None and index == clause.end - 1:
            found, clause = late_attribution(following), following
        if found is not None and found.mention is not None:
            self.voices[segment] = self._resolver.speaker(clause, found.mention, found.cue, resolved)
