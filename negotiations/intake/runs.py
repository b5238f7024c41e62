"""Runs of five words of a text, hashed: what two texts have in common shows in the hashes that they share."""

from collections.abc import Iterable
from zlib import crc32

KEPT = 48  # hashes of a text that are stored
RUN = 5  # words
# Whether a run begins at a word is told by its first and last byte, so for the same word in every text: at about one
# in eight. Bits of them are set that must not be.
SAMPLED = 0b111
# Marks that stand between words, beside those of ASCII.
MARKS = "“”„‘’«»‹›–—…\u00a0،؛؟।。，、"
SPACED = bytes(byte if byte > 127 or chr(byte).isalnum() or byte == ord("_") else 32 for byte in range(256))

Runs = frozenset[int]


def runs_of(text: str) -> Runs:
    """Return the hashes (32 bits, signed) of a sample of a text's runs of words, whatever its case and punctuation.

    Bytes rather than letters: this is done for every article, and no step of it goes through the text letter by letter.
    """
    text = text.casefold()
    if not text.isascii():
        for mark in MARKS:
            text = text.replace(mark, " ")
    words = text.encode("utf-8", "replace").translate(SPACED).split()
    begins = [place for place, word in enumerate(words[: 1 - RUN]) if not (word[0] + word[-1]) & SAMPLED]
    return frozenset([crc32(b" ".join(words[place : place + RUN])) - 2**31 for place in begins])


def sketch(runs: Iterable[int]) -> list[int]:
    """Return the smallest hashes: two texts that share many runs share some of these."""
    return sorted(runs)[:KEPT]


def share_of(one: Runs, other: Runs) -> float:
    """Return which part of the smaller set lies in the larger."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0
