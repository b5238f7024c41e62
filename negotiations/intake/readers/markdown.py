"""Markdown: its headline, its text without the marks; and the front matter that stands above a text, in YAML or TOML."""

import re
from collections.abc import Iterator
from typing import Any

from negotiations.intake.extraction.bylines import is_top_line
from negotiations.intake.extraction.dates import is_date_line
from negotiations.intake.readers import fields

NAMES = (".md", ".markdown")
LINK = re.compile(r"!?\[([^\]\n]{0,400})\]\((?:https?:|/|#)[^)\s]{0,2000}\)")
HEADING = re.compile(r"^#{1,6}[ \t]+(\S.*?)[ \t]*#*$", re.MULTILINE)
QUOTED = re.compile(r"^(?:>[ \t]?)+", re.MULTILINE)
STRONG = re.compile(r"(\*\*|__)(?=\S)([^*_\n]{1,400}?)(?<=\S)\1")
EMPHASIS = re.compile(r"(?<![\w*_\\])([*_])(?=[^\s*_])([^*_\n]{1,400}?)(?<=\S)\1(?![\w*_])")
FIRST = re.compile(r"#[ \t]+(\S.*?)[ \t]*#*\Z")
UNDERLINE = re.compile(r"=+\s*\Z")

FENCES = ("---", "+++")
MOST_LINES = 200
ENTRY = re.compile(r"([^\W\d_][\w .-]{0,60}?)[ \t]*(?::(?=[ \t]|\Z)|=)[ \t]*(.*)")
INSIDE_LIST = re.compile(r"\"[^\"]*\"|'[^']*'|[^,\[\]]+")
FOLDED = re.compile(r"[|>][+-]?\Z")  # the value is the lines below


def plain(text: str) -> str:
    """Strip the marks of headings, links, quoted and emphasised words; the words and the paragraphs stay."""
    text = LINK.sub(r"\1", text)
    text = HEADING.sub(r"\1", text)
    text = QUOTED.sub("", text)
    return EMPHASIS.sub(r"\2", STRONG.sub(r"\2", text))


def headline_of(text: str) -> str:
    """Return the heading at the top, above which stands nothing but a date or a byline; empty when there is none."""
    lines = [line.strip() for line in text[:4000].split("\n") if line.strip()][:4]
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        first = FIRST.match(line)
        if first or UNDERLINE.match(below):
            return plain(first[1] if first else line)
        if not (is_date_line(line) or is_top_line(plain(line))):
            break
    return ""


def front_matter(text: str) -> tuple[dict[str, Any], str]:
    """Return what the block above a text states, by our names for fields, and the block; both empty without one."""
    lines = text.split("\n", MOST_LINES)[:MOST_LINES]
    fence = lines[0].rstrip()
    end = next((n for n, line in enumerate(lines) if n and line.rstrip() in (fence, "...")), 0)
    if fence not in FENCES or not end:
        return {}, ""
    entries = _entries(lines[1:end])
    values = {key: value for key, value in entries.items() if value} if entries else {}
    places = fields.fields_of(values)
    given = list(values.values())
    about = {field: given[place] for field, place in places.items() if field != "text"}
    return (about, "\n".join(lines[: end + 1])) if about else ({}, "")


def _entries(lines: list[str]) -> dict[str, str | list[str]] | None:
    """Return the entries of a block; None when a line of it is none, as between two rules in a text."""
    found: dict[str, str | list[str]] = {}
    key = ""
    for line in lines:
        bare = line.strip()
        if not bare or bare.startswith("#"):
            continue
        entry = ENTRY.fullmatch(bare)
        if line[0].isspace() or bare.startswith("- "):
            below = found.get(key)
            if isinstance(below, list):
                below.extend(_below(bare))
            elif below is not None:
                found[key] = f"{below} {bare}".strip()
        elif entry is None:
            return None
        else:
            key = entry[1]
            found[key] = _value(entry[2])
    return found


def _below(line: str) -> Iterator[str]:
    """Yield what a line below a key adds to it: an item, the name of an object."""
    item = line.removeprefix("- ").strip()
    entry = ENTRY.fullmatch(item)
    if entry is None:
        yield _unquoted(item)
    elif entry[1].lower() == "name":
        yield _unquoted(entry[2])


def _value(given: str) -> str | list[str]:
    if not given:
        return []
    if FOLDED.match(given):
        return ""
    if given.startswith("[") and given.endswith("]"):
        return [item for piece in INSIDE_LIST.findall(given[1:-1]) if (item := _unquoted(piece))]
    return _unquoted(given)


def _unquoted(given: str) -> str:
    given = given.strip()
    is_quoted = len(given) > 1 and given[0] == given[-1] and given[0] in "\"'"
    return given[1:-1].replace(r"\"", '"').replace("''", "'").strip() if is_quoted else given
