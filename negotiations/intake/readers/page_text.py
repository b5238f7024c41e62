"""The article's paragraphs in a web page: by trafilatura's own rules where they suffice, else with its other methods."""

import logging
import re
from functools import cache
from typing import Any

from lxml import etree

# What trafilatura takes out of every page first; gone before it copies and searches the page again and again.
FURNITURE = (
    "applet", "aside", "audio", "button", "canvas", "dialog", "embed", "fieldset", "figure", "footer", "head",
    "iframe", "input", "label", "link", "map", "menu", "nav", "noscript", "object", "option", "picture", "select",
    "source", "style", "svg", "textarea", "time", "video",
)  # fmt: skip
# Trafilatura takes teasers out as well, but leaves them in when it is to be quick and looks for more text.
TEASERS = etree.XPath(
    ".//*[self::div or self::section or self::p or self::span or self::li or self::ul or self::ol or self::dl]"
    "[contains(translate(@class, 'T', 't'), 'teaser') or contains(translate(@id, 'T', 't'), 'teaser')]"
)
LINKED_DATA = "application/ld+json"  # trafilatura looks at it, at no other script
SHORTEST = 250  # characters; below, trafilatura looks for more outside the article that it found
MOST_BESIDE = (
    2  # times as much prose as was found: trafilatura's other methods might find the article elsewhere
)
# What stands in a found text only when more than its article was found.
UNCLEAN = ("aside", "button", "footer", "form", "nav", "select", "svg", "time")
# The other methods pass these by as well, most of all comments, of which there are often more than article.
NAMED = etree.XPath(".//*[@class or @id]")
NO_ARTICLE = re.compile("comment|community|disqus|foot|header|menu|pagination|popup|sidebar|sponsor|tweet")
MAY_HOLD_ONE = re.compile("and|article|body|column|content|main|shadow")
OPTIONS: dict[str, Any] = {"precision": True, "comments": False, "tables": False, "dedup": False}


class _Trafilatura:
    """The library and its two ways to read, loaded when the first page comes: it is slow to start."""

    def __init__(self) -> None:
        import trafilatura
        from trafilatura.settings import Extractor

        # What it says about pages that hold nothing is our message to give.
        logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
        self.load, self._extract = trafilatura.load_html, trafilatura.bare_extraction
        self._quick = Extractor(**OPTIONS, fast=True, output_format="python")
        self._thorough = Extractor(**OPTIONS, output_format="python")

    def read(self, tree: Any, *, thoroughly: bool = False) -> Any:
        """Return what it finds in a parsed page, with its `text` and `body`; None when nothing."""
        return self._extract(tree, options=self._thorough if thoroughly else self._quick)


@cache
def _trafilatura() -> _Trafilatura:
    return _Trafilatura()


def load_page(html: str) -> Any:
    """Return a page parsed, whatever is broken in it; None when nothing can be made of it."""
    return _trafilatura().load(html)


def article_text(tree: Any, html: str) -> str:
    """Return the article's paragraphs, one a line; "" when there is none. `tree` is the parsed `html`, and used up.

    Trafilatura compares what its rules find with two other methods, which takes longer than all the rest. They are
    asked only where they could win: where little was found, or much more prose stands in the page.
    """
    etree.strip_elements(tree, *FURNITURE, with_tail=False)
    scripts = [script for script in tree.iter("script") if script.get("type") != LINKED_DATA]
    for element in (*scripts, *TEASERS(tree)):
        element.drop_tree()
    found = _trafilatura().read(tree)
    text = _text(found)
    if len(text) >= SHORTEST and _is_clean(found.body) and not _holds_more(tree, MOST_BESIDE * len(text)):
        return text
    return _text(_trafilatura().read(load_page(html), thoroughly=True))


def _text(found: Any) -> str:
    return getattr(found, "text", None) or ""


def _is_clean(body: Any) -> bool:
    """Tell whether what was found has paragraphs and nothing of the page around them."""
    return bool(body.xpath(".//p//text()")) and next(body.iter(*UNCLEAN), None) is None


def _holds_more(tree: Any, most: int) -> bool:
    """Tell whether more than `most` characters of the page stand outside links and what is named like no article."""
    etree.strip_elements(tree, "a", "script", with_tail=False)
    if _length(tree) <= most:
        return False
    for element in NAMED(tree):
        name = f"{element.get('class', '')} {element.get('id', '')}".lower()
        if element.tag != "body" and NO_ARTICLE.search(name) and not MAY_HOLD_ONE.search(name):
            element.drop_tree()
    return _length(tree) > most


def _length(tree: Any) -> int:
    return len(" ".join(tree.text_content().split()))
