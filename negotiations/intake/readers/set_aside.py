"""What stands inside an article's part of a page and is none of its text: captions, alternative texts, boxes, bars."""

import re
from typing import Any

from lxml import etree

MOST = 60  # entries of a page
LONGEST = 500  # characters of an entry
LONGEST_BOX = 1000
FEWEST_WORDS = 3  # of an alternative text that says anything
ARTICLE = etree.XPath("(.//article | .//main | .//*[@role='main'])[1]")
NAMED = re.compile(
    r"(share|social)|(newsletter|signup|sign-up|subscribe)|(related|teaser|recommend|read-more|readmore)",
    re.I,
)
REASONS = ("share", "newsletter", "teaser")
BY_TAG = {"aside": "teaser", "nav": "link", "form": "newsletter"}
PICTURE = ("img", "figcaption")
TAGS = (*PICTURE, "div", "section", "ul", "ol", "p", "aside", "nav", "form")


def set_aside(tree: Any) -> tuple[tuple[str, str], ...]:
    """Take boxes and bars out of the article of a parsed page; return (text, reason) of all that is none of its text.

    Captions and alternative texts are only told: trafilatura leaves them out by itself. In the page's order.
    """
    found: dict[tuple[str, str], None] = {}
    boxes: list[Any] = []
    walk = etree.iterwalk(next(iter(ARTICLE(tree)), tree), events=("start",), tag=TAGS)
    for _, element in walk:
        if len(found) >= MOST:
            break
        reason = _reason(element)
        if not reason:
            continue
        text = element.get("alt") if element.tag == "img" else element.text_content()
        line = " ".join(text.split())
        if len(line) > LONGEST_BOX and element.tag != "figcaption":
            continue  # named like a box, but it holds the article
        walk.skip_subtree()
        if line:
            found[line[:LONGEST], reason] = None
        if element.tag not in PICTURE:
            boxes.append(element)
    for box in boxes:
        box.drop_tree()
    return tuple(found)


def _reason(element: Any) -> str:
    if element.tag == "figcaption":
        return "caption"
    if element.tag == "img":
        return "alternative text" if len((element.get("alt") or "").split()) >= FEWEST_WORDS else ""
    if element.attrib:  # most paragraphs have no name at all
        named = NAMED.search(f"{element.get('class', '')} {element.get('id', '')}"[:400])
        if named is not None:
            return REASONS[(named.lastindex or 1) - 1]
    return BY_TAG.get(element.tag, "")
