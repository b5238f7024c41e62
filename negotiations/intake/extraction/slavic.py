"""Ukrainian and Russian: goes through the quotations of a text and gives each its voice."""

import re
from collections.abc import Sequence

from negotiations.intake.extraction.article import blank_out
from negotiations.intake.extraction.language import language_of
from negotiations.intake.extraction.marks import Segment
from negotiations.intake.extraction.narrator import without_narrator
from negotiations.intake.extraction.people import Directory
from negotiations.intake.extraction.phrase import plain_phrase
from negotiations.intake.extraction.slavic_cues import ahead_of, beside, is_from_document, left_out
from negotiations.intake.extraction.slavic_grammar import Subject
from negotiations.intake.extraction.slavic_names import SlavicNames
from negotiations.intake.extraction.slavic_resolver import Resolver
from negotiations.intake.extraction.slavic_things import Things, things_in, without_things
from negotiations.intake.extraction.tokens import BLANK
from negotiations.intake.extraction.voice import Voice

INITIALS = re.compile(r"\b(?:[А-ЯЁЇІЄҐ]\.\s?){1,2}(?=[А-ЯЁЇІЄҐ][а-яёїієґ])")
LED_OVER = re.compile(rf":[ *]*\n\s*(?:[—–-]\s*)?(?={BLANK})")


def speech_in(text: str, spans: Sequence[tuple[int, int]], found: Sequence[Segment]) -> list[Segment]:
    """Return the segments without what only is called something, those that a narrator's words split as several."""
    called = {thing.start for thing in things_in(text)}
    return without_narrator(text, spans, [segment for segment in found if segment.outer_start not in called])


def listen_slavic(
    text: str,
    spans: Sequence[tuple[int, int]],
    segments: Sequence[Segment],
    directory: Directory,
    *,
    title: str = "",
) -> list[Voice | None]:
    """Return a voice for every segment of a Ukrainian or Russian text."""
    clean = INITIALS.sub(lambda found: " " * len(found.group()), text.replace(BLANK, " "))
    called = things_in(clean)
    clean = without_things(clean, called)
    blanked = blank_out(clean, segments)
    blanked = LED_OVER.sub(lambda found: ":" + " " * (len(found.group()) - 1), blanked)
    names = SlavicNames(directory, russian=language_of(text) == "ru")
    names.read(title)
    names.read(blanked)
    names.settle(blanked)
    interview = any(segment.is_answer() for segment in segments)
    titled = next(names.people_in(title), None)
    resolver = Resolver(blanked, names, Things(called), titled, interview=interview)
    listener = _Listener(blanked, names, resolver, interview=interview)
    before: Segment | None = None
    for segment in segments:
        start, end = spans[segment.paragraph]
        if segment.paragraph and blanked[spans[segment.paragraph - 1][1]] == " ":
            start = spans[segment.paragraph - 1][0]  # a colon leads over from the paragraph before
        listener.hear(segment, before, (start, end))
        before = segment
    return listener.voices


class _Listener:
    """Keeps who spoke last, and which quotations still wait for their speaker."""

    def __init__(self, blanked: str, names: SlavicNames, resolver: Resolver, *, interview: bool) -> None:
        self._blanked, self._names, self._resolver = blanked, names, resolver
        self._is_interview = interview
        self.voices: list[Voice | None] = []
        # The paragraphs of a long quotation ahead of the one that says who speaks.
        self._waiting: list[int] = []

    def hear(self, segment: Segment, before: Segment | None, paragraph: tuple[int, int]) -> None:
        """Add the voice of the next segment."""
        if before is not None and segment.goes_on(before):
            self._go_on(segment, paragraph)
            return
        near = before is not None and before.paragraph >= segment.paragraph - 1
        begins = before is None or not before.open_ended or before.paragraph != segment.paragraph - 1
        if segment.is_answer():
            self._answer(segment)
            return
        voice = self._own(segment, paragraph)
        self._wait(voice, begins=begins)
        if voice is None and begins:
            voice = self._resolver.introduced(segment, before, paragraph)
        if voice is None and begins:
            voice = self._resolver.earlier(before, paragraph, segment)
        if voice is None and self._is_interview and not self.voices:
            person = self._resolver.asked()
            voice = Voice(person.name, plain_phrase(person.name), "", "carried", person) if person else None
        if voice is None and near:
            voice = _carried(self.voices[-1])
        self._remember(voice, segment)
        self._first = len(self.voices)
        self.voices.append(voice)

    def _answer(self, segment: Segment) -> None:
        """Add the voice of an answer: the interview's person, whom its title names, else whom the text names most."""
        person = self._resolver.asked()
        voice = (
            Voice(person.name, plain_phrase(person.name), "", "carried", person)
            if person is not None
            else None
        )
        self._remember(voice, segment)
        self._waiting = []
        self._first = len(self.voices)
        self.voices.append(voice)

    def _own(self, segment: Segment, paragraph: tuple[int, int]) -> Voice | None:
        found = beside(self._blanked, segment, paragraph, self._names)
        found = self._resolver.called(found, segment, paragraph)
        if found is not None:
            return self._resolver.voice(*found, segment.outer_start)
        begin = ahead_of(self._blanked, segment, paragraph)
        voice = (
            self._resolver.by_sentence(begin, segment.outer_start) if begin < segment.outer_start else None
        )
        if voice is not None:
            return voice
        if is_from_document(self._blanked, segment, paragraph):
            return self._resolver.issuer(segment)
        verb = left_out(self._blanked, segment, paragraph)
        if verb is None:
            return None
        return self._resolver.voice(
            Subject(None, verb[0], "pronoun", gender=verb[1]), verb[0], segment.outer_start
        )

    def _go_on(self, segment: Segment, paragraph: tuple[int, int]) -> None:
        """Add the voice of a part behind a narrator's words: that of the parts before, or the first that has a name."""
        voice = self.voices[-1]
        if voice is None or voice.name is None:
            own = self._own(segment, paragraph)
            if own is not None and own.name is not None:
                self.voices[self._first :] = [own] * (len(self.voices) - self._first)
                self._remember(own, segment)
                voice = own
        self.voices.append(_carried(voice))

    def _remember(self, voice: Voice | None, segment: Segment) -> None:
        if voice is not None and voice.name is not None:
            gender = "b" if voice.how == "organisation" else self._resolver.genders.get(voice.name, "")
            self._resolver.discourse.spoke(segment.outer_start, voice.name, voice.person, gender)

    def _wait(self, voice: Voice | None, *, begins: bool) -> None:
        """Give a long quotation's paragraphs the voice that only a later one names."""
        if begins:
            self._waiting = []
        if voice is not None:
            for earlier in self._waiting:
                self.voices[earlier] = _carried(voice)
            self._waiting = []
        elif begins or self._waiting:
            self._waiting.append(len(self.voices))


def _carried(voice: Voice | None) -> Voice | None:
    return Voice(voice.name, voice.phrase, "", "carried", voice.person) if voice is not None else None
