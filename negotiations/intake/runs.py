"""Runs of five words of a text, hashed: what two texts have in common shows in the hashes that they share."""

import re
import sys
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from zlib import crc32

KEPT = 32  # hashes of a text by which it is found
MOST_RUNS = 500  # hashes of a text that are stored, of about 4,000 words
# A run of five words, and the space before it. Whether one begins at a word is told by its first letter, so for the same
# word in every text: at about one in eight. Beyond ASCII, that is one in eight of the second bytes that letters have.
RUN = re.compile(
    rb" (?=[bfm\xc2-\xf4])(?=((?:[bfm]|[\xc2-\xf4][\x80\x88\x90\x98\xa0\xa8\xb0\xb8])[^ ]*+ [^ ]++ [^ ]++ [^ ]++ [^ ]++))"
)
# Marks that stand between words, beside those of ASCII.
MARKS = "“”„‘’«»‹›–—…\u00a0،؛؟।。，、"
# Small letters of ASCII, and a space for whatever stands between its words.
SPACED = bytes(
    byte if byte > 127 or chr(byte).isalnum() or byte == ord("_") else 32
    for byte in bytes(range(256)).lower()
)

Runs = frozenset[int]


def runs_of(text: str) -> Runs:
    """Return the hashes (32 bits, signed) of a sample of a text's runs of words, whatever its case and punctuation.

    Bytes rather than letters: this is done for every article, and no step of it goes through the text letter by letter.
    """
    for mark in MARKS:
        text = text.replace(mark, " ")
    if not text.isascii():
        text = text.casefold()
    words = b" " + b" ".join(text.encode("utf-8", "replace").translate(SPACED).split())
    return frozenset([crc32(run) - 2**31 for run in RUN.findall(words)])


def sketch(runs: Iterable[int]) -> list[int]:
    """Return the smallest hashes: two texts that share many runs share some of these."""
    return sorted(runs)[:KEPT]


def packed(ordered: Sequence[int]) -> bytes:
    """Return the hashes that are stored, the smallest ones, four bytes each. `ordered`: all, from the smallest on."""
    return _small_ends(array("i", ordered[:MOST_RUNS])).tobytes()


def unpacked(stored: bytes) -> "array[int]":
    """Return what `packed` has stored."""
    runs = array("i")
    runs.frombytes(stored)
    return _small_ends(runs)


def _small_ends(runs: "array[int]") -> "array[int]":
    """Turn the bytes of numbers round where the machine begins with the large end: they are stored the other way."""
    if sys.byteorder == "big":
        runs.byteswap()
    return runs


def share_of_stored(runs: Runs, ordered: Sequence[int], stored: Sequence[int]) -> float:
    """Return which part of the smaller set lies in the larger, of which `stored` are the hashes or the smallest of them.

    `ordered`: the runs from the smallest on. Those beyond the last one stored are not counted.
    """
    reached = bisect_right(ordered, stored[-1]) if len(stored) == MOST_RUNS else len(ordered)
    return len(runs.intersection(stored)) / max(1, min(reached, len(stored)))


def share_of(one: Runs, other: Runs) -> float:
    """Return which part of the smaller set lies in the larger."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0
