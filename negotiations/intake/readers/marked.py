"""Words that came marked up: their paragraphs, and what stands among them and is none of the article's text."""

from collections.abc import Iterable
from copy import deepcopy
from typing import Any, NamedTuple

from negotiations.intake.readers import markup
from negotiations.intake.readers.set_aside import Told, paragraphs_of, passed_over, set_aside


class Marked(NamedTuple):
    """The text, and what was left out of it as (text, reason)."""

    text: str
    dropped: tuple[Told, ...] = ()


def marked(words: str) -> Marked:
    """Read a text, whether it came as plain text or as HTML. Raises MarkupRefused."""
    root = markup.marked_up(words)
    return Marked(words.strip()) if root is None else _read(root)


def marked_element(element: Any) -> Marked:
    """Read an element of XML or XHTML, which stays as it is."""
    return _read(deepcopy(element))


def joined(parts: Iterable[Marked]) -> Marked:
    """Return the parts as one text, with what was left out of each."""
    kept = list(parts)
    text = "\n\n".join(part.text for part in kept if part.text)
    return Marked(text, tuple(told for part in kept for told in part.dropped))


def _read(root: Any) -> Marked:
    told = set_aside(root)
    paragraphs = paragraphs_of(root)
    text = markup.paragraphs_of(root)
    return Marked(text, (*told, *passed_over(paragraphs, text, told)))
