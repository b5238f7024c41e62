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
from negotiations.intake.extraction.bodies import Bodies
from negotiations.intake.extraction.clause import Clause, behind_dateline
from negotiations.intake.extraction.discourse import MENTIONED, SPEAKER, SUBJECT, Discourse
from negotiations.intake.extraction.documents import ISSUED, owner_of_document
from negotiations.intake.extraction.marks import Segment
from negotiations.intake.extraction.mention import Mention
from negotiations.intake.extraction.people import Directory, Person
from negotiations.intake.extraction.phrase import Phrase, phrase_of, without_article
from negotiations.intake.extraction.positions import PositionReader
from negotiations.intake.extraction.values import How
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
        self.text, self.segments, self.directory = text, segments, directory
        self._apposed, self._positions = apposed, positions
        self.discourse = Discourse()
        self.voices: list[Voice | None] = [None] * len(segments)
        self._bodies = Bodies()
        self._lead: Voice | None = None
        self._last: Voice | None = None
        self._issuer: Voice | None = None
        self._paragraph_number = 0

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
        self._paragraph_number = paragraph.number
        subjects: list[Voice | None] = []
        homes: dict[int, int] = {}
        quoted = list(paragraph.quotes)
        for place, (start, end) in enumerate(paragraph.sentences):
            clause = Clause(part, start or behind_dateline(paragraph, end), end)
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
        document: Mention | None = None
        for mention in clause.mentions:
            person = resolved[mention.start] = self._person_of(mention, part.paragraph.number)
            if person is not None:
                if mention is subject:
                    self.discourse.note(person, SUBJECT)
                elif person.sure or not clause.may_be_place(mention):
                    self.discourse.note(person, MENTIONED)
            elif mention.kind == "organisation":
                self._bodies.enter(mention)
            elif mention.kind == "document" and mention.head in ISSUED:
                document = mention
        if self._positions is not None and not quotes:
            self._positions.read(part, clause, resolved)
        for index in quotes:
            self._attribute(part, clause, index, following, resolved)
        lead = reported_speaker(clause) if not quotes else None
        if lead is None and subject is not None:
            lead = Attribution(subject, "", clause.start)
        voice = self._lead_voice(part, clause, lead, resolved, wanted=wanted or document is not None)
        if document is not None:
            owner = owner_of_document(clause, document)
            if owner is not None:
                resolved.setdefault(owner.start, self._person_of(owner, part.paragraph.number))
                phrase = phrase_of(self.text, part.paragraph, clause, owner)
                self._issuer = self._voice(owner, "", phrase, resolved[owner.start])
            elif voice is not None:
                self._issuer = voice
        return voice if wanted else None

    def _lead_voice(
        self,
        part: Parsed,
        clause: Clause,
        lead: Attribution | None,
        resolved: dict[int, Person | None],
        *,
        wanted: bool,
    ) -> Voice | None:
        """Remember who leads a sentence; return the voice if it is wanted."""
        if lead is None or lead.mention is None:
            return None
        mention = lead.mention
        person = resolved.get(mention.start)
        if wanted and person is None and clause.is_single_role(mention):
            person = self._stranger(mention, phrase_of(self.text, part.paragraph, clause, mention))
            self.discourse.note(person, SPEAKER if lead.cue else SUBJECT)
        elif lead.cue and person is not None:
            self.discourse.note(person, SPEAKER)
            person.sure = True
        if not wanted:
            if person is None and mention.kind in ("organisation", "role"):
                self._bodies.spoke(mention, phrase_of(self.text, part.paragraph, clause, mention))
            return None
        phrase = phrase_of(self.text, part.paragraph, clause, mention)
        return self._voice(mention, lead.cue, phrase, person)

    @staticmethod
    def _stranger(mention: Mention, phrase: Phrase) -> Person:
        """Make a person of a role without a name, so that "he" and "the official" can mean it."""
        roles = {mention.head, *mention.roles}
        gender = mention.gender if mention.gender != "p" else ""
        return Person(phrase.text, gender, roles, None, True, set(mention.qualifiers), True)

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
        mention = found.mention
        if mention.start not in resolved:
            resolved[mention.start] = self._person_of(mention, part.paragraph.number)
        person = resolved[mention.start]
        if person is None and found.cue and scope.is_single_role(mention):
            person = resolved[mention.start] = self._stranger(mention, phrase)
        voice = self._voice(mention, found.cue, phrase, person)
        self.voices[segment] = voice
        if person is not None and not voice.weak:
            self.discourse.note(person, SPEAKER)
            person.sure = person.sure or mention.kind == "person"

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
        if person is not None and person.unnamed:
            if mention.kind == "role":
                self._bodies.spoke(mention, phrase)
            return Voice(
                person.name, phrase, cue, "role" if mention.kind == "role" else "pronoun", None, weak
            )
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
            meant = self._bodies.meant_by(mention, phrase)
            if meant is None and mention.gender == "p":
                stranger = self.discourse.who("", self._paragraph_number)
                meant = stranger.name if stranger is not None and stranger.unnamed else None
            elif (
                meant is None
                and mention.gender == "n"
                and self._issuer is not None
                and self._issuer.person is None
            ):
                meant = self._issuer.name
            return Voice(meant, phrase, cue, "pronoun", None, weak)
        if mention.kind == "document" and self._issuer is not None and mention.head in ISSUED:
            how: How = "role" if self._issuer.person is not None else "organisation"
            return Voice(self._issuer.name, phrase, cue, how, self._issuer.person, weak)
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
