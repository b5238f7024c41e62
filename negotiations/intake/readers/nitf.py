"""NITF, the news industry's text format: a story a file, or inside NewsML."""

from collections.abc import Iterator
from typing import Any

from negotiations.intake.readers import markup, stated
from negotiations.intake.readers.marked import Marked, joined, marked_element
from negotiations.intake.readers.markup import local
from negotiations.intake.readers.raw import NotReadable, RawArticle

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
WITHDRAWN = {"canceled", "cancelled", "withheld"}


def articles(root: Any, name: str) -> Iterator[RawArticle]:
    """Yield the story. Raises NotReadable when it holds no text or its agency has withdrawn it."""
    about = _only(root, "docdata")
    status = (about.get("management-status") or "").lower() if about is not None else ""
    if status in WITHDRAWN:
        raise NotReadable(f"{name}: its agency marks this story as {status}")
    content, dropped = text_of(root)
    if not content:
        raise NotReadable(f"{name}: no text in this NITF story")
    printed = _only(root, "pubdata")
    issued = _only(root, "date.issue")
    identity = _only(root, "doc-id")
    body = _only(root, "body")
    yield stated.article(
        name=name,
        text=content,
        dropped=dropped,
        title=title_of(root),
        byline=byline_of(root),
        date=_given(printed, "date.publication") or _given(issued, "norm"),
        publisher=_given(printed, "name") or _given(_only(root, "doc.copyright"), "holder"),
        url=_given(printed, "ex-ref"),
        language=root.get(LANGUAGE) or _given(body, LANGUAGE),
        guid=_given(identity, "id-string"),
    )


def text_of(root: Any) -> Marked:
    """Return the paragraphs of the story's body: no headlines, bylines, captions or what stands at its end."""
    return joined(map(marked_element, markup.outermost(root, "body.content")))


def title_of(root: Any) -> str:
    """Return the main headline; the title in the head where there is none."""
    return markup.line_of(_only(root, "hl1")) or _words(_only(root, "title"))


def byline_of(root: Any) -> str:
    """Return the names of the byline; where no name is marked, the line without the titles in it."""
    byline = _only(root, "byline")
    if byline is None:
        return ""
    people = [markup.line_of(element) for element in byline.iter() if local(element) == "person"]
    if any(people):
        return ", ".join(filter(None, people))
    whole = markup.line_of(byline)
    for element in byline.iter():
        if local(element) == "byttl":
            whole = whole.replace(markup.line_of(element), "")
    return whole.strip(" ,;-–") or markup.line_of(byline)


def _words(element: Any) -> str:
    return "" if element is None else (element.text or "")


def _given(element: Any, attribute: str) -> str:
    return (element.get(attribute) or "").strip() if element is not None else ""


def _only(root: Any, name: str) -> Any:
    """Return the first element of a name, in any namespace."""
    return next((element for element in root.iter() if local(element) == name), None)
