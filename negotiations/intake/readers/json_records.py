"""JSON: lines with an object each, an array of objects, or one object; an agency's ninjs or fields of any name."""

import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from negotiations.intake.limits import in_megabytes
from negotiations.intake.readers import fields, ninjs, stated
from negotiations.intake.readers.encoding import decode, decode_head
from negotiations.intake.readers.markup import MarkupRefused
from negotiations.intake.readers.raw import NotReadable, RawArticle

MOST_BYTES = 32 * 1024 * 1024
MOST_LINE = 8 * 1024 * 1024  # characters; an article of a million may take six each
MOST_ARTICLES = 10_000
BEGINNING = re.compile(r'\s*(?:\{\s*(?:"|\}|\Z)|\[\s*(?:\{|\]|\Z))')
NAMES = (".json", ".jsonl", ".ndjson", ".jl")
# What the library says, by its beginning, and what it means.
IN_WORDS = (
    ("Unterminated string", "a quotation mark is opened and never closed"),
    ("Expecting value", "a value is missing"),
    (
        "Expecting ',' delimiter",
        "a comma is missing, or a quotation mark inside a text has no backslash before it",
    ),
    ("Expecting ':' delimiter", "a colon is missing behind the name of a field"),
    (
        "Expecting property name",
        "the name of a field in quotation marks is missing, or a comma is one too many",
    ),
    ("Illegal trailing comma", "a comma is one too many"),
    ("Extra data", "something stands behind the end"),
    ("Invalid control character", "a line break or tab inside a text must be written \\n or \\t"),
    ("Invalid \\", "a backslash inside a text must be doubled"),
)
WRAPPERS = ("articles", "items", "_items", "results", "docs", "documents", "data", "entries", "hits", "news")


def recognise(head: bytes, name: str) -> bool:
    """Tell JSON by how objects and arrays of objects begin."""
    text = decode_head(head).lstrip("\ufeff")
    return bool(BEGINNING.match(text)) or (name.lower().endswith(NAMES) and text.lstrip()[:1] in ("{", "["))


def read(stream: BinaryIO, name: str) -> Iterator[RawArticle]:
    """Yield an article an object; a broken line is yielded with its problem, the others go on. Raises NotReadable."""
    data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise NotReadable(f"{name}: larger than {in_megabytes(MOST_BYTES)}, the limit for JSON")
    text = decode(data).lstrip("\ufeff")
    if not text.strip("\x00 \t\r\n"):
        raise NotReadable(f"{name}: the file is empty")
    if _is_lines(text):
        return _from_lines(text, name)
    return _from_document(text, name)


def _is_lines(text: str) -> bool:
    """Tell lines of objects from one document: two lines in a row that begin an object and do not continue one."""
    lines = [line for line in text.split("\n", 40) if line.strip()][:2]
    if not lines[0].lstrip().startswith("{") or lines[0].strip() == "{":
        return False
    if len(lines) > 1:
        return lines[1].startswith("{") or _parse(lines[0])[1] == ""
    return False


def _from_lines(text: str, name: str) -> Iterator[RawArticle]:
    count = start = number = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        number += 1
        if text[start:end].strip():
            count += 1
            member = f"line {number}"
            if count > MOST_ARTICLES:
                yield _too_many(name, member)
                return
            yield _from_line(text[start:end], name, member)
        start = end + 1


def _from_line(line: str, name: str, member: str) -> RawArticle:
    if len(line) > MOST_LINE:
        problem = f"{len(line):,} characters; one line may have {MOST_LINE:,}"
        return stated.broken(name=name, member=member, problem=problem)
    value, fault = _parse(line)
    if fault:
        return stated.broken(name=name, member=member, problem=fault, source=line.strip())
    return _article(value, name, member)


def _from_document(text: str, name: str) -> Iterator[RawArticle]:
    value, fault = _parse(text)
    if fault:
        raise NotReadable(f"{name}{fault if fault.startswith(', ') else f': {fault}'}")
    values, single = _unwrapped(value)
    if single:
        article = _article(values[0], name, "")
        if article.problem:
            raise NotReadable(article.problem)
        yield article
        return
    if not values:
        raise NotReadable(f"{name}: no article in it")
    for number, item in enumerate(values, start=1):
        if number > MOST_ARTICLES:
            yield _too_many(name, f"object {number}")
            return
        yield _article(item, name, f"object {number}")


def _unwrapped(value: Any) -> tuple[list[Any], bool]:
    """Return the objects of a document, and whether it is a single article."""
    if isinstance(value, list):
        return value, False
    if "text" not in value and "body" not in value:
        for key in WRAPPERS:
            if isinstance(value.get(key), list) and any(isinstance(item, dict) for item in value[key]):
                return value[key], False
    return [value], True


def _article(value: Any, name: str, member: str) -> RawArticle:
    """Return the article of an object, or what stands for one that has none."""
    found = _found(value, name, member)
    if isinstance(found, RawArticle):
        return found
    source = json.dumps(value, ensure_ascii=False)
    return stated.broken(
        name=name, member=member or "the object", problem=found, source=source, title=_headline(value)
    )


def _headline(value: Any) -> Any:
    """Return what an object without an article is called, of whatever type."""
    keys = list(value) if isinstance(value, dict) else []
    place = fields.fields_of(keys).get("title")
    return "" if place is None else value[keys[place]]


def _found(value: Any, name: str, member: str) -> RawArticle | str:
    """Return the article of an object, or why there is none."""
    if not isinstance(value, dict):
        return "not an object with fields"
    try:
        if ninjs.is_ninjs(value):
            return ninjs.article_of(value, name=name, member=member)
        found = fields.article_of(value, name=name, member=member)
    except MarkupRefused as refusal:
        return str(refusal)
    return found or fields.without_text(value, "field")


def _parse(text: str) -> tuple[Any, str]:
    """Return the value of a piece of JSON and "", or None and what is wrong with it, with its line where it has several."""
    try:
        return json.loads(text), ""
    except json.JSONDecodeError as fault:
        place = f", line {fault.lineno}" if "\n" in text.strip() else ""
        wrong = _in_words(fault.msg)
        return None, f"{place}: broken or cut off JSON: {wrong}, at character {fault.colno}".removeprefix(
            ": "
        )
    except RecursionError:
        return None, "JSON that is nested too deeply"
    except ValueError:
        return None, "JSON with a number that is too long"


def _in_words(fault: str) -> str:
    """Say what the library found wrong as somebody would who mends it by hand."""
    return next(
        (words for begins, words in IN_WORDS if fault.startswith(begins)), "something does not belong here"
    )


def _too_many(name: str, member: str) -> RawArticle:
    problem = f"more than {MOST_ARTICLES:,} articles in one file; this one and those after it were not read"
    return stated.broken(name=name, member=member, problem=problem)
