"""Passages of an article: checking marked offsets, and comparing words apart from their typography."""

import hashlib
import itertools
import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any, TypedDict

from negotiations.record.errors import OperationError
from negotiations.record.models import Article

MOST_SPANS = 20
MOST_CHARACTERS = 20_000  # of all spans together, as many as the record takes
# Marks that a paste exchanges, as patterns: any of the same kind will do.
SAME = {marks: f"[{re.escape(marks)}]" for marks in ('"“”„«»', "'‘’‚‹›", "-‐‑–—")}
LETTERS = re.compile(r"[^\w]+")
# What LETTERS leaves of ASCII, in small letters.
PLAIN = (
    bytes(byte if chr(byte).isalnum() or byte == ord("_") else 32 for byte in range(128)).lower().ljust(256)
)


class Passage(TypedDict):
    """Offsets in code points into the article's clean text, end exclusive."""

    start: int
    end: int


# What a caller marks: {"start": ..., "end": ...}, not checked yet.
Marked = Mapping[str, Any]


class PassageNotUsable(OperationError):
    """Marked offsets do not name words of the article."""


def checked_passages(article: Article, spans: Sequence[Marked]) -> list[Passage]:
    """Return the spans in the article's order, trimmed of white space and of quotation marks that stand in pairs.

    Raises PassageNotUsable when there is none, when one lies outside the text, or when two overlap.
    """
    text = article.text
    if text is None:
        raise PassageNotUsable("The text of this article is not held.", field="spans")
    if not 0 < len(spans) <= MOST_SPANS:
        raise PassageNotUsable(f"Mark between one and {MOST_SPANS} passages.", field="spans")
    passages = sorted((_trimmed(text, span) for span in spans), key=lambda span: span["start"])
    for before, after in itertools.pairwise(passages):
        if after["start"] < before["end"]:
            raise PassageNotUsable("Two of the marked passages overlap.", field="spans")
    if sum(span["end"] - span["start"] for span in passages) > MOST_CHARACTERS:
        raise PassageNotUsable(f"A quotation may have {MOST_CHARACTERS:,} characters at most.", field="spans")
    return passages


def pasted(text: str, words: str) -> Passage | None:
    """Find words that were copied out of a text; marks and white space may have changed on the way."""
    parts = [_any_mark(part) for part in words.split()]
    found = re.search(r"\s+".join(parts), text) if parts else None
    return Passage(start=found.start(), end=found.end()) if found else None


def _any_mark(word: str) -> str:
    return "".join(
        next((SAME[mark] for mark in SAME if letter in mark), re.escape(letter)) for letter in word
    )


def words_of(article: Article, spans: Sequence[Passage]) -> list[str]:
    """Return the exact words of checked passages."""
    text = article.text or ""
    return [text[span["start"] : span["end"]] for span in spans]


def same_words(one: Sequence[str], other: Sequence[str]) -> bool:
    """Say whether two quotations have the same words, whatever their marks, case, dashes and cuts into spans."""
    return compared(one) == compared(other)


def compared(words: Sequence[str]) -> str:
    """Return words as they are compared: letters and digits of all spans, in one case."""
    text = " ".join(words).replace("’", "").replace("'", "")
    if text.isascii():
        # As below, in bytes: most words are plain, and every quotation of an import comes this way.
        return b" ".join(text.encode("ascii").translate(PLAIN).split()).decode("ascii")
    text = unicodedata.normalize("NFKC", text).casefold()
    return LETTERS.sub(" ", text.replace("’", "").replace("'", "")).strip()


def words_key(words: Sequence[str]) -> int:
    """Return a number (64 bits, signed) that quotations of the same words share, to find them among many."""
    digest = hashlib.blake2b(compared(words).encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def _trimmed(text: str, span: Marked) -> Passage:
    try:
        start, end = int(span["start"]), int(span["end"])
    except (KeyError, TypeError, ValueError) as problem:
        raise PassageNotUsable("A passage needs a start and an end.", field="spans") from problem
    if not 0 <= start < end <= len(text):
        raise PassageNotUsable("The passage lies outside the article’s text.", field="spans")
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    if end - start > 1 and (text[start], text[end - 1]) in PAIRS:
        return _trimmed(text, {"start": start + 1, "end": end - 1})
    if start >= end or not LETTERS.sub("", text[start:end]):
        raise PassageNotUsable("The marked passage holds no words.", field="spans")
    return {"start": start, "end": end}


PAIRS = {("“", "”"), ("„", "“"), ("«", "»"), ('"', '"'), ("‘", "’"), ("‹", "›"), ("„", "”")}
