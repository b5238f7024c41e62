"""Quoted words that are no speech: titles of works, headlines in lists of sources, nicknames."""

import re

from negotiations.intake.extraction.lexicon.verbs import CUES
from negotiations.intake.extraction.lexicon.works import SMALL_IN_TITLES, WORKS

WORD = re.compile(r"\w+(?:['’.&-]\w+)*")
CITED = re.compile(r"\s*[,.]?\s*(?:[—–-]|\().{2,80}\b(?:19|20)\d\d\)?\.?\s*\Z", re.DOTALL)
WITHIN = re.compile(r"([^,.;:!?“”\"]{4,80}), \Z")
LAST_WORD = re.compile(r"(\w+),?\s*\Z")
# No speech in capitals follows these: "said on ABC's ...", "wrote in ...".
NAMING = frozenset(
    """
so-called self-styled self-proclaimed dubbed nicknamed codenamed code-named labelled labeled termed branded
""".split()  # noqa: SIM905 -- a list of words reads best as running text
)
OFTEN = frozenset(("also", "often", "sometimes", "usually", "commonly", "widely", "officially", "jokingly"))
ARTICLES = frozenset(("the", "a", "an", "its", "their", "his", "her"))
NAMING_ENDS = (*NAMING, *ARTICLES, "as", "called")
READING = ("read", "reads", "reading", "said", "saying", "declared", "declaring", "proclaiming")
# The last letters of these with a space, or the mark between.
BEHIND_READING = frozenset(("d ", "s ", "g ", ", ", ": "))
INSCRIBED = re.compile(
    r"\b(?:sign|poster|placard|banner|billboard|T-shirt|sticker|plaque)s?"
    r"(?:,? (?:one|some|many|most|several|two) of which| (?:that|which)| [a-z]+ed [a-z ]{0,30})?"
    r" (?:still |simply |also )?\w+[,:]? \Z"
)
# The last letters of these with a space.
BEHIND_ENTITLING = frozenset(("d ", "e "))
ENTITLING = ("titled ", "headlined ", "captioned ", "the title ", "the headline ")
OPENING = "([{—–-“\"'‘"
PLACED = re.compile(r"(?:\b(?:on|in|at|of|from|for)|['’]s)\s*\Z")
MAX_WORDS = 14


def looks_like_title(words: str) -> bool:
    """Tell whether the words are set like a title: all but the small ones in capitals, no sentence end."""
    if words[-1] in "!?…" or words.count(" ") > 2 * MAX_WORDS:
        return False
    last = words[-24:].split()
    if words[0].islower() or (len(last) > 1 and last[-1][0].islower()):
        return False
    parts = WORD.findall(words.rstrip(".,"))
    if not 2 <= len(parts) <= MAX_WORDS or not parts[0][0].isupper() or not _tall(parts[-1]):
        return False
    tall = sum(1 for part in parts if _tall(part))
    small = sum(1 for part in parts if part in SMALL_IN_TITLES)
    return tall >= 2 and tall + small == len(parts) and not words.isupper()


def follows_work(text: str, outer_start: int) -> bool:
    """Tell whether the word before the marks is a kind of work, or leads a name: the newspaper "...", on "..."."""
    before = text[max(0, outer_start - 20) : outer_start]
    if PLACED.search(before):
        return True
    found = LAST_WORD.search(before)
    if found is not None and found.group(1).lower() in WORKS:
        return True
    # "The author of a book on the subject, "..."", but not "the maker of the film said, "..."".
    phrase = WITHIN.search(text, max(0, outer_start - 80), outer_start)
    words = phrase.group(1).split() if phrase is not None else ()
    return not WORKS.isdisjoint(words) and CUES.isdisjoint(words)


def names_a_thing(text: str, outer_start: int) -> bool:
    """Tell whether the marks hold a name at which the writer keeps a distance: a so-called "..."."""
    if not text[outer_start - 1 : outer_start].isspace():
        return False
    before = text[max(0, outer_start - 40) : outer_start].lower()
    if not before.rstrip().endswith(NAMING_ENDS):  # as before most quotations
        return False
    words = before.rsplit(None, 4)
    if words[-1] in ARTICLES:
        del words[-1]
    last = words[-1].lstrip(OPENING) if words else ""
    if last == "as":
        return words[-2:-1] == ["known"] or words[-3:-1] == ["referred", "to"]
    return last in NAMING or (last == "called" and len(words) > 1 and words[-2] in OFTEN)


def is_inscribed(text: str, outer_start: int) -> bool:
    """Tell what is written on a thing: posters that read "...", signs, one of which said "..."."""
    if text[max(0, outer_start - 2) : outer_start] not in BEHIND_READING:  # before most quotations
        return False
    before = text[max(0, outer_start - 60) : outer_start]
    return before.rstrip(" ,:").endswith(READING) and INSCRIBED.search(before) is not None


def is_entitled(text: str, outer_start: int) -> bool:
    """Tell what something is called by its maker: a film under the title "...", an article headlined "..."."""
    before = text[max(0, outer_start - 13) : outer_start]
    return before.endswith(ENTITLING) and not text[outer_start + 1 : outer_start + 2].islower()


def looks_cited(text: str, paragraph: tuple[int, int], outer_start: int, outer_end: int) -> bool:
    """Tell whether a quotation is a source's headline in a list of sources: "..." - Paper, 3 May 2025."""
    start, end = paragraph
    if outer_start - start > 60 or end - outer_end > 120:
        return False
    return bool(CITED.match(text, outer_end, end))


def is_nickname(text: str, outer_start: int, outer_end: int) -> bool:
    """Tell whether the quoted words stand inside a name: Ivan "Vanya" Petrenko."""
    if outer_end - outer_start > 28 or not NICK.fullmatch(text, outer_start + 1, outer_end - 1):
        return False
    before, behind = text[max(0, outer_start - 24) : outer_start], text[outer_end : outer_end + 24]
    return bool(_NAME_BEFORE.search(before) and _NAME_BEHIND.match(behind))


NICK = re.compile(r"[^\W\d_a-z]\w*(?: [^\W\d_a-z]\w*){0,2}")
_NAME_BEFORE = re.compile(r"\b[^\W\d_a-zа-я]\w+(?: [A-Z]\.)? \Z")
_NAME_BEHIND = re.compile(r" [^\W\d_a-zа-я]\w+")


def _tall(part: str) -> bool:
    return part[0].isupper() or part[0].isdigit()
