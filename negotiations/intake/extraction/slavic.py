"""Ukrainian and Russian: the reporting verb nearest to a quotation, and the subject beside it."""

import re
from collections.abc import Iterable, Sequence

from negotiations.intake.extraction.article import blank_out
from negotiations.intake.extraction.lexicon.slavic_verbs import SLAVIC_VERBS
from negotiations.intake.extraction.marks import Segment
from negotiations.intake.extraction.people import Directory, Person
from negotiations.intake.extraction.phrase import plain_phrase
from negotiations.intake.extraction.slavic_names import CAPITAL, SlavicNames
from negotiations.intake.extraction.slavic_subject import Subject, read_subject
from negotiations.intake.extraction.tokens import BLANK
from negotiations.intake.extraction.voice import Voice

WINDOW = 260
WORD = re.compile(r"[А-Яа-яЁёЇїІіЄєҐґ][\w’'ʼ-]*")
SENTENCE_END = re.compile(r"(?<=[а-яёїієґ»”\")])[.!?…]+\s+(?=[А-ЯЁЇІЄҐ«“„\"])|\n")
PAUSE = re.compile(rf"[.!?;:,\n()—–{BLANK}]| - ")
ACCORDING = re.compile(
    r"(?:(?:за|по|зі|со)\s+(?:словам|словами|слів|слов|даними|данным|інформацією|информации)|на думку|по мнению)\s+",
    re.IGNORECASE,
)
COLON = re.compile(rf"(?:^|(?<=[.!?…]\s))({CAPITAL}(?:\s{CAPITAL}){{0,2}})\s*:\s*\Z", re.MULTILINE)


def listen_slavic(
    text: str,
    spans: Sequence[tuple[int, int]],
    segments: Sequence[Segment],
    directory: Directory,
    *,
    title: str = "",
    known: Iterable[str] = (),
) -> list[Voice | None]:
    """Return a voice for every segment of a Ukrainian or Russian text; `known`: names of the roster in these languages."""
    blanked = blank_out(text.replace(BLANK, " "), segments)
    names = SlavicNames(directory, known)
    names.read(title)
    names.read(blanked)
    voices: list[Voice | None] = []
    spoke: list[Person] = []
    for number, segment in enumerate(segments):
        found = _beside(blanked, segment, spans[segment.paragraph], names)
        voice = _voice(*found, spoke) if found is not None else None
        before = segments[number - 1] if number else None
        if voice is None and before is not None and before.paragraph >= segment.paragraph - 1:
            voice = _carried(voices[-1])
        if voice is not None and voice.person is not None:
            spoke = [voice.person, *(one for one in spoke if one is not voice.person)][:4]
        voices.append(voice)
    return voices


def _carried(voice: Voice | None) -> Voice | None:
    return Voice(voice.name, voice.phrase, "", "carried", voice.person) if voice is not None else None


def _voice(subject: Subject, cue: str, spoke: Sequence[Person]) -> Voice:
    """Turn a subject into a voice; a pronoun means the last speaker whose name has its gender."""
    phrase = plain_phrase(subject.phrase)
    if subject.how != "pronoun":
        return Voice(subject.name, phrase, cue, subject.how, subject.person)
    meant = next((one for one in spoke if _gender(one) in ("", subject.gender)), None)
    return Voice(meant.name if meant else None, phrase, cue, "pronoun", meant)


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


def _beside(
    blanked: str, segment: Segment, paragraph: tuple[int, int], names: SlavicNames
) -> tuple[Subject, str] | None:
    """Return who speaks by the words behind the quotation, else by those that lead up to it."""
    behind = _sentence_behind(blanked, segment.outer_end, min(paragraph[1], segment.outer_end + WINDOW))
    ahead = _sentence_ahead(blanked, max(paragraph[0], segment.outer_start - WINDOW), segment.outer_start)
    led = ahead.rstrip().endswith((":", ",", "що", "что")) or not behind.lstrip(" ,").startswith(
        ("—", "–", "-")
    )
    leading = _by_verb(ahead, names, leads=True)
    following = _by_verb(behind, names, leads=False)
    return (leading if led else following) or following or leading or _by_phrase(ahead, names)


def _sentence_behind(blanked: str, start: int, stop: int) -> str:
    """Return what follows a quotation in its own sentence; nothing when the sentence ends with it."""
    rest = blanked[start:stop]
    if rest.lstrip()[:1] in ("", ".", "!", "?", "\n"):
        return ""
    end = SENTENCE_END.search(rest)
    return rest[: end.start()] if end else rest


def _sentence_ahead(blanked: str, floor: int, stop: int) -> str:
    """Return what leads up to a quotation since the last sentence ended."""
    before = blanked[floor:stop]
    ends = [found.end() for found in SENTENCE_END.finditer(before)]
    return before[ends[-1] :] if ends else before


def _by_verb(words: str, names: SlavicNames, *, leads: bool) -> tuple[Subject, str] | None:
    """Find the reporting verb and its subject on either side of it: "заявив Адамов", "Адамов заявив"."""
    verbs = [found for found in WORD.finditer(words) if found.group().casefold() in SLAVIC_VERBS]
    for verb in reversed(verbs) if leads else verbs:
        cue = verb.group()
        before = PAUSE.split(words[: verb.start()])
        after = PAUSE.split(words[verb.end() :])[0]
        pieces = [(before[-1], True), (after, False)] if leads else [(after, False), (before[-1], True)]
        if leads and not before[-1].strip() and len(before) > 2:
            pieces.insert(1, (before[-3], True))  # a clause or a name in brackets stands between
        for piece, is_before in pieces:
            subject = read_subject(piece, cue.casefold(), names, leads=is_before)
            if subject is not None:
                return subject, cue
    return None


def _by_phrase(ahead: str, names: SlavicNames) -> tuple[Subject, str] | None:
    """Read "за словами Адамова," and "Адамов:"."""
    sources = list(ACCORDING.finditer(ahead))
    if sources:
        according = sources[-1]
        phrase = PAUSE.split(ahead[according.end() :])[0]
        subject = read_subject(phrase, "", names, leads=False)
        return (subject, according.group().strip().casefold()) if subject is not None else None
    colon = COLON.search(ahead)
    if colon is not None:
        subject = read_subject(colon[1], "", names, leads=False)
        return (subject, ":") if subject is not None else None
    return None
