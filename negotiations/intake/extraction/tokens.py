"""Tokens and sentences of a paragraph in which every quotation stands as one blank token."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain, compress

from negotiations.intake.extraction.lexicon.function_words import ACCORDING, INDEFINITE, NEVER_NAMES, PRONOUNS
from negotiations.intake.extraction.lexicon.verbs import STRONG_CUES
from negotiations.intake.extraction.name_runs import has_article
from negotiations.intake.extraction.names import names_nobody
from negotiations.intake.extraction.phrases import NOUNS
from negotiations.intake.extraction.remembered import remembered

# Stands for a quotation; spaces fill up its length.
BLANK = "\ue000"
_SHORTENED = """
    Mr Mrs Ms Mx Dr Sen Sens Rep Reps Gov Govs Gen Lt Col Maj Capt Cmdr Adm Sgt Cpl Pvt Brig St Ste Jr
    Sr Rev Prof Hon Pres Amb Atty Asst Vice Supt Dist Fr Msgr vs Inc Corp Co Ltd Bros No Jan Feb Mar Apr
    Jun Jul Aug Sept Sep Oct Nov Dec Mass Calif Fla Ariz Ark Colo Conn Del Ga Ill Ind Kan Ky La Md Mich
    Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo Ala Dak approx est dept Dept Mt Ft
    """.split()  # noqa: SIM905 -- a list of words reads best as running text
_DOTTED = "|".join(_SHORTENED)
TOKEN = re.compile(
    r"[a-z]+(?![\w’'ʼ.&‐‑-])"
    rf"|{BLANK}"
    rf"|(?:[DRI]-)?(?:{_DOTTED})\.(?=[\s,)])"
    r"|(?:[^\W\d_]\.){2,4}(?:[^\W\d_]\b|-(?:based|led|backed|run|owned|born)\b)?|(?<![\w.])[A-ZÀ-ÞА-ЯЁЇІЄҐ]\.(?=\s?[A-ZÀ-ÞА-ЯЁЇІЄҐ])"
    r"|['’]s\b|\w+(?:(?:[-‐‑&.]|['’ʼ](?!s\b))(?=\w)\w+)*"
    r"|\.{2,}|-{2,}|[^\w\s]",
)
# Longer "sentences" are cut, so that looking around inside one stays cheap whatever the text.
MAX_SENTENCE = 400


CAPITAL = "[A-ZÀ-ÞА-ЯЁЇІЄҐ]"
INITIAL = re.compile(rf"{CAPITAL}\.")
# What a word may be of use for: it may begin a mention, end a sentence, report, or be an initial.
NAMES, ENDS, REPORTS, LETTER = 1, 2, 4, 8
# Words that are remembered: a few hundred articles have so many.
_KEPT = 15_000
# Marks that are tokens of their own behind any word; the dot is not always one.
_CLOSING = frozenset(",;:?!)…")
_KEEP_DOT = frozenset(_SHORTENED)
_OF_USE = NOUNS | frozenset(PRONOUNS) | INDEFINITE | STRONG_CUES | ACCORDING


@remembered(_KEPT)
def _pieces(chunk: str) -> tuple[str, ...]:
    """Return the tokens of what stands between two white spaces."""
    if chunk.isalpha():
        return (chunk,)
    # Most others are a word and a mark, for which the pattern takes long.
    word, mark = chunk[:-1], chunk[-1]
    if word.isalpha() and (mark in _CLOSING or (mark == "." and len(word) > 1 and word not in _KEEP_DOT)):
        return word, mark
    # The letter behind lets an initial keep its dot; `_is_initial` looks at the real neighbour.
    return tuple(TOKEN.findall(chunk + " A")[:-1])


def _last_pieces(chunk: str) -> Sequence[str]:
    """Return the tokens of what a paragraph ends with: a dot is its full stop, whatever word stands before it."""
    if chunk[-1] != ".":
        return _pieces(chunk)
    return (chunk[:-1], ".") if chunk[:-1].isalpha() else TOKEN.findall(chunk)


@remembered(_KEPT)
def _uses(word: str) -> int:
    """Return what a word may be of use for."""
    if word not in _OF_USE and word.isalpha() and word.islower():
        return 0  # as most
    first = word[0]
    use = 0
    aged = word.endswith("-old") and not "a" <= first <= "z"
    named = first.isupper() and not names_nobody(word)
    if aged or named or has_article(word) or word in NOUNS or word in PRONOUNS or word in INDEFINITE:
        use |= NAMES
    if first in ".!?…" or first == BLANK:
        use |= ENDS
    if word[-1] == "." and INITIAL.fullmatch(word):
        use |= LETTER
    if word in STRONG_CUES or word in ACCORDING:
        use |= REPORTS
    return use


@dataclass(slots=True)
class Paragraph:
    """The tokens of one paragraph; `quotes[i]` is the segment's number where token i is a blank.

    `naming`, `ending` and `reporting` are the places of the tokens that may begin a mention, end a
    sentence, or report speech; `openers` those at which sentences begin.
    """

    number: int
    words: list[str]
    quotes: dict[int, int]
    blanked: str
    span: tuple[int, int]
    naming: list[int]
    ending: list[int]
    reporting: list[int]
    sentences: list[tuple[int, int]] = field(default_factory=list)
    openers: frozenset[int] = frozenset()
    _starts: list[int] = field(default_factory=list)

    def start(self, index: int) -> int:
        """Return the offset of token `index` (offsets are only worked out as far as they are needed)."""
        starts, words = self._starts, self.words
        at = starts[-1] + len(words[len(starts) - 1]) if starts else self.span[0]
        for number in range(len(starts), index + 1):
            at = self.blanked.index(words[number], at)
            starts.append(at)
            at += len(words[number])
        return starts[index]

    def end(self, index: int) -> int:
        """Return the offset after token `index`."""
        return self.start(index) + len(self.words[index])

    def reporting_between(self, start: int, end: int) -> list[int]:
        """Return the places of the reporting words in [start, end)."""
        places = self.reporting
        return places[bisect_left(places, start) : bisect_left(places, end)]


def tokenise(blanked: str, span: tuple[int, int], number: int, first_quote: int) -> Paragraph:
    """Cut blanked text into tokens; quotations are numbered on from `first_quote`."""
    chunks = blanked[span[0] : span[1]].split()
    last = chunks.pop()
    words = list(chain.from_iterable(map(_pieces, chunks)))
    words += _last_pieces(last)
    uses, places, others = _used(words)
    lone = [place for place in others if uses[place] & LETTER and not _is_initial(words, place)]
    if lone:
        for place in reversed(lone):
            words[place : place + 1] = words[place]
        uses, places, others = _used(words)
    quotes: dict[int, int] = {}
    if blanked.find(BLANK, *span) >= 0:
        for place in others:
            if words[place] == BLANK:
                quotes[place] = first_quote + len(quotes)
    ending = [place for place in others if uses[place] & ENDS]
    reporting = [place for place in others if uses[place] & REPORTS]
    naming = [place for place in places if uses[place] & NAMES]
    return Paragraph(number, words, quotes, blanked, span, naming, ending, reporting)


def _used(words: list[str]) -> tuple[list[int], list[int], list[int]]:
    """Return the uses of all words, the places of those of any use, and of those of more than to begin a mention."""
    uses = list(map(_uses, words))
    places = list(compress(range(len(uses)), uses))
    return uses, places, [place for place in places if uses[place] > NAMES]


def _is_initial(words: list[str], place: int) -> bool:
    """ "J." is an initial before a capital, else a letter that ends its sentence."""
    return place + 1 < len(words) and INITIAL.match(words[place + 1][0] + ".") is not None


def is_quote(word: str) -> bool:
    """Tell whether a token is a blanked quotation."""
    return word[0] == BLANK


def cut_sentences(paragraph: Paragraph, finals: dict[int, str]) -> None:
    """Fill in `sentences` and `openers`. `finals` gives, for each segment number, the last character inside its marks."""
    words = paragraph.words
    out: list[tuple[int, int]] = []
    begin = 0
    last = len(words) - 1
    for index in paragraph.ending:
        if index >= last:
            break
        word = words[index]
        while index - begin > MAX_SENTENCE:
            out.append((begin, begin + MAX_SENTENCE + 1))
            begin += MAX_SENTENCE + 1
        behind = words[index + 1]
        if word == BLANK:
            stops = _quote_stops(words, index, finals.get(paragraph.quotes[index], ""))
        else:
            stops = _starts_sentence(behind) and not (word in ("…", "...", "..") and not behind[0].isupper())
        if stops:
            out.append((begin, index + 1))
            begin = index + 1
    while len(words) - begin > MAX_SENTENCE + 1:
        out.append((begin, begin + MAX_SENTENCE + 1))
        begin += MAX_SENTENCE + 1
    if begin < len(words):
        out.append((begin, len(words)))
    paragraph.sentences = out
    paragraph.openers = frozenset([start for start, _ in out])


def _starts_sentence(word: str) -> bool:
    first = word[0]
    return first == BLANK or first.isupper() or first.isdigit() or first in "([—–-"


def _quote_stops(words: list[str], index: int, final: str) -> bool:
    """A quotation that ends like a sentence ends ours, unless the next words may say who spoke."""
    behind = words[index + 1]
    if final == "." and (is_quote(behind) or behind[0].isupper() or behind in "(["):
        return True
    if final in "!?…" and final:
        if index and words[index - 1] == ":" and behind[0].isupper():
            return True  # who speaks was said before
        return is_quote(behind) or (behind in NEVER_NAMES and behind not in _SUBJECT_WORDS)
    return is_quote(behind)


_SUBJECT_WORDS = frozenset(
    (
        "He",
        "She",
        "They",
        "We",
        "I",
        "It",
        "The",
        "A",
        "An",
        "One",
        "His",
        "Her",
        "Their",
        "Its",
        "Some",
        "Many",
        "Both",
        "Another",
    )
)
