"""Ukrainian and Russian: reporting verbs, the subject beside them, surnames whatever their case."""

import re
from collections.abc import Sequence

from negotiations.intake.extraction.article import blank_out
from negotiations.intake.extraction.lexicon.slavic_verbs import NOT_IN_NAMES, SLAVIC_VERBS
from negotiations.intake.extraction.marks import Segment
from negotiations.intake.extraction.people import Directory, Person
from negotiations.intake.extraction.tokens import BLANK
from negotiations.intake.extraction.voice import Voice, plain_phrase

VERB = r"(?:" + "|".join(sorted(set(SLAVIC_VERBS), key=len, reverse=True)) + r")"
_CAP = r"[А-ЯЁЇІЄҐ][а-яёїієґ’'ʼ-]+(?:-[А-ЯЁЇІЄҐ][а-яёїієґ’'ʼ]+)?"
NAME = rf"{_CAP}(?:\s{_CAP}){{0,2}}"
_LEAD = r"(?:(?:[а-яёїієґ’'ʼ-]+\s){0,7}?)"
PRONOUN = {"він": "m", "вона": "f", "он": "m", "она": "f"}
_WHO = rf"(?P<lead>{_LEAD})(?P<who>{NAME})"
_HE = r"(?P<he>[Вв]ін|[Вв]она|[Оо]н|[Оо]на)\b"
BEHIND = re.compile(
    rf"[\s,—–-]*(?:(?P<cue>{VERB})\s+(?:також\s+|также\s+)?(?:{_HE}|{_WHO})"
    rf"|(?:{_HE.replace('he>', 'he2>')}|{_WHO.replace('lead>', 'lead2>').replace('who>', 'who2>')})\s+(?P<cue2>{VERB}))"
)
AHEAD = re.compile(
    rf"(?:{_HE}|(?P<who>{NAME}))(?:\s*\([^()]*\))?\s+(?:також\s+|также\s+)?(?P<cue>{VERB})\b[^.!?]{{0,120}}\Z"
)
ACCORDING = re.compile(
    rf"(?:За словами|[Пп]о словам|за словами|[Зз]а даними|[Пп]о данным)\s+{_WHO}[^.!?]{{0,60}}\Z"
)
FULL = re.compile(rf"\b{_CAP}\s{_CAP}\b")
WINDOW = 260
BODY_WORDS = re.compile(
    r"(?i)\b(?:міністерств|министерств|кремл|штаб|офіс|уряд|правительств|агент|мзс|мид|мід|нато|білий дім|белый дом|служб)"
)


def listen_slavic(
    text: str, spans: Sequence[tuple[int, int]], segments: Sequence[Segment], directory: Directory
) -> list[Voice | None]:
    """Return a voice for every segment of a Ukrainian or Russian text."""
    blanked = blank_out(text.replace(BLANK, " "), segments)
    for found in FULL.finditer(blanked):
        first, last = found.group().split()
        if first.casefold() not in NOT_IN_NAMES:
            directory.add(f"{first} {last}", "")
    voices: list[Voice | None] = []
    latest: Person | None = None
    for number, segment in enumerate(segments):
        start, end = spans[segment.paragraph]
        voice = _cued(blanked, segment, start, end, directory, latest)
        before = segments[number - 1] if number else None
        if (
            voice is None
            and before is not None
            and voices[-1] is not None
            and before.paragraph >= segment.paragraph - 1
        ):
            spoke = voices[-1]
            voice = Voice(spoke.name, spoke.phrase, "", "carried", spoke.person)
        if voice is not None and voice.person is not None:
            latest = voice.person
        voices.append(voice)
    return voices


def _cued(
    blanked: str, segment: Segment, start: int, end: int, directory: Directory, last: Person | None
) -> Voice | None:
    behind = BEHIND.match(blanked, segment.outer_end, min(end, segment.outer_end + WINDOW))
    if behind is not None:
        who = behind["who"] or behind["who2"]
        return _voice(who, behind["he"] or behind["he2"], behind["cue"] or behind["cue2"], directory, last)
    floor = max(start, segment.outer_start - WINDOW)
    ahead = AHEAD.search(blanked, floor, segment.outer_start)
    if ahead is not None:
        return _voice(ahead["who"], ahead["he"], ahead["cue"], directory, last)
    told = ACCORDING.search(blanked, floor, segment.outer_start)
    return _voice(told["who"], None, "за словами", directory, last) if told is not None else None


def _voice(
    who: str | None, pronoun: str | None, cue: str, directory: Directory, last: Person | None
) -> Voice:
    if pronoun:
        return Voice(last.name if last else None, plain_phrase(pronoun), cue, "pronoun", last)
    words = (who or "").split()
    while len(words) > 1 and words[0].casefold() in NOT_IN_NAMES:
        words = words[1:]
    name = " ".join(words)
    if BODY_WORDS.search(name):
        return Voice(name, plain_phrase(name), cue, "organisation")
    person = directory.find_inflected(name)
    return Voice(person.name, plain_phrase(name), cue, "named", person)
