"""Cleans text at the door, so that everything inside can be stored, hashed and shown."""

import math
import re
import unicodedata
from typing import Any

# JSON with RFC 8785 holds integers that a double holds exactly.
LARGEST_INTEGER = 2**53 - 1
# The category Cc of Unicode without line feed and tab.
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
PLAIN = bytes(range(0x20, 0x7F)) + b"\t\n"
# Letters and marks that NFC leaves alone and that join no others: Latin, Cyrillic, punctuation, currencies.
STAYS = re.compile("[\u00a0-\u017f\u0400-\u045f\u0490\u0491\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2122]*")
SHORT = 60  # characters; looking at a line costs less

# Marks that override the direction of reading, and characters that take no room.
UNSEEN = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")


class TextRefused(ValueError):
    """A value that no cleaning makes storable; the message names what is wrong."""


def clean_text(text: str) -> str:
    """Text that every layer can hold: NFC, line feeds only, no control characters, no lone surrogates.

    Lone surrogates become U+FFFD, because something stood there; NUL and other controls go.
    """
    if _is_clean(text):
        return text
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u0085", "\n")
    return unicodedata.normalize("NFC", CONTROLS.sub("", text))


def _is_clean(text: str) -> bool:
    """Tell quickly, in bytes, what nearly every text is: plain, but for letters and marks that stay as they are."""
    if len(text) < SHORT:
        return text.isascii() and text.isprintable()
    rest = text.encode("utf-8", "surrogatepass").translate(None, PLAIN)
    return STAYS.fullmatch(rest.decode("utf-8", "surrogatepass")) is not None


def clean_line(text: str) -> str:
    """Text for one line: cleaned, with every run of white space made one space."""
    return " ".join(clean_text(text).split())


def visible_line(text: str) -> str:
    """Text for one line in which what turns the direction of reading, or does not show, is spelled out: `‹U+202E›`.

    So a file called `gpj.exe` cannot pass for another, and two names that look alike stay two.
    """
    if text.isascii():
        return clean_line(text)
    return clean_line(UNSEEN.sub(lambda found: f"‹U+{ord(found.group()):04X}›", text))


def clean_json(value: Any) -> Any:
    """JSON with every text in it cleaned. Raises TextRefused for NaN, infinity, and integers beyond 2^53."""
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, dict):
        return {clean_text(str(key)): clean_json(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [clean_json(item) for item in value]
    if isinstance(value, float) and not math.isfinite(value):
        raise TextRefused("A number must be finite.")
    if isinstance(value, int) and abs(value) > LARGEST_INTEGER:
        raise TextRefused(f"A whole number must lie between -{LARGEST_INTEGER} and {LARGEST_INTEGER}.")
    return value
