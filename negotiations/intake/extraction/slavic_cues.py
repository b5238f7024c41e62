"""What a Ukrainian or Russian sentence says of a quotation's speaker: the reporting verb, and the subject beside it."""

import re

from negotiations.intake.extraction.lexicon.slavic_verbs import SLAVIC_VERBS
from negotiations.intake.extraction.marks import Segment
from negotiations.intake.extraction.slavic_names import CAPITAL, SlavicNames
from negotiations.intake.extraction.slavic_roles import office_of
from negotiations.intake.extraction.slavic_subject import Subject, gender_of_verb, read_subject
from negotiations.intake.extraction.slavic_words import PAUSE, SENTENCE_END, WORD

WINDOW = 260
_SAYING = (
    r"(?:словам[иі]?|слів|слов|даними|данным|інформацією|информации|оцінкою|оцінками|оценке|оценкам|твердженням|утверждению"
    r"|утверждениям|версією|версии|мнению|думку|переконання|убеждению|признанию|зізнанням|выражению|прогнозом|прогнозу"
    r"|підрахунками|подсчетам|подсчётам)"
)
WHOSE = {"его": "m", "його": "m", "її": "f", "ее": "f", "её": "f", "их": "p", "їх": "p", "їхніми": "p"}
_BY = r"(?:за|по|зі|із|со|из|на)\s+"
ACCORDING = re.compile(rf"(?<![\w-])(?:{_BY}{_SAYING}\s+)", re.IGNORECASE)
BY_WHOSE = re.compile(rf"(?<![\w-]){_BY}({'|'.join(WHOSE)})\s+{_SAYING}", re.IGNORECASE)
COLON = re.compile(rf"(?:^|(?<=[.!?…]\s))({CAPITAL}(?:\s{CAPITAL}){{0,2}})\s*:\s*\Z", re.MULTILINE)
COMMA_TITLE = re.compile(r"\s*,")
MOST_TITLES = 3


def beside(
    blanked: str, segment: Segment, paragraph: tuple[int, int], names: SlavicNames
) -> tuple[Subject, str] | None:
    """Return who speaks by the words behind the quotation, else by those that lead up to it."""
    behind = _sentence_behind(blanked, segment.outer_end, min(paragraph[1], segment.outer_end + WINDOW))
    ahead = blanked[ahead_of(blanked, segment, paragraph) : segment.outer_start]
    led = ahead.rstrip().endswith((":", ",", "що", "что")) or not behind.lstrip(" ,").startswith(
        ("—", "–", "-")
    )
    leading = _by_verb(ahead, names, leads=True) or _by_whose(ahead)
    following = _by_verb(behind, names, leads=False)
    found = (leading if led else following) or following or leading or _by_phrase(ahead, names)
    # A narrator's own clause may have no verb: «We wait, — по словам Адамова, — but not long».
    return found or _by_whose(behind) or (_by_phrase(behind, names) if segment.whole >= 0 else None)


def left_out(blanked: str, segment: Segment, paragraph: tuple[int, int]) -> tuple[str, str] | None:
    """Return a reporting verb that has no subject of its own, and its gender: "And added: ..."."""
    ahead = blanked[ahead_of(blanked, segment, paragraph) : segment.outer_start]
    behind = _sentence_behind(blanked, segment.outer_end, min(paragraph[1], segment.outer_end + WINDOW))
    for words in (ahead, behind):
        verb = next((one for one in WORD.finditer(words) if one.group().casefold() in SLAVIC_VERBS), None)
        if verb is not None and gender_of_verb(verb.group().casefold()):
            return verb.group(), gender_of_verb(verb.group().casefold())
    return None


def ahead_of(blanked: str, segment: Segment, paragraph: tuple[int, int]) -> int:
    """Return where the sentence begins that leads up to a quotation."""
    floor = max(paragraph[0], segment.outer_start - WINDOW)
    before = blanked[floor : segment.outer_start]
    ends = [found.end() for found in SENTENCE_END.finditer(before)]
    return floor + ends[-1] if ends else floor


def opening_subject(words: str, names: SlavicNames) -> Subject | None:
    """Return the role or body that a sentence begins with, whatever its verb."""
    subject = read_subject(" ".join(PAUSE.split(words)[0].split()[:FIRST_WORDS]), "", names, leads=False)
    return subject if subject is not None and subject.how in ("organisation", "role") else None


FIRST_WORDS = 5


def _sentence_behind(blanked: str, start: int, stop: int) -> str:
    """Return what follows a quotation in its own sentence; nothing when the sentence ends with it."""
    rest = blanked[start:stop]
    if rest.lstrip()[:1] in ("", ".", "!", "?", "\n"):
        return ""
    end = SENTENCE_END.search(rest)
    return rest[: end.start()] if end else rest


def _by_verb(words: str, names: SlavicNames, *, leads: bool) -> tuple[Subject, str] | None:
    """Find the reporting verb and its subject on either side of it: "заявив Адамов", "Адамов заявив"."""
    verbs = [found for found in WORD.finditer(words) if found.group().casefold() in SLAVIC_VERBS]
    for verb in reversed(verbs) if leads else verbs:
        cue = verb.group()
        before = PAUSE.split(words[: verb.start()])
        after = _with_titles(words[verb.end() :])
        pieces = [(before[-1], True), (after, False)] if leads else [(after, False), (before[-1], True)]
        if leads and not before[-1].strip() and len(before) > 2:
            pieces.insert(1, (before[-3], True))  # a clause or a name in brackets stands between
        for piece, is_before in pieces:
            subject = read_subject(piece, cue.casefold(), names, leads=is_before)
            if subject is not None:
                return subject, cue
    return None


def _with_titles(behind: str) -> str:
    """Return the words behind a verb up to a pause, with the further titles that commas part from the first."""
    pieces = PAUSE.split(behind, maxsplit=MOST_TITLES + 1)
    kept = pieces[0]
    end = len(pieces[0])
    for piece in pieces[1 : MOST_TITLES + 1]:
        words = piece.split()
        if behind[end : end + 1] != "," or not words or office_of(kept.split()[-3:]) is None:
            break
        if office_of(words[:1]) is None:
            break
        kept += piece
        end += 1 + len(piece)
    return kept


def _by_whose(words: str) -> tuple[Subject, str] | None:
    """Read "по его словам"."""
    whose = BY_WHOSE.search(words)
    if whose is None:
        return None
    return Subject(None, whose[1], "pronoun", gender=WHOSE[whose[1].casefold()]), whose.group().casefold()


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
