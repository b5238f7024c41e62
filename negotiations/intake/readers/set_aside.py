"""What stands inside an article's part of a page and is none of its text: captions, boxes, bars, what is passed over."""

import re
from collections.abc import Sequence
from typing import Any

from lxml import etree

Told = tuple[str, str]  # text, reason

MOST = 60  # entries of a page
LONGEST = 500  # characters of an entry
LONGEST_BOX = 1000
FEWEST_WORDS = 3  # of an alternative text that says anything
ARTICLE = etree.XPath("(.//article | .//main | .//*[@role='main'])[1]")
NAMED = re.compile(
    r"(share|social)|(newsletter|signup|sign-up|subscribe)|(related|teaser|recommend|read-more|readmore)"
    r"|(pull-?_?quote|quote-?_?pull|pullout)",
    re.I,
)
PULL_QUOTE = "pull quote"
REASONS = ("share", "newsletter", "teaser", PULL_QUOTE)
BY_TAG = {"aside": "teaser", "nav": "link", "form": "newsletter"}
PICTURE = ("img", "figcaption")
TAGS = (*PICTURE, "div", "section", "ul", "ol", "p", "aside", "nav", "form", "blockquote", "figure")
PARAGRAPHS = ("p", "li", "blockquote", "h2", "h3", "h4", "dd", "tr")
FURNITURE = ("header", "footer", "nav", "aside", "form")  # of a page that does not say where its article is
MOST_COMPARED = 300  # paragraphs that are looked for in the text letter by letter
BEGINNING = 40  # letters by which a paragraph is known again
LEAST_LINKED = 0.7  # of the letters of a paragraph of links
NEVER_READ = ("aside", "figure")
NAMES_OF_SPEAKERS = ("cite", "footer", "figcaption")


def set_aside(tree: Any) -> tuple[Told, ...]:
    """Take boxes and bars out of the article of a parsed page; return (text, reason) of all that is none of its text.

    Captions and alternative texts are only told: trafilatura leaves them out by itself. In the page's order. A pull
    quote is taken out where it repeats words of the article, and is its text otherwise.
    """
    found: dict[Told, None] = {}
    boxes: list[Any] = []
    pulled: list[tuple[Any, str]] = []
    article = next(iter(ARTICLE(tree)), tree)
    walk = etree.iterwalk(article, events=("start",), tag=TAGS)
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
        if reason == PULL_QUOTE:
            pulled.append((element, line[:LONGEST]))
        elif element.tag not in PICTURE:
            boxes.append(element)
    for box in boxes:
        box.drop_tree()
    for line in _drop_repeated(article, pulled):
        del found[line, PULL_QUOTE]
    return tuple(found)


def _drop_repeated(article: Any, pulled: Sequence[tuple[Any, str]]) -> list[str]:
    """Drop the pull quotes whose words stand in the rest of the article; return the lines of those that do not."""
    if not pulled:
        return []
    words = [_letters(_words_of(element)) for element, _ in pulled]
    everything = _letters(article.text_content())
    kept: dict[str, None] = {}
    for (element, line), repeated in zip(pulled, words, strict=True):
        alike = sum(1 for other in words if repeated and repeated in other)
        if element.tag not in NEVER_READ and repeated and everything.count(repeated) <= alike:
            kept[line] = None
        else:
            element.drop_tree()
    return list(kept)


def _words_of(element: Any) -> str:
    """Return a pull quote's words without the name of who said them."""
    names = "".join(name.text_content() for name in element.iter(*NAMES_OF_SPEAKERS))
    text = str(element.text_content())
    return text.replace(names, "") if names else text


def paragraphs_of(tree: Any) -> list[Told]:
    """Return the text of each paragraph of the article's part of a page, and "link" where it is mostly links."""
    article = next(iter(ARTICLE(tree)), None)
    found: list[Told] = []
    for element in (tree if article is None else article).iter(*PARAGRAPHS):
        plain = not len(element)  # most paragraphs hold no other element
        if not plain and next(element.iterdescendants(*PARAGRAPHS), None) is not None:
            continue
        if article is None and next(element.iterancestors(*FURNITURE), None) is not None:
            continue
        text = (element.text or "") if plain else element.text_content()
        line = " ".join(text.split())
        if line:
            linked = 0 if plain else sum(len(link.text_content()) for link in element.iter("a"))
            found.append((line, "link" if linked >= LEAST_LINKED * len(line) else "left out"))
    return found


def passed_over(paragraphs: Sequence[Told], text: str) -> tuple[Told, ...]:
    """Return those paragraphs of a page that are not in the text that was taken from it, the first MOST of them."""
    begun = {_beginning(line) for line in text.split("\n")}
    everything = ""
    compared = 0
    found: dict[Told, None] = {}
    for line, reason in paragraphs:
        letters = _beginning(line)
        if not letters or letters in begun:
            continue
        compared += 1
        if compared > MOST_COMPARED or len(found) >= MOST:
            break
        everything = everything or _letters(text)
        if letters not in everything:
            found[line[:LONGEST], reason] = None
    return tuple(found)


def _beginning(line: str) -> str:
    """Return the letters with which a line begins, by which it is known again."""
    return _letters(line[: 2 * BEGINNING].lstrip())[:BEGINNING]


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


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
