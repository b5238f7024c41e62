"""Goes through an article in order and gives every quotation its voice."""

from bisect import bisect_left
from collections.abc import Sequence

from negotiations.intake.extraction.appositions import Apposed
from negotiations.intake.extraction.article import Parsed
from negotiations.intake.extraction.attribute import (
    Attribution,
    attribute,
    late_attribution,
    reported_speaker,
)
from negotiations.intake.extraction.clause import Clause
from negotiations.intake.extraction.discourse import MENTIONED, SPEAKER, SUBJECT, Discourse
from negotiations.intake.extraction.marks import Segment
from negotiations.intake.extraction.mention import Mention
from negotiations.intake.extraction.people import Directory, Person
from negotiations.intake.extraction.positions import PositionReader
from negotiations.intake.extraction.voice import Bodies, Phrase, Voice, phrase_of, without_article


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
        self.text, self.segments, self.directory = text, segments, directory
        self._apposed, self._positions = apposed, positions
        self.discourse = Discourse()
        self.voices: list[Voice | None] = [None] * len(segments)
        self._bodies = Bodies()
        self._lead: Voice | None = None
        self._last: Voice | None = None

    def prime(self, people: Sequence[Person]) -> None:
        """Remember the people of the headline before the first sentence."""
        self.discourse.next_sentence(-1)
        for person in people:
            self.discourse.note(person, MENTIONED)

    def listen(self, parsed: Sequence[Parsed]) -> list[Voice | None]:
        """Return a voice for every segment, in order."""
        quoted = [bool(part.paragraph.quotes) for part in parsed]
        # Nothing behind the last quotation can say who speaks.
        last = max((place for place, holds in enumerate(quoted) if holds), default=-1)
        if self._positions is not None:
            last = len(parsed) - 1
        for place, part in enumerate(parsed[: last + 1]):
            self._paragraph(part, wanted=quoted[place] or (place < last and quoted[place + 1]))
        return self.voices

    def _paragraph(self, part: Parsed, *, wanted: bool) -> None:
        """Read a paragraph; `wanted` tells that a quotation in it or in the next may lean on its subjects."""
        paragraph = part.paragraph
        subjects: list[Voice | None] = []
        homes: dict[int, int] = {}
        quoted = list(paragraph.quotes)
        for place, (start, end) in enumerate(paragraph.sentences):
            clause = Clause(part, start, end)
            quotes: list[int] = []
            following: Clause | None = None
            if paragraph.quotes:
                quotes = quoted[bisect_left(quoted, start) : bisect_left(quoted, end)]
                if quotes and place + 1 < len(paragraph.sentences):
                    following = Clause(part, *paragraph.sentences[place + 1])
            subjects.append(self._sentence(part, clause, quotes, following, wanted=wanted))
            for index in quotes:
                homes[paragraph.quotes[index]] = place
        if homes:
            self._carry(part, homes, subjects)
        voices = [self.voices[number] for number in sorted(homes)]
        self._last = next((voice for voice in reversed(voices) if voice is not None), None)
        self._lead = next((voice for voice in reversed(subjects) if voice is not None), None)

    def _sentence(
        self, part: Parsed, clause: Clause, quotes: list[int], following: Clause | None, *, wanted: bool
    ) -> Voice | None:
        """Read one sentence; return the voice of its subject if it is wanted."""
        self.discourse.next_sentence(part.paragraph.number)
        subject = clause.first_subject(clause.end)
        resolved: dict[int, Person | None] = {}
        for mention in clause.mentions:
            person = resolved[mention.start] = self._person_of(mention, part.paragraph.number)
            if person is not None:
                self.discourse.note(person, SUBJECT if mention is subject else MENTIONED)
            elif mention.kind == "organisation":
                self._bodies.enter(mention)
        if self._positions is not None and not quotes:
            self._positions.read(part, clause, resolved)
        for index in quotes:
            self._attribute(part, clause, index, following, resolved)
        lead = reported_speaker(clause) if not quotes else None
        if lead is None and subject is not None:
            lead = Attribution(subject, "", clause.start)
        if lead is None or lead.mention is None:
            return None
        person = resolved.get(lead.mention.start)
        if lead.cue and person is not None:
            self.discourse.note(person, SPEAKER)
            person.sure = True
        if not wanted:
            if person is None and lead.mention.kind in ("organisation", "role"):
                self._bodies.spoke(lead.mention, phrase_of(self.text, part.paragraph, clause, lead.mention))
            return None
        phrase = phrase_of(self.text, part.paragraph, clause, lead.mention)
        return self._voice(lead.mention, lead.cue, phrase, person)

    def _attribute(
        self,
        part: Parsed,
        clause: Clause,
        index: int,
        following: Clause | None,
        resolved: dict[int, Person | None],
    ) -> None:
        """Give the quotation at token `index` its own voice, if its sentence or the next names one."""
        segment = part.paragraph.quotes[index]
        held = self.segments[segment]
        found = attribute(clause, index, self.text[held.start : held.end])
        scope = clause
        if found is None and following is not None and index == clause.end - 1:
            found, scope = late_attribution(following), following
            if found is not None and found.mention is not None:
                resolved[found.mention.start] = self._person_of(found.mention, part.paragraph.number)
        if found is None or found.mention is None:
            return
        phrase = phrase_of(self.text, part.paragraph, scope, found.mention)
        voice = self._voice(found.mention, found.cue, phrase, resolved.get(found.mention.start))
        self.voices[segment] = voice
        if voice.person is not None and not voice.weak:
            self.discourse.note(voice.person, SPEAKER)

    def _person_of(self, mention: Mention, paragraph: int) -> Person | None:
        if mention.kind == "person":
            return self.directory.find(mention)
        if mention.kind == "pronoun" and mention.gender in ("m", "f"):
            return self.discourse.who(mention.gender, paragraph)
        if mention.kind != "role" or mention.gender == "p":
            return None
        beside = self._apposed.get((paragraph, mention.start))
        if beside is not None:
            return beside
        if mention.definite:
            asked = frozenset(mention.roles)
            if mention.qualifiers:
                found = self.directory.holder(mention.head, mention.qualifiers, asked)
                if found is not None:
                    return found
            return self.discourse.holder(mention.head, mention.gender, paragraph, mention.qualifiers, asked)
        return None

    def _voice(self, mention: Mention, cue: str, phrase: Phrase, person: Person | None) -> Voice:
        weak = not cue
        if person is not None:
            if mention.kind == "person":
                return Voice(person.name, phrase, cue, "named", person, weak)
            return Voice(
                person.name, phrase, cue, "role" if mention.kind == "role" else "pronoun", person, weak
            )
        if mention.kind in ("organisation", "role"):
            name = (
                self._bodies.full_name(mention) or (mention.name and without_article(phrase)) or phrase.text
            )
            self._bodies.spoke(mention, phrase)
            return Voice(name, phrase, cue, "role" if mention.kind == "role" else "organisation", None, weak)
        if mention.kind == "pronoun":
            return Voice(self._bodies.meant_by(mention, phrase), phrase, cue, "pronoun", None, weak)
        return Voice(None, phrase, cue, None, None, weak)

    def _carry(self, part: Parsed, homes: dict[int, int], subjects: Sequence[Voice | None]) -> None:
        """Give the quotations without a cue of their own the voice of a neighbour."""
        numbers = sorted(homes)
        begins = part.paragraph.quotes.get(0) == numbers[0]
        behind = self._next_spoken(numbers)
        before: Voice | None = None
        for number in numbers:
            own = self.voices[number]
            if own is not None and not own.weak:
                before = own
                continue
            home = homes[number]
            after = behind.get(number)
            beside = self.voices[after] if after is not None and homes[after] == home else None
            lead = subjects[home - 1] if home else None
            chosen = beside or before or own or (lead if lead and lead.person else None)
            if chosen is None and after is not None:
                chosen = self.voices[after]
            if chosen is None and begins:
                chosen = self._last or self._lead
            chosen = chosen or lead or self._last or self._lead
            if chosen is own and own is not None:
                own.weak = False
            elif chosen is not None:
                self.voices[number] = Voice(chosen.name, chosen.phrase, "", "carried", chosen.person, False)
            before = self.voices[number] or before

    def _next_spoken(self, numbers: Sequence[int]) -> dict[int, int]:
        """Map each segment to the next one behind it that has a speaker of its own."""
        out: dict[int, int] = {}
        following: int | None = None
        for number in reversed(numbers):
            if following is not None:
                out[number] = following
            voice = self.voices[number]
            if voice is not None and not voice.weak:
                following = number
        return out
