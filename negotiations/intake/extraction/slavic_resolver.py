"""Turns what a Ukrainian or Russian sentence says of a speaker into a voice, by what the article said before."""

import re

from negotiations.intake.extraction.marks import Segment
from negotiations.intake.extraction.people import Person
from negotiations.intake.extraction.phrase import plain_phrase
from negotiations.intake.extraction.slavic_bodies import ADJECTIVES
from negotiations.intake.extraction.slavic_cues import (
    ACCORDING,
    ahead_of,
    by_verb,
    opening_subject,
    reporting_verbs,
    sentence_around,
)
from negotiations.intake.extraction.slavic_declension import full_nominative
from negotiations.intake.extraction.slavic_discourse import SlavicDiscourse
from negotiations.intake.extraction.slavic_genders import is_woman
from negotiations.intake.extraction.slavic_grammar import PLURAL, WRITTEN, Subject
from negotiations.intake.extraction.slavic_names import SlavicNames
from negotiations.intake.extraction.slavic_roles import role_nominative
from negotiations.intake.extraction.slavic_things import Things
from negotiations.intake.extraction.tokens import BLANK
from negotiations.intake.extraction.voice import Voice

# Said of somebody who is not named, and of somebody new: "beside her a man".
ANONYMOUS = re.compile(
    r"анон[иі]мн|(?:не|без)\s+(?:назыв|назив|указыв|вказув|раскры|розкрив|оприлюдн|сп[оі]лкув)|не\s+у(?:полномоч|повноваж)"
    r"|^(?:рядом|поруч|поряд|неподал)",
    re.MULTILINE | re.IGNORECASE,
)
WORDISH = re.compile(r"\S")
THAT = re.compile(r",\s+(?:что|що)\s")
FURTHER = 160  # letters behind a quotation in which that is said
FEWEST_WORDS = 2  # of a sentence with a subject
DASHES = ("—", "–", "-")
NO_WORDS = " \n—–-" + BLANK
SENTENCES = 3  # in which the issuer of a document is looked for
BEFORE = 40  # letters in which the sentence before ends


class Resolver:
    """Knows the text and whom it named: whose a pronoun, a bare role, a bare body or a document is."""

    def __init__(
        self,
        blanked: str,
        names: SlavicNames,
        things: Things,
        titled: Person | None,
        *,
        interview: bool,
    ) -> None:
        self._blanked, self._names, self._things = blanked, names, things
        self._titled, self._is_interview = titled, interview
        self.discourse = SlavicDiscourse(blanked, names)
        self.genders: dict[str, str] = {}  # of speakers whom the text does not name

    def asked(self) -> Person | None:
        """Return the person whom an interview asks."""
        return self._titled or self.discourse.most_named

    def _interviewed(self, start: int) -> Person | None:
        """Return whom an interview asks, for words that a dash opens in place of marks; else None."""
        if not self._is_interview:
            return None
        before = self._blanked[max(0, start - BEFORE) : start].rstrip()
        return self.asked() if before.endswith(DASHES) else None

    def called(
        self, found: tuple[Subject, str] | None, segment: Segment, paragraph: tuple[int, int]
    ) -> tuple[Subject, str] | None:
        """Give a body beside a quotation what it is called; a name in marks speaks where nobody else does."""
        if found is not None and (found[0].how not in ("organisation", "named", "role") or not self._things):
            return found
        begin, stop = sentence_around(self._blanked, segment, paragraph)
        things = self._things.between(begin, stop)
        reporting = reporting_verbs(self._blanked, begin, stop) if things and found is None else []
        for thing in things:
            before = self._blanked[begin : thing.start].rstrip()
            name = self._things.name_of(thing)
            if found is None:
                verbs = reporting
                if not thing.may_speak or thing.is_placed:
                    verbs = [verb for verb in verbs if thing.is_placed and verb.endswith(PLURAL)]
                if verbs:
                    return Subject(name, name, "organisation", gender="b"), verbs[0]
            elif before.endswith(found[0].phrase):
                if found[0].how == "role":
                    whole = f"{found[0].phrase} «{thing.name}»"
                    return Subject(
                        whole[:1].lower() + whole[1:], whole, "role", gender=found[0].gender
                    ), found[1]
                if found[0].how == "organisation":
                    whole = f"{found[0].name} «{name}»"
                    return Subject(
                        whole, f"{found[0].phrase} «{thing.name}»", "organisation", gender="b"
                    ), found[1]
                if found[0].phrase.casefold().endswith(ADJECTIVES) and " " not in found[0].phrase:
                    return Subject(name, name, "organisation", gender="b"), found[1]
        return found

    def by_sentence(self, begin: int, stop: int) -> Voice | None:
        """Return the subject of the sentence between two offsets, whatever its verb."""
        subject = self.discourse.subject(begin, stop, "")
        opening = opening_subject(self._blanked[begin:stop], self._names)
        if subject is not None and (
            opening is None or THAT.search(self._blanked, begin, subject.start) is None
        ):
            person = subject.person
            return Voice(person.name, plain_phrase(person.name), "", "named", person)
        return self.voice(opening, "", stop) if opening is not None else None

    def issuer(self, segment: Segment) -> Voice | None:
        """Return who was said, shortly before, to say something: whose is "the statement" that is quoted."""
        stop = segment.outer_start
        for _ in range(SENTENCES):
            begin = self.discourse.sentence_at(stop - 1)
            found = by_verb(self._blanked[begin:stop], self._names)
            if found is not None and found[0].name is not None:
                return self.voice(*found, segment.outer_start)
            if begin == 0:
                break
            stop = begin
        return None

    def introduced(
        self, segment: Segment, before: Segment | None, paragraph: tuple[int, int]
    ) -> Voice | None:
        """Return the subject of the sentence right before a quotation that has no words of its own."""
        floor = max(paragraph[0], before.outer_end if before is not None else 0)
        begin = ahead_of(self._blanked, segment, paragraph)
        if begin <= floor or self._blanked[begin : segment.outer_start].strip():
            return None
        end = (
            floor + len(self._blanked[floor:begin][-BEFORE:].rstrip(" .!?…")) + max(0, begin - floor - BEFORE)
        )
        last = self.discourse.sentence_at(end - 1)
        return self.by_sentence(last, begin) if last >= floor else None

    def earlier(self, before: Segment | None, paragraph: tuple[int, int], segment: Segment) -> Voice | None:
        """Return the nearest subject in the paragraph's sentences before a quotation that a colon leads in."""
        floor = max(paragraph[0], before.outer_end if before is not None else 0)
        stop = segment.outer_start
        if not self._blanked[floor:stop].rstrip().endswith(":"):
            return None
        while stop > floor:
            begin = max(floor, self.discourse.sentence_at(stop - 1))
            voice = self.by_sentence(begin, stop)
            if voice is not None:
                return voice
            stop = begin
        return None

    def _opening_role(self, start: int, gender: str) -> str | None:
        """Return the unnamed role that the sentence before a quotation begins with: whom its pronoun means."""
        if gender in ("p", "b"):
            return None
        begin = self.discourse.sentence_at(start - 1)
        if len(self._blanked[begin:start].strip(NO_WORDS).split()) < FEWEST_WORDS:
            begin = self.discourse.sentence_at(begin - 1)
        asked = "?" in self._blanked[begin:start]
        if asked or self.discourse.subject(begin, start, gender) is not None:
            return None
        subject = opening_subject(self._blanked[begin:start], self._names)
        if (
            subject is None
            or subject.how != "role"
            or subject.name is None
            or (gender and is_woman(subject.name) != (gender == "f"))
        ):
            return None
        held = self.discourse.holder(subject.name, start, gender)
        return subject.name if held is None or self._is_anonymous(begin, start) else None

    def _is_anonymous(self, begin: int, stop: int) -> bool:
        """Tell whether somebody is said to remain without a name: no second naming of somebody who has one."""
        return ANONYMOUS.search(self._blanked, begin, stop) is not None

    def _end_of_line(self, start: int) -> int:
        end = self._blanked.find("\n", start)
        return min(end if end >= 0 else len(self._blanked), start + FURTHER + self._long(start))

    def _long(self, start: int) -> int:
        """Return how long the quotation is that begins at an offset."""
        behind = WORDISH.search(self._blanked, start + 1)
        return behind.start() - start if behind is not None else 0

    def voice(self, subject: Subject, cue: str, start: int) -> Voice:
        """Turn a subject into a voice: a pronoun, a bare role and a bare body mean somebody named before."""
        phrase = plain_phrase(subject.phrase)
        if subject.how == "organisation" and subject.name is not None:
            return Voice(self.discourse.whole_body(subject.name, start), phrase, cue, subject.how, None)
        if subject.how == "named" and subject.person is not None:
            subject.person.gender = subject.person.gender or subject.gender
        if subject.person is not None and (ACCORDING.fullmatch(cue + " ") or cue.casefold() in WRITTEN):
            words = subject.phrase.split()
            if self._names.is_declined(words) and words[-1] == subject.person.name.split()[-1]:
                name = subject.person.name
                subject.person.name = full_nominative(name, russian=self._names.russian, case="g") or name
                return Voice(subject.person.name, phrase, cue, subject.how, subject.person)
        if subject.how == "named":
            return Voice(subject.name, phrase, cue, subject.how, subject.person)
        interviewed = self._interviewed(start)
        if interviewed is not None and subject.how in ("role", "pronoun"):
            return Voice(interviewed.name, phrase, cue, subject.how, interviewed)
        if subject.how == "role" and subject.name is not None:
            gender = subject.gender or ("f" if is_woman(role_nominative(subject.name)) else "")
            held = self.discourse.holder(subject.name, start, gender)
            begin = self.discourse.sentence_at(start - 1)
            if held is not None and not self._is_anonymous(begin, self._end_of_line(start)):
                return Voice(held.name, phrase, cue, "role", held.person)
            person = self.discourse.heads(subject.name, begin, start, subject.gender)
            if person is not None:
                return Voice(person.name, phrase, cue, "role", person)
            name = role_nominative(subject.name)
            self.genders[name] = subject.gender
            return Voice(name, phrase, cue, "role")
        opened = self._opening_role(start, subject.gender)
        if opened is not None:
            return Voice(opened, phrase, cue, "pronoun")
        meant = self.discourse.who(start, subject.gender)
        return Voice(meant.name if meant else None, phrase, cue, "pronoun", meant.person if meant else None)
