"""Matches a quotation to issues by their terms, in its own words and in its paragraph."""

import re

from negotiations.intake.extraction.roster import KnownIssue

WORD = re.compile(r"\w+(?:['’]\w+)?")
RUN = re.compile(r"\w+")
ENDINGS = ("ations", "ation", "ings", "ing", "ers", "ies", "ed", "es", "s", "y", "e")
LETTERS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
MIN_STEM = 4
AS_BEFORE = "(as accepted before)"


class IssueIndex:
    """The terms of all issues by the beginning of their first word, so that each word of a text is looked up once."""

    def __init__(self, issues: tuple[KnownIssue, ...]) -> None:
        by_start: dict[str, list[tuple[int, re.Pattern[str]]]] = {}
        for place, issue in enumerate(issues):
            # Longer ones first, so that the fullest words are shown.
            for term in sorted(issue.terms, key=len, reverse=True):
                form = _form(term)
                if form:
                    pattern = re.compile(form + r"\b", re.IGNORECASE)
                    for start in _starts(term):
                        by_start.setdefault(start, []).append((place, pattern))
        self._by_start = by_start
        self._learned: dict[str, list[tuple[int, str]]] = {}
        for place, issue in enumerate(issues):
            for words in issue.learned:
                self._learned.setdefault(words.split()[0], []).append((place, words))
        self._keys = [issue.key for issue in issues]

    def match(self, words: str, paragraph: str = "") -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
        """Return the keys of the fitting issues and, for each hit, (key, the words that matched).

        Issues that the quotation itself names come first, then those of its paragraph, then those whose accepted
        quotations share words with it: the hit says so.
        """
        keys: dict[str, None] = {}
        hits: dict[tuple[str, str], None] = {}
        for text in (words, paragraph):
            for place, hit in self._find(text):
                keys[self._keys[place]] = None
                hits[self._keys[place], hit] = None
        if self._learned:
            for place, hit in self._find_learned(words):
                keys[self._keys[place]] = None
                hits[self._keys[place], f"{hit} {AS_BEFORE}"] = None
        return tuple(keys), tuple(hits)

    def _find_learned(self, words: str) -> list[tuple[int, str]]:
        """Return (place of the issue, words) for what was learned from accepted quotations; whole words count."""
        plain = f" {' '.join(LETTERS.findall(words.casefold()))} "
        candidates = (pair for word in dict.fromkeys(plain.split()) for pair in self._learned.get(word, ()))
        return [(place, learned) for place, learned in candidates if f" {learned} " in plain]

    def _find(self, text: str) -> list[tuple[int, str]]:
        """Return (place of the issue, words) for each hit, issue by issue and in the text's order."""
        starts = {word[:MIN_STEM] for word in RUN.findall(text.casefold())}
        if starts.isdisjoint(self._by_start):
            return []
        out: list[tuple[int, str]] = []
        reached: dict[int, int] = {}
        for word in RUN.finditer(text):
            candidates = self._by_start.get(word.group()[:MIN_STEM].casefold())
            if candidates is None:
                continue
            at = word.start()
            for place, pattern in candidates:
                if at < reached.get(place, 0):
                    continue
                found = pattern.match(text, at)
                if found is not None:
                    reached[place] = found.end()
                    out.append((place, found.group()))
        return sorted(out, key=_place)


def _place(hit: tuple[int, str]) -> int:
    return hit[0]


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
