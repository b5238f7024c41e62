"""Ukrainian and Russian: goes through the quotations of a text and gives each its voice."""

import re
from collections.abc import Sequence

from negotiations.intake.extraction.article import blank_out
from negotiations.intake.extraction.lexicon.slavic_verbs import SLAVIC_VERBS
from negotiations.intake.extraction.marks import Segment
from negotiations.intake.extraction.people import Directory
from negotiations.intake.extraction.phrase import plain_phrase
from negotiations.intake.extraction.slavic_cues import ACCORDING, ahead_of, beside, left_out, opening_subject
from negotiations.intake.extraction.slavic_discourse import SlavicDiscourse
from negotiations.intake.extraction.slavic_endings import from_genitive
from negotiations.intake.extraction.slavic_names import SlavicNames
from negotiations.intake.extraction.slavic_subject import Subject
from negotiations.intake.extraction.tokens import BLANK
from negotiations.intake.extraction.voice import Voice

# What a firm or a union is called, amid a phrase: the union «Pier» said.
THING = re.compile(
    r"(?<=([а-яёїієґ]) )[«\"“„][А-ЯЁЇІЄҐ][^«»\"“”„\n,.!?:;]{1,40}[»\"”](?= [А-ЯЁЇІЄҐа-яёїієґ])"
)
WORD_BEFORE = re.compile(r"([\w’'ʼ-]+) \Z")
LONGEST_WORD = 30
BEFORE = 40  # letters in which the sentence before ends


def listen_slavic(
    text: str,
    spans: Sequence[tuple[int, int]],
    segments: Sequence[Segment],
    directory: Directory,
    *,
    title: str = "",
) -> list[Voice | None]:
    """Return a voice for every segment of a Ukrainian or Russian text."""
    clean, called = _without_things(text.replace(BLANK, " "))
    things = [segment.outer_start in called for segment in segments]
    spoken = [segment for segment, is_thing in zip(segments, things, strict=True) if not is_thing]
    blanked = blank_out(clean, spoken)
    names = SlavicNames(directory)
    names.read(title)
    names.read(blanked)
    listener = _Listener(blanked, names)
    before: Segment | None = None
    for segment in spoken:
        listener.hear(segment, before, spans[segment.paragraph])
        before = segment
    voices = iter(listener.voices)
    return [None if is_thing else next(voices) for is_thing in things]


def _without_things(text: str) -> tuple[str, set[int]]:
    """Return the text, at its length, without what firms and the like are called, and where that stood."""
    parts: list[str] = []
    called: set[int] = set()
    taken = 0
    for found in THING.finditer(text):
        before = WORD_BEFORE.search(text, max(0, found.start() - LONGEST_WORD), found.start())
        plain = before[1].casefold() if before is not None else ""
        if found.group().count(" ") > 2 or plain in SLAVIC_VERBS or plain in ("что", "що"):
            continue
        called.add(found.start())
        parts += (text[taken : found.start()], " " * (found.end() - found.start()))
        taken = found.end()
    return "".join([*parts, text[taken:]]), called


class _Listener:
    """Keeps who spoke last, and which quotations still wait for their speaker."""

    def __init__(self, blanked: str, names: SlavicNames) -> None:
        self._blanked, self._names = blanked, names
        self._discourse = SlavicDiscourse(blanked, names)
        self._genders: dict[str, str] = {}  # of speakers whom the text does not name
        self.voices: list[Voice | None] = []
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
        if voice is None and begins:
            voice = self._introduced(segment, before, paragraph)
        if voice is None and near:
            voice = _carried(self.voices[-1])
        self._remember(voice, segment)
        self._first = len(self.voices)
        self.voices.append(voice)

    def _own(self, segment: Segment, paragraph: tuple[int, int]) -> Voice | None:
        found = beside(self._blanked, segment, paragraph, self._names)
        if found is not None:
            return self._voice(*found, segment.outer_start)
        begin = ahead_of(self._blanked, segment, paragraph)
        voice = self._by_sentence(begin, segment.outer_start) if begin < segment.outer_start else None
        if voice is not None:
            return voice
        verb = left_out(self._blanked, segment, paragraph)
        if verb is None:
            return None
        return self._voice(Subject(None, verb[0], "pronoun", gender=verb[1]), verb[0], segment.outer_start)

    def _by_sentence(self, begin: int, stop: int) -> Voice | None:
        """Return the subject of the sentence between two offsets, whatever its verb."""
        subject = self._discourse.subject(begin, stop, "")
        if subject is not None:
            person = subject.person
            return Voice(person.name, plain_phrase(person.name), "", "named", person)
        opening = opening_subject(self._blanked[begin:stop], self._names)
        return self._voice(opening, "", stop) if opening is not None else None

    def _introduced(
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
        last = self._discourse.sentence_at(end - 1)
        return self._by_sentence(last, begin) if last >= floor else None

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
            gender = "b" if voice.how == "organisation" else self._genders.get(voice.name, "")
            self._discourse.spoke(segment.outer_start, voice.name, voice.person, gender)

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
        """Turn a subject into a voice: a pronoun, a bare role and a bare body mean somebody named before."""
        phrase = plain_phrase(subject.phrase)
        if subject.how == "organisation" and subject.name is not None:
            return Voice(self._discourse.whole_body(subject.name, start), phrase, cue, subject.how, None)
        if subject.how == "named" and subject.person is not None:
            subject.person.gender = subject.person.gender or subject.gender
        if subject.person is not None and ACCORDING.fullmatch(cue + " "):
            words = subject.phrase.split()
            if self._names.is_declined(words) and words[-1] == subject.person.name.split()[-1]:
                subject.person.name = from_genitive(
                    subject.person.name, russian=cue.startswith(("по", "со", "из"))
                )
                return Voice(subject.person.name, phrase, cue, subject.how, subject.person)
        if subject.how == "named":
            return Voice(subject.name, phrase, cue, subject.how, subject.person)
        if subject.how == "role" and subject.name is not None:
            held = self._discourse.holder(subject.name, start, subject.gender)
            if held is not None:
                return Voice(held.name, phrase, cue, "role", held.person)
            self._genders[subject.name] = subject.gender
            return Voice(subject.name, phrase, cue, "role")
        meant = self._discourse.who(start, subject.gender)
        return Voice(meant.name if meant else None, phrase, cue, "pronoun", meant.person if meant else None)


def _carried(voice: Voice | None) -> Voice | None:
    return Voice(voice.name, voice.phrase, "", "carried", voice.person) if voice is not None else None
