"""Ukrainian and Russian: goes through the quotations of a text and gives each its voice."""

from collections.abc import Sequence

from negotiations.intake.extraction.article import blank_out
from negotiations.intake.extraction.marks import Segment
from negotiations.intake.extraction.people import Directory, Person
from negotiations.intake.extraction.phrase import plain_phrase
from negotiations.intake.extraction.slavic_cues import SENTENCE_END, beside
from negotiations.intake.extraction.slavic_names import SlavicNames
from negotiations.intake.extraction.slavic_subject import Subject
from negotiations.intake.extraction.tokens import BLANK
from negotiations.intake.extraction.voice import Voice

MOST_SPEAKERS = 4  # that a pronoun may mean
BEFORE = 400  # letters in which a pronoun's name is looked for where nobody has spoken yet


def listen_slavic(
    text: str,
    spans: Sequence[tuple[int, int]],
    segments: Sequence[Segment],
    directory: Directory,
    *,
    title: str = "",
) -> list[Voice | None]:
    """Return a voice for every segment of a Ukrainian or Russian text."""
    blanked = blank_out(text.replace(BLANK, " "), segments)
    names = SlavicNames(directory)
    names.read(title)
    names.read(blanked)
    listener = _Listener(blanked, names)
    before: Segment | None = None
    for segment in segments:
        listener.hear(segment, before, spans[segment.paragraph])
        before = segment
    return listener.voices


class _Listener:
    """Keeps who spoke last, and which quotations still wait for their speaker."""

    def __init__(self, blanked: str, names: SlavicNames) -> None:
        self._blanked, self._names = blanked, names
        self.voices: list[Voice | None] = []
        self._spoke: list[Person] = []
        self._waiting: list[
            int
        ] = []  # the paragraphs of a long quotation ahead of the one that says who speaks

    def hear(self, segment: Segment, before: Segment | None, paragraph: tuple[int, int]) -> None:
        """Add the voice of the next segment."""
        if before is not None and segment.goes_on(before):
            self._go_on(segment, paragraph)
            return
        near = before is not None and before.paragraph >= segment.paragraph - 1
        begins = before is None or not before.open_ended or before.paragraph != segment.paragraph - 1
        voice = self._own(segment, paragraph)
        self._wait(voice, begins=begins)
        if voice is None and near:
            voice = _carried(self.voices[-1])
        self._remember(voice)
        self._first = len(self.voices)
        self.voices.append(voice)

    def _own(self, segment: Segment, paragraph: tuple[int, int]) -> Voice | None:
        found = beside(self._blanked, segment, paragraph, self._names)
        return self._voice(*found, segment.outer_start) if found is not None else None

    def _go_on(self, segment: Segment, paragraph: tuple[int, int]) -> None:
        """Add the voice of a part behind a narrator's words: that of the parts before, or the first that has a name."""
        voice = self.voices[-1]
        if voice is None or voice.name is None:
            own = self._own(segment, paragraph)
            if own is not None and own.name is not None:
                self.voices[self._first :] = [own] * (len(self.voices) - self._first)
                self._remember(own)
                voice = own
        self.voices.append(_carried(voice))

    def _remember(self, voice: Voice | None) -> None:
        if voice is not None and voice.person is not None:
            others = [one for one in self._spoke if one is not voice.person]
            self._spoke = [voice.person, *others][:MOST_SPEAKERS]

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

    def _voice(self, subject: Subject, cue: str, start: int) -> Voice:
        """Turn a subject into a voice; a pronoun means the last speaker whose name has its gender."""
        phrase = plain_phrase(subject.phrase)
        if subject.how != "pronoun":
            return Voice(subject.name, phrase, cue, subject.how, subject.person)
        meant = next((one for one in self._spoke if _gender(one) in ("", subject.gender)), None)
        if meant is None and subject.gender in ("m", "f"):
            meant = self._named_before(start, subject.gender)
        return Voice(meant.name if meant else None, phrase, cue, "pronoun", meant)

    def _named_before(self, start: int, gender: str) -> Person | None:
        """Return the first person of that gender in the last sentence that has one: its subject, most likely."""
        for sentence in reversed(SENTENCE_END.split(self._blanked[max(0, start - BEFORE) : start])):
            for person in self._names.people_in(sentence):
                if _gender(person) in ("", gender):
                    return person
        return None


def _carried(voice: Voice | None) -> Voice | None:
    return Voice(voice.name, voice.phrase, "", "carried", voice.person) if voice is not None else None


def _gender(person: Person) -> str:
    """Return the gender that a person is known by, or that the surname shows."""
    if person.gender:
        return person.gender
    surname = person.name.rsplit(" ", 1)[-1].casefold()
    if surname.endswith(("ова", "ева", "єва", "ина", "іна", "їна", "ська", "цька", "ская", "цкая")):
        return "f"
    return (
        "m"
        if surname.endswith(("ов", "ев", "єв", "ин", "ін", "їн", "ський", "цький", "ский", "цкий"))
        else ""
    )
