"""What stands inside an article's part of a page, or its HTML in a file, and is none of its text: captions, boxes, bars."""

import re
from collections.abc import Sequence
from html import unescape
from typing import Any

from lxml import etree

from negotiations.intake.readers.markup import local

Told = tuple[str, str]  # text, reason

MOST = 60  # entries of a page
LONGEST = 500  # characters of an entry
LONGEST_BOX = 1000
FEWEST_WORDS = 3  # of an alternative text that says anything
ARTICLE = etree.XPath("(.//article | .//main | .//*[@role='main'])[1]")
ARTICLES = etree.XPath(".//article[not(ancestor::article)]")
NAMED = re.compile(
    r"(share|social)|(newsletter|signup|sign-up|subscribe)|(related|teaser|recommend|read-more|readmore)"
    r"|(pull-?_?quote|quote-?_?pull|pullout)",
    re.I,
)
PULL_QUOTE = "pull quote"
REASONS = ("share", "newsletter", "teaser", PULL_QUOTE)
BY_TAG = {"aside": "teaser", "nav": "link", "form": "newsletter"}
CAPTIONS = ("figcaption", "caption", "media-caption")
PICTURE = ("img", *CAPTIONS)
BOXES = ("div", "section", "ul", "ol", "p", "aside", "nav", "form", "blockquote", "figure")
TAGS = tuple(f"{{*}}{name}" for name in (*PICTURE, *BOXES))  # in any namespace
PARAGRAPHS = tuple(f"{{*}}{name}" for name in ("p", "li", "blockquote", "h2", "h3", "h4", "dd", "tr"))
SENTENCE_ENDS = (".", "!", "?", "…", ".”", '."', ".’", "»", "”", '"')
FURNITURE = ("header", "footer", "nav", "aside", "form")  # of a page that does not say where its article is
MOST_COMPARED = 300  # paragraphs that are looked for in the text letter by letter
BEGINNING = 40  # bytes of letters by which a paragraph is known again
PLAIN_MARKS = bytes(byte for byte in range(128) if not chr(byte).isalnum())
MARKS = re.compile(rb"\xe2\x80[\x80-\xbf]|\xc2[\xa0-\xbf]")  # U+2000 to U+203F, U+00A0 to U+00BF
LEAST_LINKED = 0.7  # of the letters of a paragraph of links
NEVER_READ = ("aside", "figure")
NAMES_OF_SPEAKERS = ("{*}cite", "{*}footer", "{*}figcaption")


def article_part(tree: Any) -> Any | None:
    """Return the element of a parsed page that holds its article; None when the page does not say."""
    return next(iter(ARTICLE(tree)), None)


def set_aside(article: Any) -> tuple[Told, ...]:
    """Take boxes and bars out of a parsed article; return (text, reason) of all that is none of its text.

    Captions and alternative texts are only told: who takes the text leaves them out. In the article's order. A pull
    quote is taken out where it repeats words of the article, and is its text otherwise.
    """
    found: dict[Told, None] = {}
    boxes: list[Any] = []
    pulled: list[tuple[Any, str]] = []
    walk = etree.iterwalk(article, events=("start",), tag=TAGS)
    for _, element in walk:
        if len(found) >= MOST:
            break
        reason = _reason(element)
        if not reason:
            continue
        name = local(element)
        line = " ".join((element.get("alt") if name == "img" else _words_in(element)).split())
        if len(line) > LONGEST_BOX and name not in CAPTIONS:
            continue  # named like a box, but it holds the article
        walk.skip_subtree()
        if line:
            found[line[:LONGEST], reason] = None
        if reason == PULL_QUOTE:
            pulled.append((element, line[:LONGEST]))
        elif name not in PICTURE:
            boxes.append(element)
    for box in boxes:
        _drop(box)
    for line in _drop_repeated(article, pulled):
        del found[line, PULL_QUOTE]
    return tuple(found)


def _drop_repeated(article: Any, pulled: Sequence[tuple[Any, str]]) -> list[str]:
    """Drop the pull quotes whose words stand in the rest of the article; return the lines of those that do not."""
    if not pulled:
        return []
    words = [_letters(_words_of(element)) for element, _ in pulled]
    everything = _letters(_words_in(article))
    kept: dict[str, None] = {}
    for (element, line), repeated in zip(pulled, words, strict=True):
        alike = sum(1 for other in words if repeated and repeated in other)
        if local(element) not in NEVER_READ and repeated and everything.count(repeated) <= alike:
            kept[line] = None
        else:
            _drop(element)
    return list(kept)


def _words_of(element: Any) -> str:
    """Return a pull quote's words without the name of who said them."""
    names = "".join(_words_in(name) for name in element.iter(*NAMES_OF_SPEAKERS))
    text = _words_in(element)
    return text.replace(names, "") if names else text


def _words_in(element: Any) -> str:
    """Return the text in an element; what stands for a letter in XML is that letter."""
    text = "".join(element.itertext())
    return unescape(text) if "&" in text else text


def _drop(element: Any) -> None:
    """Take an element out of its tree; what stands behind it stays."""
    parent, before = element.getparent(), element.getprevious()
    if element.tail and before is None:
        parent.text = (parent.text or "") + element.tail
    elif element.tail:
        before.tail = (before.tail or "") + element.tail
    element.tail = None
    parent.remove(element)


def paragraphs_of(article: Any, *, passing: Sequence[str] = ()) -> list[Told]:
    """Return the text of each paragraph of an article, and "link" where it is mostly links.

    `passing`: the elements whose paragraphs are no concern of the article.
    """
    found: list[Told] = []
    for element in article.iter(*PARAGRAPHS):
        plain = not len(element)  # most paragraphs hold no other element
        if not plain and next(element.iterdescendants(*PARAGRAPHS), None) is not None:
            continue
        if passing and next(element.iterancestors(*passing), None) is not None:
            continue
        text = (element.text or "") if plain else _words_in(element)
        line = " ".join(text.split())
        if line:
            linked = 0 if plain else sum(len(_words_in(link)) for link in element.iter("{*}a"))
            found.append((line, "link" if linked >= LEAST_LINKED * len(line) else "left out"))
    return found


def prose_of_only_article(tree: Any) -> str:
    """Return the paragraphs of the one article that a page says it has, links left out, one a line.

    "" where it says so of none or, as a front page does, of several, and where nothing ends like a sentence.
    """
    articles = ARTICLES(tree)
    paragraphs = paragraphs_of(articles[0], passing=FURNITURE) if len(articles) == 1 else []
    lines = [line for line, reason in paragraphs if reason != "link"]
    return "\n".join(lines) if any(line.endswith(SENTENCE_ENDS) for line in lines) else ""


def passed_over(paragraphs: Sequence[Told], text: str, told: Sequence[Told]) -> tuple[Told, ...]:
    """Return those paragraphs that are neither in the text that was taken from them nor told by now, the first MOST."""
    text = "\n".join((text, *(line for line, _ in told)))
    lines = frozenset(text.split("\n"))
    everything = b""
    compared = 0
    found: dict[Told, None] = {}
    for line, reason in paragraphs:
        if line in lines:  # most are
            continue
        letters = _letters(line[: 2 * BEGINNING].lstrip())[:BEGINNING]
        if not letters:
            continue
        compared += 1
        if compared > MOST_COMPARED or len(found) >= MOST:
            break
        everything = everything or _letters(text)
        if letters not in everything:
            found[line[:LONGEST], reason] = None
    return tuple(found)


def _letters(text: str) -> bytes:
    """Return the letters and digits of a text, in UTF-8: to compare, and in a fraction of the time that letters take."""
    return MARKS.sub(b"", text.encode("utf-8", "replace").translate(None, PLAIN_MARKS))


def _reason(element: Any) -> str:
    name = local(element)
    if name in CAPTIONS:
        return "caption"
    if name == "img":
        return "alternative text" if len((element.get("alt") or "").split()) >= FEWEST_WORDS else ""
    if element.attrib:  # most paragraphs have no name at all
        named = NAMED.search(f"{element.get('class', '')} {element.get('id', '')}"[:400])
        if named is not None:
            return REASONS[(named.lastindex or 1) - 1]
    return BY_TAG.get(name, "")
