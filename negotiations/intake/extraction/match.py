"""Matches a quotation to issues by their terms, in its own words and in its paragraph."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from negotiations.intake.extraction.roster import KnownIssue

WORD = re.compile(r"\w+(?:['’]\w+)?")
RUN = re.compile(r"\w+")
ENDINGS = ("ations", "ation", "ings", "ing", "ers", "ies", "ed", "es", "s", "y", "e")
LETTERS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
MIN_STEM = 4
LETTERS_APART = 3  # first letters by which terms are told apart, one after the other
# What a term may stand behind, beside a space, where no space is between. No apostrophes: they may be part of a term.
SEPARATORS = '\n\t\u00a0"“”„‘«([—–-/…*#@|'
AS_BEFORE = "(as accepted before)"


@dataclass(frozen=True, slots=True)
class Hit:
    """A term of an issue (its place in the roster) in a text, and where it begins and ends."""

    start: int
    end: int
    place: int


class IssueIndex:
    """The terms of all issues by the beginning of their first word, so that each word of a text is looked up once."""

    def __init__(self, issues: tuple[KnownIssue, ...]) -> None:
        self._by_start: dict[str, list[tuple[int, str]]] = {}
        forms: list[str] = []
        for place, issue in enumerate(issues):
            # Longer ones first, so that the fullest words are shown.
            for term in sorted(issue.terms, key=len, reverse=True):
                form = _form(term)
                if form:
                    forms.append(form.lower())
                    for start in _starts(term):
                        self._by_start.setdefault(start, []).append((place, form))
        self._any = _any_of(forms) if forms else None
        self._learned: dict[str, list[tuple[int, str]]] = {}
        for place, issue in enumerate(issues):
            for words in issue.learned:
                self._learned.setdefault(words.split()[0], []).append((place, words))
        self._keys = [issue.key for issue in issues]

    def search(self, text: str) -> "IssueHits":
        """Find the terms of all issues in a whole text, once."""
        return IssueHits(self, text, self._find(text))

    def key(self, place: int) -> str:
        """Return the key of the issue at a place of the roster."""
        return self._keys[place]

    def learned(self, words: str) -> list[tuple[int, str]]:
        """Return (place of the issue, words) for what was learned from accepted quotations; whole words count."""
        if not self._learned:
            return []
        plain = f" {' '.join(LETTERS.findall(words.casefold()))} "
        candidates = (pair for word in dict.fromkeys(plain.split()) for pair in self._learned.get(word, ()))
        return [(place, learned) for place, learned in candidates if f" {learned} " in plain]

    def _find(self, text: str) -> list[Hit]:
        """Return the hits in the text's order; those of one issue do not overlap."""
        if self._any is None:
            return []
        out: list[Hit] = []
        reached: dict[int, int] = {}
        for begin in self._any.finditer(_spaced(text)):
            at = begin.start()  # of the space before it, which is one place further on than in the text
            word = RUN.match(text, at)
            candidates = self._by_start.get(word.group()[:MIN_STEM].casefold(), ()) if word else ()
            for place, form in candidates:
                if at < reached.get(place, 0):
                    continue
                found = _pattern(form).match(text, at)
                if found is not None:
                    reached[place] = found.end()
                    out.append(Hit(at, found.end(), place))
        return out


class IssueHits:
    """The terms of issues in one text, asked for by passages of it."""

    def __init__(self, index: IssueIndex, text: str, hits: Sequence[Hit]) -> None:
        self._index, self._text, self._hits = index, text, hits
        self._starts = [hit.start for hit in hits]

    def __bool__(self) -> bool:
        return bool(self._hits)

    def any_in(self, start: int, end: int) -> bool:
        """Tell whether a passage has any term."""
        return bisect_left(self._starts, start) < bisect_left(self._starts, end)

    def match(
        self, *passages: Sequence[tuple[int, int]], words: str = ""
    ) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
        """Return the keys of the fitting issues and, for each hit, (key, the words that matched).

        A passage may be of several spans. Issues named in the first come first, then those of the next, then those
        whose accepted quotations share something with `words`: the hit says so.
        """
        hits: dict[tuple[str, str], None] = {}
        if self._hits:
            for spans in passages:
                hits.update(dict.fromkeys(self._within(spans)))
        for place, learned in self._index.learned(words) if words else ():
            hits[self._index.key(place), f"{learned} {AS_BEFORE}"] = None
        if not hits:
            return (), ()
        return tuple(dict.fromkeys([key for key, _ in hits])), tuple(hits)

    def _within(self, spans: Sequence[tuple[int, int]]) -> list[tuple[str, str]]:
        """Return (key, words) of the terms that stand whole in a span, issue by issue and in the text's order."""
        whole: list[Hit] = []
        for start, end in spans:
            first = bisect_left(self._starts, start)
            if first < len(self._starts) and self._starts[first] < end:
                found = self._hits[first : bisect_left(self._starts, end)]
                whole += [hit for hit in found if hit.end <= end]
        if not whole:
            return []  # as in most passages
        whole.sort(key=_place)
        return [(self._index.key(hit.place), self._text[hit.start : hit.end]) for hit in whole]


@lru_cache(maxsize=5_000)
def _pattern(form: str) -> re.Pattern[str]:
    """Return the pattern of a term; most are never asked for, and all of them take long to make."""
    return re.compile(form + r"\b", re.IGNORECASE)


def _place(hit: Hit) -> int:
    return hit.place


def _lowered(text: str) -> str:
    """Return a text in small letters, each at its place."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join([small if len(small := letter.lower()) == 1 else letter for letter in text])


def _spaced(text: str) -> str:
    """Return a text in small letters with a space before each word, one place further on.

    To go from space to space is far quicker than to look at each letter for whether a word begins there.
    """
    lowered = " " + _lowered(text)
    for mark in SEPARATORS:
        lowered = lowered.replace(mark, " ")
    return lowered.replace(" '", "  ").replace(" ’", "  ")


def _any_of(forms: Sequence[str]) -> re.Pattern[str]:
    """Return a pattern for the space before a term: most words of a text fail at one of their first letters."""
    return re.compile(rf" (?={_by_letters(dict.fromkeys(forms), LETTERS_APART)}\b)")


def _by_letters(forms: Iterable[str], depth: int) -> str:
    """Return one pattern for all forms, with those of the same first letters behind these."""
    same: dict[str, list[str]] = {}
    for form in forms:
        letter = form[:1] if depth and form[:1].isalpha() else ""
        same.setdefault(letter, []).append(form[len(letter) :])
    parts = [
        letter + _by_letters(rest, depth - 1) if letter else "|".join(rest) for letter, rest in same.items()
    ]
    return f"(?:{'|'.join(parts)})"


def _starts(term: str) -> set[str]:
    """Return the beginnings that a term's first word may have in a text."""
    first = RUN.findall(term)[0].casefold()
    return {first[:MIN_STEM], (first + "s")[:MIN_STEM]}


def _form(term: str) -> str:
    """Turn a term into a pattern: words in order, each by its stem with a few letters of ending."""
    return r"[\s\u00a0-]+".join(_word_form(word) for word in WORD.findall(term))


def _word_form(word: str) -> str:
    if len(word) <= MIN_STEM or word.isupper() or not word.isalpha():
        return re.escape(word) + ("" if word.isdigit() else r"(?:['’]?s)?")
    for ending in ENDINGS:
        if word.casefold().endswith(ending) and len(word) - len(ending) >= MIN_STEM:
            return re.escape(word[: -len(ending)]) + r"\w{0,5}"
    return re.escape(word) + r"\w{0,4}"
