"""Goes through an article in order and gives every quotation its voice."""

from collections.abc import Sequence
from dataclasses import dataclass

from negotiations.intake.extraction.article import Parsed
from negotiations.intake.extraction.attribute import (
    Attribution,
    attribute,
    late_attribution,
    reported_speaker,
)
from negotiations.intake.extraction.discourse import MENTIONED, SPEAKER, SUBJECT, Discourse
from negotiations.intake.extraction.grammar import Clause
from negotiations.intake.extraction.marks import Segment
from negotiations.intake.extraction.mentions import Mention
from negotiations.intake.extraction.people import Directory, Person
from negotiations.intake.extraction.values import How


@dataclass(slots=True)
class Voice:
    """Who speaks a segment. `person` is set for people, `name` for whoever speaks; `weak`: no cue, a guess."""

    name: str | None
    text: str
    cue: str
    how: How | None
    person: Person | None = None
    weak: bool = False


class Listener:
    """Walks an article's paragraphs and keeps what later sentences lean on."""

    def __init__(self, text: str, segments: Sequence[Segment], directory: Directory) -> None:
        self.text, self.segments, self.directory = text, segments, directory
        self.discourse = Discourse()
        self.voices: list[Voice | None] = [None] * len(segments)
        self._body: Mention | None = None
        self._bodies: dict[str, str] = {}
        self._body_text = ""
        self._lead: Voice | None = None
        self._last: Voice | None = None

    def prime(self, people: Sequence[Person]) -> None:
        """Remember the people of the headline before the first sentence."""
        self.discourse.next_sentence(-1)
        for person in people:
            self.discourse.note(person, MENTIONED)

    def listen(self, parsed: Sequence[Parsed]) -> list[Voice | None]:
        """Return a voice for every segment, in order."""
        for part in parsed:
            self._paragraph(part)
        return self.voices

    def _paragraph(self, part: Parsed) -> None:
        paragraph = part.paragraph
        subjects: list[Voice | None] = []
        homes: dict[int, int] = {}
        for place, (start, end) in enumerate(paragraph.sentences):
            clause = Clause(paragraph.words, part.mentions, start, end)
            quotes = [index for index in range(start, end) if index in paragraph.quotes]
            following: Clause | None = None
            if quotes and place + 1 < len(paragraph.sentences):
                following = Clause(paragraph.words, part.mentions, *paragraph.sentences[place + 1])
            subjects.append(self._sentence(part, clause, quotes, following))
            for index in quotes:
                homes[paragraph.quotes[index]] = place
        if homes:
            self._carry(part, homes, subjects)
            voices = [self.voices[number] for number in sorted(homes)]
            self._last = next((voice for voice in reversed(voices) if voice is not None), None)
        else:
            self._last = None
        self._lead = next((voice for voice in reversed(subjects) if voice is not None), None)

    def _sentence(
        self, part: Parsed, clause: Clause, quotes: list[int], following: Clause | None
    ) -> Voice | None:
        """Read one sentence; return the voice of its subject."""
        number = part.paragraph.number
        self.discourse.next_sentence(number)
        subject = clause.first_subject(clause.end)
        resolved: dict[int, Person | None] = {}
        for mention in clause.mentions:
            person = self._person_of(mention, number)
            resolved[mention.start] = person
            if person is not None:
                self.discourse.note(person, SUBJECT if mention is subject else MENTIONED)
            elif mention.kind == "organisation" and mention.name:
                self._bodies[mention.head.casefold()] = mention.name
        for index in quotes:
            segment = part.paragraph.quotes[index]
            held = self.segments[segment]
            found = attribute(clause, index, self.text[held.start : held.end])
            scope = clause
            if found is None and following is not None and index == clause.end - 1:
                found, scope = late_attribution(following), following
                if found is not None and found.mention is not None:
                    resolved[found.mention.start] = self._person_of(found.mention, number)
            if found is not None and found.mention is not None:
                voice = self._voice(found, part, scope, resolved.get(found.mention.start))
                self.voices[segment] = voice
                if voice.person is not None and not voice.weak:
                    self.discourse.note(voice.person, SPEAKER)
        lead = reported_speaker(clause) if not quotes else None
        if lead is None and subject is not None:
            lead = Attribution(subject, "", clause.start)
        if lead is None or lead.mention is None:
            return None
        voice = self._voice(lead, part, clause, resolved.get(lead.mention.start))
        if lead.cue and voice.person is not None:
            self.discourse.note(voice.person, SPEAKER)
            voice.person.sure = True
        return voice

    def _person_of(self, mention: Mention, paragraph: int) -> Person | None:
        if mention.kind == "person":
            return self.directory.find(mention)
        if mention.kind == "pronoun" and mention.gender in ("m", "f"):
            return self.discourse.who(mention.gender, paragraph)
        if mention.kind == "role" and mention.definite and mention.gender != "p":
            if mention.qualifiers:
                found = self.directory.holder(mention.head, mention.qualifiers)
                if found is not None:
                    return found
            return self.discourse.holder(mention.head, mention.gender, paragraph)
        return None

    def _voice(self, found: Attribution, part: Parsed, clause: Clause, person: Person | None) -> Voice:
        mention = found.mention
        assert mention is not None
        weak = not found.cue
        text = self._phrase(part, clause, mention)
        if person is not None:
            how: How = (
                "named" if mention.kind == "person" else "role" if mention.kind == "role" else "pronoun"
            )
            return Voice(person.name, text, found.cue, how, person, weak)
        if mention.kind == "organisation":
            name = self._full_body_name(mention) or mention.name or text
            self._body, self._body_text = mention, name
            return Voice(name, text, found.cue, "organisation", None, weak)
        if mention.kind == "role":
            self._body, self._body_text = mention, text
            return Voice(text, text, found.cue, "role", None, weak)
        if (
            mention.kind == "pronoun"
            and mention.gender in ("p", "n")
            and self._body is not None
            and mention.text.lower() in ("they", "it")
        ):
            if (mention.gender == "p") == (self._body.gender == "p"):
                return Voice(self._body_text, text, found.cue, "pronoun", None, weak)
        return Voice(None, text, found.cue, "pronoun" if mention.kind == "pronoun" else None, None, weak)

    def _full_body_name(self, mention: Mention) -> str | None:
        """ "The ministry" is the ministry named before."""
        return self._bodies.get(mention.head) if mention.definite and not mention.name else None

    def _phrase(self, part: Parsed, clause: Clause, mention: Mention) -> str:
        """The speaker as the sentence has it, with its article and, for a role, what it is a role of."""
        words, paragraph = clause.words, part.paragraph
        start, end = mention.start, mention.end
        if mention.kind == "organisation" and start > clause.start and words[start - 1].lower() == "the":
            start -= 1
        if (
            mention.kind == "role"
            and end + 1 < clause.end
            and words[end] in ("of", "for", "from", "at", "with", "in")
        ):
            behind = clause.starting_at(end + 1) or clause.starting_at(end + 2)
            if behind is not None and behind.kind in ("organisation", "person") and behind.start - end <= 2:
                end = behind.end
        return self.text[paragraph.starts[start] : paragraph.end(end - 1)]

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
                self.voices[number] = Voice(chosen.name, chosen.text, "", "carried", chosen.person, False)
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
