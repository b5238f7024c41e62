"""Rich Text (.rtf): the words of a document as Word and others write it, by the Rich Text Format specification 1.9.

Pictures, tables of fonts and styles, headers, field codes, deleted and hidden words are passed over.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from negotiations.intake.limits import MOST_ARCHIVE_BYTES, in_megabytes
from negotiations.intake.readers.raw import NotReadable, RawArticle

BEGINNING = b"{\\rtf"
MOST_DEEP = 2_000  # groups in one another
MOST_FALLBACK = 8  # characters that stand for one of Unicode's; files write one or two
TOKEN = re.compile(
    r"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n\x00]+|([^\\{}\r\n\x00]+)|."
)
_PASSED_OVER = """
    colortbl stylesheet info pict object objdata header headerl headerr headerf footer footerl footerr footerf footnote
    listtable listoverridetable rsidtbl filetbl revtbl fldinst nonshppict template themedata datastore xmlnstbl
    annotation atnid atnauthor bkmkstart bkmkend private tc xe rxe"""
PASSED_OVER = frozenset(_PASSED_OVER.split())
PARAGRAPHS = frozenset(("par", "sect", "page", "row"))
SAID = {
    "line": "\n", "tab": "\t", "cell": "\n", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "emdash": "—", "endash": "–", "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ",
}  # fmt: skip
SYMBOLS = {"~": "\u00a0", "_": "-", "\n": "\n\n", "\r": "\n\n"}
HIDING = frozenset(("v", "deleted"))
# Windows code pages of a font's character set.
CHARSETS = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 134: "cp936", 136: "cp950", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
CODE_PAGES = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
SURROGATES = re.compile("[\ud800-\udbff][\udc00-\udfff]")


class State(NamedTuple):
    """What holds in a group, and ends with it."""

    skipped: bool = False
    hidden: bool = False
    in_fonts: bool = False
    fallback: int = 1
    font: int = -1


def recognise(head: bytes, name: str) -> bool:
    """Tell Rich Text by its first group."""
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(BEGINNING)


def read(stream: BinaryIO, name: str) -> Iterator[RawArticle]:
    """Yield the one article. Raises NotReadable when it is cut off, nested too deeply, or has no text."""
    data = stream.read(MOST_ARCHIVE_BYTES + 1)
    if len(data) > MOST_ARCHIVE_BYTES:
        raise NotReadable(f"{name}: larger than {in_megabytes(MOST_ARCHIVE_BYTES)}, the limit for Rich Text")
    try:
        text = _Document(data.decode("latin-1")).text()
    except _Broken as fault:
        raise NotReadable(f"{name}: {fault}") from fault
    if not text:
        raise NotReadable(f"{name}: no text in this Rich Text file")
    yield RawArticle(name=name, text=text)


class _Broken(ValueError):
    """The file is no whole Rich Text; the message says why."""


class _Document:
    """A document on its way from tokens to text."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._state = State()
        self._outer: list[State] = []
        self._parts: list[str] = []
        self._bytes = bytearray()
        self._code_page = "cp1252"
        self._fonts: dict[int, str] = {}
        self._to_skip = 0  # characters that stand for one of Unicode's just read

    def text(self) -> str:
        """Return the words, a blank line between paragraphs."""
        place = self._source.index("{")
        while found := TOKEN.match(self._source, place):
            place = found.end()
            word, number, byte, symbol, brace, plain = found.groups()
            if brace:
                self._group(brace)
                if not self._outer:
                    break
            elif word == "bin":
                place += min(max(int(number or 0), 0), len(self._source))
            elif word:
                self._control(word, int(number) if number else None)
            elif symbol == "*":
                self._state = self._state._replace(skipped=True)
            elif not self._state.skipped:
                self._characters(byte, symbol, plain)
        if self._outer:
            raise _Broken("this Rich Text file breaks off: its groups are not closed")
        self._decode()
        whole = SURROGATES.sub(_pair, "".join(self._parts))
        return "\n\n".join(filter(None, map(str.strip, whole.split("\n\n"))))

    def _group(self, brace: str) -> None:
        self._decode()
        self._to_skip = 0
        if brace == "}":
            self._state = self._outer.pop()
        elif len(self._outer) >= MOST_DEEP:
            raise _Broken(f"this Rich Text file is nested too deeply ({MOST_DEEP:,} groups)")
        else:
            self._outer.append(self._state)

    def _control(self, word: str, number: int | None) -> None:
        state = self._state
        if state.in_fonts:
            self._font_table(word, number)
        elif word == "fonttbl":
            self._state = state._replace(skipped=True, in_fonts=True)
        elif word in PASSED_OVER:
            self._state = state._replace(skipped=True)
        elif word == "uc" and number is not None:
            self._state = state._replace(fallback=number if 0 <= number <= MOST_FALLBACK else 1)
        elif word == "ansicpg" and number is not None:
            self._code_page = f"cp{number}"
        elif word in CODE_PAGES:
            self._code_page = CODE_PAGES[word]
        elif word == "f" and number is not None:
            self._decode()
            self._state = state._replace(font=number)
        elif word in HIDING:
            self._state = state._replace(hidden=number != 0)
        elif word == "plain":
            self._state = state._replace(hidden=False)
        elif not state.skipped:
            self._written(word, number)

    def _written(self, word: str, number: int | None) -> None:
        """Take a control word that stands for characters; one that stands in for another counts as one of those."""
        if word == "u" and number is not None:
            self._say(chr(number & 0xFFFF))
            self._to_skip = self._state.fallback
        elif word in PARAGRAPHS:
            self._to_skip = 0
            self._say("\n\n")
        elif word in SAID and self._to_skip:
            self._to_skip -= 1
        elif word in SAID:
            self._say(SAID[word])

    def _font_table(self, word: str, number: int | None) -> None:
        if word == "f" and number is not None:
            self._state = self._state._replace(font=number)
        elif word == "fcharset" and number in CHARSETS:
            self._fonts[self._state.font] = CHARSETS[number]

    def _characters(self, byte: str | None, symbol: str | None, plain: str | None) -> None:
        if byte or (symbol and symbol not in "-|:"):
            if self._to_skip:
                self._to_skip -= 1
            elif byte:
                if not self._state.hidden:
                    self._bytes.append(int(byte, 16))
            else:
                self._say(SYMBOLS.get(symbol or "", symbol or ""))
        elif plain:
            left = plain[self._to_skip :]
            self._to_skip -= len(plain) - len(left)
            if not self._state.hidden:
                self._bytes += left.encode("latin-1")

    def _say(self, characters: str) -> None:
        if not self._state.hidden:
            self._decode()
            self._parts.append(characters)

    def _decode(self) -> None:
        """Turn the bytes held into characters, by the font's code page or else the document's."""
        if self._bytes:
            code_page = self._fonts.get(self._state.font, self._code_page)
            try:
                self._parts.append(self._bytes.decode(code_page, "replace"))
            except LookupError:
                self._parts.append(self._bytes.decode("cp1252", "replace"))
            self._bytes.clear()


def _pair(found: re.Match[str]) -> str:
    return found[0].encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
