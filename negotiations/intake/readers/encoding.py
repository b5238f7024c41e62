"""Bytes to text: byte order marks, UTF-8, UTF-16 without a mark, Windows-1252 and -1251 as the last resort."""

import codecs
from functools import lru_cache

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SAMPLE = 65_536


def decode(data: bytes) -> str:
    """Return the text of `data`; never raises, undecodable bytes become U+FFFD."""
    for mark, name in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, errors="replace")
    wide = _utf16_without_mark(data[:SAMPLE])
    if wide:
        return data.decode(wide, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as problem:
        broken = data.count(b"\xef\xbf\xbd") + 1
        if problem.start >= len(data) - 3 and broken == 1:
            return data.decode("utf-8", errors="replace")
    try:
        # Half of a character outside the basic plane, written as if it were one; the cleaning replaces it.
        return data.decode("utf-8", errors="surrogatepass")
    except UnicodeDecodeError:
        return _single_byte(data)


@lru_cache(maxsize=1)
def decode_head(head: bytes) -> str:
    """Return the text that a file begins with, which several readers ask for one after the other."""
    return decode(head)


def _utf16_without_mark(sample: bytes) -> str:
    """Tell UTF-16 by its zero bytes: nearly all on one side for Western text."""
    if len(sample) < 8 or b"\0" not in sample:
        return ""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > half * 0.4 and even < half * 0.1:
        return "utf-16-le"
    if even > half * 0.4 and odd < half * 0.1:
        return "utf-16-be"
    return ""


def _single_byte(data: bytes) -> str:
    """Choose between UTF-8 with a few broken bytes, Windows-1251 and Windows-1252."""
    sample = data[:SAMPLE]
    lenient = sample.decode("utf-8", errors="replace")
    broken = lenient.count("\ufffd")
    multibyte = sum(1 for c in lenient if ord(c) > 127) - broken
    if multibyte > broken * 3:
        return data.decode("utf-8", errors="replace")
    high = [byte for byte in sample if byte >= 0xC0]
    letters = sum(1 for byte in sample if chr(byte).isascii() and chr(byte).isalpha())
    if len(high) > letters:
        return data.decode("cp1251", errors="replace")
    return data.decode("cp1252", errors="replace")
