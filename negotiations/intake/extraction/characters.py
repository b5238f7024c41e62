"""Character repair: mojibake, NULs, lone surrogates, direction overrides; offsets stay traceable."""

import re
from dataclasses import dataclass

# What Windows-1252 shows for the bytes 0x80-0xBF: the second half of UTF-8 read in the wrong encoding.
_SHOWN = "".join(bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in range(0x80, 0xC0))
_TAIL = "[" + re.escape(_SHOWN) + "\x80-\x9f]"
_MOJIBAKE = (
    rf"â€(?:{_TAIL})|â„{_TAIL}|[ÃÂ]{_TAIL}|(?:[ÐÑ]{_TAIL}){{2,}}|ï»¿|ðŸ{_TAIL}{{2}}|â€(?=[\s,.;:)]|\Z)"
)
_NEEDS_REPAIR = re.compile(
    r"\r\n?|[\u2028\u2029\x0b\x0c\x85](?!\w)"
    r"|[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\xad\ud800-\udfff]"
    rf"|{_MOJIBAKE}"
)
_SUSPECT = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ud800-\udfff\ufeffâÃÂÐÑïð]"
)
_PLAIN = bytes(range(0x20, 0x7F)) + b"\t\n"
_LINE_BREAKS = frozenset("\r\u2028\u2029\x0b\x0c\x85")


@dataclass(frozen=True, slots=True)
class TracedText:
    """A text with anchors (offset here, offset in the original), ascending, first (0, n)."""

    text: str
    anchors: tuple[tuple[int, int], ...]


def clean_text(text: str) -> str:
    """Return `text` without control characters, surrogates and overrides, with its mojibake repaired."""
    return clean_characters(text).text


def clean_characters(text: str) -> TracedText:
    """Like clean_text, and keep where every character stood."""
    if not _is_suspect(text) or not _NEEDS_REPAIR.search(text):
        return TracedText(text, ((0, 0),))
    parts: list[str] = []
    anchors: list[tuple[int, int]] = [(0, 0)]
    length = taken = 0
    for found in _NEEDS_REPAIR.finditer(text):
        parts.append(text[taken : found.start()])
        length += found.start() - taken
        mended = _mend(found.group())
        parts.append(mended)
        length += len(mended)
        taken = found.end()
        if anchors[-1][0] == length:
            anchors[-1] = (length, taken)
        else:
            anchors.append((length, taken))
    parts.append(text[taken:])
    return TracedText("".join(parts), tuple(anchors))


def _is_suspect(text: str) -> bool:
    """Look only at what is no plain letter: most of a text goes at once, in bytes."""
    rest = text.encode("utf-8", "surrogatepass").translate(None, _PLAIN)
    return _SUSPECT.search(rest.decode("utf-8", "surrogatepass")) is not None


def _mend(broken: str) -> str:
    if broken[0] in _LINE_BREAKS:
        return "\n"
    if len(broken) == 1:
        return ""
    if broken == "â€":
        return "”"
    try:
        return b"".join(_byte(char) for char in broken).decode("utf-8").replace("\ufeff", "")
    except UnicodeDecodeError:
        return broken


def _byte(char: str) -> bytes:
    return bytes([ord(char)]) if "\x80" <= char <= "\x9f" else char.encode("cp1252")
