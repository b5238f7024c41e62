"""What a Ukrainian or Russian sentence says of a quotation's speaker: the reporting verb, and the subject beside it."""

import re

from negotiations.intake.extraction.lexicon.slavic_verbs import SLAVIC_VERBS
from negotiations.intake.extraction.lexicon.slavic_words import NOT_IN_NAMES, PREPOSITIONS, ROLES
from negotiations.intake.extraction.marks import Segment
from negotiations.intake.extraction.slavic_asides import without_clauses, without_listener, without_listeners
from negotiations.intake.extraction.slavic_grammar import PLURAL, PRONOUNS, WRITTEN, Subject, gender_of_verb
from negotiations.intake.extraction.slavic_names import CAPITAL, SlavicNames
from negotiations.intake.extraction.slavic_roles import office_of
from negotiations.intake.extraction.slavic_subject import read_subject
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
_QUOTES = (
    r"(?:приводит|приводят|привел[аи]?|привёл|наводить|наводять|навів|навела|передает|передаёт|передают|передал[аи]?|передає|передають"
    r"|поширил[аи]|поширив|распространил[аи]?|оприлюднил[аи]|оприлюднив|передав|цитирует|цитируют|цитує|цитують|процитировал[аи]?|процитував|процитувала)"
)
QUOTED = re.compile(
    rf"(?<![\w-]){_QUOTES}\s+(?:також\s+|также\s+)?(?:(?P<whose>{'|'.join(WHOSE)})(?:\s+слова)?(?![\w-])"
    r"|слова\s+(?P<who>[^,.;:—–]+))",
    re.IGNORECASE,
)
# Who quotes somebody else.
QUOTER = re.compile(
    r"(?<![\w-])(?:агентство|агенція|газета|видання|издание|(?:теле)?канал|портал|прес+-?служба|сайт|журнал|[A-Z])"
)
OF_WORDS = "за словами"
COLON = re.compile(rf"(?:^|(?<=[.!?…]\s))({CAPITAL}(?:\s{CAPITAL}){{0,2}})\s*:\s*\Z", re.MULTILINE)
# A verb that no list has, right behind the dash.
ANY_VERB = re.compile(
    r"[\s,]*[—–-]\s*([а-яёїієґ'’]{3,}(?:в|ла|л|ли|є|ет|ёт|ит|ить|ся|сь))\s+(?=(он|она|они|він|вона|вони)(?![\w-])|[А-ЯЁЇІЄҐа-яёїієґ])"
)
APPOSED_NAME = re.compile(rf"\s*{CAPITAL}(?:\s{CAPITAL}){{0,2}}\s*")
REMARK = re.compile(r",\s+([а-яёїієґ'’ʼ-]+)(?:\s+[^,.;:!?()—–]{1,60})?,(?=\s)")
SUBORDINATES = frozenset(
    "что що щоб чтобы как як когда коли если якщо а но але и і і потому оскільки бо поскольку".split()  # noqa: SIM905
)
IMPERSONAL = ("но", "ло", "ени", "ны")  # "it is said"
MOST_TITLES = 3
MOST_VERBS = 6  # of a sentence, the nearest ones


def beside(
    blanked: str, segment: Segment, paragraph: tuple[int, int], names: SlavicNames
) -> tuple[Subject, str] | None:
    """Return who speaks by the words behind the quotation, else by those that lead up to it."""
    behind = _sentence_behind(blanked, segment.outer_end, min(paragraph[1], segment.outer_end + WINDOW))
    ahead = blanked[ahead_of(blanked, segment, paragraph) : segment.outer_start]
    behind, ahead = (without_listeners(without_clauses(words)) for words in (behind, ahead))
    led = ahead.rstrip().endswith((":", ",", "що", "что")) or not behind.lstrip(" ,").startswith(
        ("—", "–", "-")
    )
    leading = _by_quoter(ahead, names) or _by_verb(ahead, names, leads=True) or _by_whose(ahead)
    following = (
        _by_quoter(behind, names) or _by_verb(behind, names, leads=False) or _by_any_verb(behind, names)
    )
    found = (leading if led else following) or following or leading or _by_phrase(ahead, names)
    # A narrator's own clause may have no verb: «We wait, — по словам Адамова, — but not long».
    return found or _by_whose(behind) or (_by_phrase(behind, names) if segment.whole >= 0 else None)


def left_out(blanked: str, segment: Segment, paragraph: tuple[int, int]) -> tuple[str, str] | None:
    """Return a reporting verb that has no subject of its own, and its gender: "And added: ..."."""
    ahead = blanked[ahead_of(blanked, segment, paragraph) : segment.outer_start]
    behind = _sentence_behind(blanked, segment.outer_end, min(paragraph[1], segment.outer_end + WINDOW))
    for words in (ahead, behind):
        verb = next((one for one in WORD.finditer(words) if one.group().casefold() in SLAVIC_VERBS), None)
        if verb is None:
            continue
        plain = verb.group().casefold()
        if gender_of_verb(plain) or not (plain.endswith((*PLURAL, *IMPERSONAL)) or plain in WRITTEN):
            return verb.group(), gender_of_verb(plain)
    return None


def is_from_document(blanked: str, segment: Segment, paragraph: tuple[int, int]) -> bool:
    """Tell whether a quotation stands in a document that is not said to be anybody's: "the statement says"."""
    ahead = blanked[ahead_of(blanked, segment, paragraph) : segment.outer_start]
    behind = _sentence_behind(blanked, segment.outer_end, min(paragraph[1], segment.outer_end + WINDOW))
    return any(
        found.group().casefold() in WRITTEN for words in (ahead, behind) for found in WORD.finditer(words)
    )


def sentence_around(blanked: str, segment: Segment, paragraph: tuple[int, int]) -> tuple[int, int]:
    """Return where the words begin and end, in its own sentence, that lead up to a quotation and follow it."""
    stop = min(paragraph[1], segment.outer_end + WINDOW)
    return ahead_of(blanked, segment, paragraph), segment.outer_end + len(
        _sentence_behind(blanked, segment.outer_end, stop)
    )


def reporting_verbs(blanked: str, begin: int, stop: int) -> list[str]:
    """Return the reporting verbs between two offsets, in small letters."""
    words = (found.group().casefold() for found in WORD.finditer(blanked, begin, stop))
    return [word for word in words if word in SLAVIC_VERBS]


def by_verb(sentence: str, names: SlavicNames) -> tuple[Subject, str] | None:
    """Return who is said in a sentence to report something."""
    sentence = without_listeners(without_clauses(sentence))
    return _by_verb(sentence, names, leads=False)


def ahead_of(blanked: str, segment: Segment, paragraph: tuple[int, int]) -> int:
    """Return where the sentence begins that leads up to a quotation."""
    floor = max(paragraph[0], segment.outer_start - WINDOW)
    before = blanked[floor : segment.outer_start]
    ends = [found.end() for found in SENTENCE_END.finditer(before)]
    return floor + ends[-1] if ends else floor


def opening_subject(words: str, names: SlavicNames) -> Subject | None:
    """Return the role or body that a sentence begins with, whatever its verb."""
    words = TIME.sub("", words)
    subject = read_subject(" ".join(PAUSE.split(words)[0].split()[:FIRST_WORDS]), "", names, leads=False)
    return subject if subject is not None and subject.how in ("organisation", "role") else None


FIRST_WORDS = 5
TIME = re.compile(r"\A[\W\d_]+")  # before an entry of a live page


def _sentence_behind(blanked: str, start: int, stop: int) -> str:
    """Return what follows a quotation in its own sentence; nothing when the sentence ends with it."""
    rest = blanked[start:stop]
    if rest.lstrip()[:1] in ("", ".", "!", "?", "\n"):
        return ""
    end = SENTENCE_END.search(rest)
    return rest[: end.start()] if end else rest


def _by_any_verb(behind: str, names: SlavicNames) -> tuple[Subject, str] | None:
    """Read a word like a verb with a pronoun, a person or a role right behind it, between a quotation's dash and a stop."""
    verb = ANY_VERB.match(behind)
    if verb is None or verb[1] in NOT_IN_NAMES or verb[1] in PREPOSITIONS:
        return None
    if verb[2]:
        return Subject(None, verb[2], "pronoun", gender=PRONOUNS[verb[2]]), verb[1]
    piece = PAUSE.split(behind[verb.end() :])[0]
    first = piece.split()[0].casefold() if piece.split() else ""
    if first not in ROLES and not piece[:1].isupper():
        return None
    subject = read_subject(piece, verb[1], names, leads=False)
    return (subject, verb[1]) if subject is not None and subject.how in ("named", "role") else None


def _by_quoter(words: str, names: SlavicNames) -> tuple[Subject, str] | None:
    """Read who is quoted by somebody else: "a newspaper quotes him", "an agency passes on the words of Adamov"."""
    quoted = QUOTED.search(words)
    if quoted is None:
        return None
    if quoted["whose"]:
        whose = quoted["whose"]
        return Subject(None, whose, "pronoun", gender=WHOSE[whose.casefold()]), quoted.group().casefold()
    subject = read_subject(QUOTER.split(quoted["who"])[0], "", names, leads=False)
    return (subject, OF_WORDS) if subject is not None else None


def _by_verb(words: str, names: SlavicNames, *, leads: bool) -> tuple[Subject, str] | None:
    """Find the reporting verb and its subject on either side of it: "заявив Адамов", "Адамов заявив"."""
    verbs = [found for found in WORD.finditer(words) if found.group().casefold() in SLAVIC_VERBS]
    for verb in verbs[: -MOST_VERBS - 1 : -1] if leads else verbs[:MOST_VERBS]:
        cue = verb.group()
        before = PAUSE.split(words[: verb.start()])
        after = _with_titles(without_listener(_behind_verb(words[verb.end() :])))
        pieces = [(before[-1], True), (after, False)] if leads else [(after, False), (before[-1], True)]
        if leads and not before[-1].strip() and len(before) > 2:
            pieces.insert(1, (before[-3], True))  # a clause or a name in brackets stands between
            if APPOSED_NAME.fullmatch(before[-2]):
                pieces.insert(1, (before[-2], True))
        for piece, is_before in pieces:
            subject = read_subject(piece, cue.casefold(), names, leads=is_before)
            if subject is not None:
                return subject, cue
    return None


def _behind_verb(words: str) -> str:
    """Return the words behind a verb without a remark between commas: "said, shrugging, Adamov"."""
    remark = REMARK.match(words)
    if remark is None or remark[1].casefold() in SUBORDINATES:
        return words
    return words[remark.end() :]


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
    if colon is not None and colon[1].casefold() not in SLAVIC_VERBS:
        subject = read_subject(colon[1], "", names, leads=False)
        return (subject, ":") if subject is not None else None
    return None
