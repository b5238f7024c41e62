"""What a Ukrainian or Russian sentence says of a quotation's speaker: the reporting verb, and the subject beside it."""

import re

from negotiations.intake.extraction.lexicon.slavic_verbs import SLAVIC_VERBS
from negotiations.intake.extraction.marks import Segment
from negotiations.intake.extraction.slavic_names import CAPITAL, SlavicNames
from negotiations.intake.extraction.slavic_subject import Subject, read_subject
from negotiations.intake.extraction.tokens import BLANK

WINDOW = 260
WORD = re.compile(r"[А-Яа-яЁёЇїІіЄєҐґ][\w’'ʼ-]*")
SENTENCE_END = re.compile(r"(?<=[а-яёїієґ»”\")])[.!?…]+\s+(?=[А-ЯЁЇІЄҐ«“„\"])|\n")
PAUSE = re.compile(rf"[.!?;:,\n()—–{BLANK}]| - ")
ACCORDING = re.compile(
    r"(?:(?:за|по|зі|со)\s+(?:словам|словами|слів|слов|даними|данным|інформацією|информации)|на думку|по мнению)\s+",
    re.IGNORECASE,
)
COLON = re.compile(rf"(?:^|(?<=[.!?…]\s))({CAPITAL}(?:\s{CAPITAL}){{0,2}})\s*:\s*\Z", re.MULTILINE)


def beside(
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
    found = (leading if led else following) or following or leading or _by_phrase(ahead, names)
    # A narrator's own clause may have no verb: «We wait, — по словам Адамова, — but not long».
    return found or (_by_phrase(behind, names) if segment.whole >= 0 else None)


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
