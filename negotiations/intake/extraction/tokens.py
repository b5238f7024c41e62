"""Tokens and sentences of a paragraph in which every quotation stands as one blank token."""

import re
from dataclasses import dataclass, field

from negotiations.intake.extraction.lexicon.function_words import NEVER_NAMES

BLANK, FILL = "\ue000", "\ue001"
_DOTTED = "|".join(
    [
        "Mr",
        "Mrs",
        "Ms",
        "Mx",
        "Dr",
        "Sen",
        "Sens",
        "Rep",
        "Reps",
        "Gov",
        "Govs",
        "Gen",
        "Lt",
        "Col",
        "Maj",
        "Capt",
        "Cmdr",
        "Adm",
        "Sgt",
        "Cpl",
        "Pvt",
        "Brig",
        "St",
        "Ste",
        "Jr",
        "Sr",
        "Rev",
        "Prof",
        "Hon",
        "Pres",
        "Amb",
        "Atty",
        "Asst",
        "Vice",
        "Supt",
        "Dist",
        "Fr",
        "Msgr",
        "vs",
        "Inc",
        "Corp",
        "Co",
        "Ltd",
        "Bros",
        "No",
        "Jan",
        "Feb",
        "Mar",
        "Apr",
        "Jun",
        "Jul",
        "Aug",
        "Sept",
        "Sep",
        "Oct",
        "Nov",
        "Dec",
        "Mass",
        "Calif",
        "Fla",
        "Ariz",
        "Ark",
        "Colo",
        "Conn",
        "Del",
        "Ga",
        "Ill",
        "Ind",
        "Kan",
        "Ky",
        "La",
        "Md",
        "Mich",
        "Minn",
        "Miss",
        "Mo",
        "Mont",
        "Neb",
        "Nev",
        "Okla",
        "Ore",
        "Pa",
        "Tenn",
        "Tex",
        "Va",
        "Vt",
        "Wash",
        "Wis",
        "Wyo",
        "Ala",
        "Dak",
        "approx",
        "est",
        "dept",
        "Dept",
        "Mt",
        "Ft",
    ]
)
TOKEN = re.compile(
    r"[a-z]+(?![\w’'ʼ.&‐‑-])"
    rf"|{BLANK}{FILL}*"
    rf"|(?:[DRI]-)?(?:{_DOTTED})\.(?=[\s,)])"
    r"|(?:[^\W\d_]\.){2,4}(?:[^\W\d_]\b)?|(?<![\w.])[A-ZÀ-ÞА-ЯЁЇІЄҐ]\.(?=\s?[A-ZÀ-ÞА-ЯЁЇІЄҐ])"
    r"|['’]s\b|\w+(?:(?:[-‐‑&.]|['’ʼ](?!s\b))(?=\w)\w+)*"
    r"|\.{2,}|-{2,}|[^\w\s]",
)
# Longer "sentences" are cut, so that looking around inside one stays cheap whatever the text.
MAX_SENTENCE = 400


@dataclass(slots=True)
class Paragraph:
    """The tokens of one paragraph; `quotes[i]` is the segment's number where token i is a blank."""

    number: int
    words: list[str]
    quotes: dict[int, int]
    blanked: str
    span: tuple[int, int]
    sentences: list[tuple[int, int]] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)

    def start(self, index: int) -> int:
        """Return the offset of token `index` (offsets are only worked out for paragraphs that need them)."""
        if not self._starts:
            self._starts.extend(found.start() for found in TOKEN.finditer(self.blanked, *self.span))
        return self._starts[index]

    def end(self, index: int) -> int:
        """Return the offset after token `index`."""
        return self.start(index) + len(self.words[index])


def tokenise(blanked: str, span: tuple[int, int], number: int, first_quote: int) -> Paragraph:
    """Cut blanked text into tokens; quotations are numbered on from `first_quote`."""
    words = TOKEN.findall(blanked, *span)
    quotes: dict[int, int] = {}
    if blanked.find(BLANK, *span) >= 0:
        for index, word in enumerate(words):
            if word[0] == BLANK:
                quotes[index] = first_quote + len(quotes)
    return Paragraph(number, words, quotes, blanked, span)


def is_quote(word: str) -> bool:
    """Tell whether a token is a blanked quotation."""
    return word[0] == BLANK


def cut_sentences(paragraph: Paragraph, finals: dict[int, str]) -> None:
    """Fill in `sentences`. `finals` gives, for each segment number, the last character inside its marks."""
    words = paragraph.words
    out: list[tuple[int, int]] = []
    begin = 0
    last = len(words) - 1
    for index, word in enumerate(words):
        if index == last:
            break
        first = word[0]
        if first in ".!?…":
            behind = words[index + 1]
            stops = _starts_sentence(behind) and not (word in ("…", "...", "..") and not behind[0].isupper())
        elif first == BLANK:
            stops = _quote_stops(words, index, finals.get(paragraph.quotes[index], ""))
        else:
            stops = index - begin >= MAX_SENTENCE
        if stops:
            out.append((begin, index + 1))
            begin = index + 1
    if begin < len(words):
        out.append((begin, len(words)))
    paragraph.sentences = out


def _starts_sentence(word: str) -> bool:
    first = word[0]
    return first == BLANK or first.isupper() or first.isdigit() or first in "([—–-"


def _quote_stops(words: list[str], index: int, final: str) -> bool:
    """A quotation that ends like a sentence ends ours, unless the next words may say who spoke."""
    behind = words[index + 1]
    if final == "." and (is_quote(behind) or behind[0].isupper() or behind in "(["):
        return True
    if final in "!?…" and final:
        return is_quote(behind) or (behind in NEVER_NAMES and behind not in _SUBJECT_WORDS)
    return is_quote(behind)


_SUBJECT_WORDS = frozenset(
    [
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
    ]
)
