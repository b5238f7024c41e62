"""Links that open a page at a passage: URL text fragments (https://wicg.github.io/scroll-to-text-fragment/)."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

DELIMITER = ":~:"
LONGEST = 120  # characters of a passage that is named whole
ENDS = 5  # words from either end that name a longer one
SHORT = 5  # words; fewer may well stand twice on a page
BESIDE = 3  # words before and behind that tell such a passage from another
CUT_OFF = 60  # a context this long may begin or end inside a word


@dataclass(frozen=True)
class Quoted:
    """A passage: its words, and the text before and behind it as far as that is held."""

    exact: str
    prefix: str = ""
    suffix: str = ""
    is_repeated: bool = False


def passage_link(address: str, passages: Iterable[Quoted]) -> str:
    """Return the address so that a browser scrolls to the passages and marks them; others open the page as ever."""
    directives = [f"text={directive(passage)}" for passage in passages if passage.exact.split()]
    if not address or not directives:
        return address
    page, _, anchor = address.partition("#")
    anchor = anchor.partition(DELIMITER)[0]
    return f"{page}#{anchor}{DELIMITER}{'&'.join(directives)}"


def directive(passage: Quoted) -> str:
    """Return what names a passage: [prefix-,]start[,end][,-suffix]."""
    words = passage.exact.split()
    is_one_line = "\n" not in passage.exact.strip()
    if is_one_line and len(" ".join(words)) <= LONGEST:
        named = _escaped(" ".join(words))
        if len(words) >= SHORT and not passage.is_repeated:
            return named
    else:
        named = f"{_escaped(_start(passage.exact))},{_escaped(_end(passage.exact))}"
        if not passage.is_repeated:
            return named
    before, behind = _before(passage.prefix), _behind(passage.suffix)
    parts = [f"{_escaped(before)}-" if before else "", named, f"-{_escaped(behind)}" if behind else ""]
    return ",".join(part for part in parts if part)


def _start(exact: str) -> str:
    """The first words, of one line: a fragment's end does not reach into another block of the page."""
    return " ".join(exact.strip().split("\n")[0].split()[:ENDS])


def _end(exact: str) -> str:
    return " ".join(exact.strip().split("\n")[-1].split()[-ENDS:])


def _before(prefix: str) -> str:
    """The last words before the passage in its own line, without one that is cut off."""
    line = prefix.split("\n")[-1]
    words = line.split()
    if words and line == prefix and len(prefix) >= CUT_OFF and not line[0].isspace():
        words = words[1:]
    return " ".join(words[-BESIDE:])


def _behind(suffix: str) -> str:
    line = suffix.split("\n")[0]
    words = line.split()
    if words and line == suffix and len(suffix) >= CUT_OFF and not line[-1].isspace():
        words = words[:-1]
    return " ".join(words[:BESIDE])


def _escaped(words: str) -> str:
    """Percent-encode; the dash, comma and ampersand have a meaning of their own in a directive."""
    return quote(words, safe="").replace("-", "%2D")
