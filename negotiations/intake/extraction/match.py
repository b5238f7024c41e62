"""Matches a quotation to issues by their terms, in its own words and in its paragraph."""

import re
from collections.abc import Sequence
from functools import lru_cache

from negotiations.intake.extraction.roster import KnownIssue

WORD = re.compile(r"\w+(?:['’]\w+)?")
ENDINGS = ("ations", "ation", "ings", "ing", "ers", "ies", "ed", "es", "s", "y", "e")
MIN_STEM = 4


def match_issues(
    issues: Sequence[KnownIssue], words: str, paragraph: str
) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """Return the keys of the fitting issues and, for each hit, (key, the words that matched).

    Issues that the quotation itself names come first, then those of its paragraph.
    """
    keys: list[str] = []
    hits: list[tuple[str, str]] = []
    for text in (words, paragraph):
        for issue in issues:
            pattern = _pattern(issue.terms)
            if pattern is None:
                continue
            for found in pattern.finditer(text):
                hit = (issue.key, found.group())
                if hit not in hits:
                    hits.append(hit)
                if issue.key not in keys:
                    keys.append(issue.key)
    return tuple(keys), tuple(hits)


@lru_cache(maxsize=1024)
def _pattern(terms: tuple[str, ...]) -> re.Pattern[str] | None:
    """Compile an issue's terms; longer ones first, so that the fullest words are shown."""
    forms = [form for term in sorted(terms, key=len, reverse=True) if (form := _form(term))]
    return re.compile(r"\b(?:" + "|".join(forms) + r")\b", re.IGNORECASE) if forms else None


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
