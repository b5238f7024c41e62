"""IPTC NewsML-G2: the text items of a message, with their content as XHTML, NITF, plain text or escaped HTML."""

from collections.abc import Iterator
from typing import Any

from negotiations.intake.readers import markup, nitf, stated
from negotiations.intake.readers.marked import Marked, marked, marked_element
from negotiations.intake.readers.markup import local
from negotiations.intake.readers.raw import NotReadable, RawArticle

MOST_ITEMS = 5_000
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def articles(root: Any, name: str) -> Iterator[RawArticle]:
    """Yield the news items of a message. One without text, or withdrawn, is yielded with its problem."""
    items = list(markup.outermost(root, "newsitem"))
    if not items:
        raise NotReadable(f"{name}: no news item in this NewsML-G2 file (packages only point to items)")
    single = root is items[0]
    for number, item in enumerate(items[:MOST_ITEMS], start=1):
        member = "" if single else f"item {number}"
        problem = _problem(item)
        if not problem:
            yield _article(item, name, member)
        elif single:
            raise NotReadable(f"{name}: {problem}")
        else:
            place = f"{member} (line {item.sourceline})"
            yield stated.broken(name=name, member=place, problem=problem, title=_headline(item))
    if len(items) > MOST_ITEMS:
        problem = f"{len(items):,} items; one file may have {MOST_ITEMS:,}, the others were not read"
        yield stated.broken(name=name, member=f"item {MOST_ITEMS + 1}", problem=problem)


def _problem(item: Any) -> str:
    """Say why an item is not taken in: "" when nothing speaks against it."""
    status = _code(_in(item, "itemmeta", "pubstatus"))
    if status in ("canceled", "withheld"):
        return f"its agency marks this item as {status}"
    kind = _code(_in(item, "itemmeta", "itemclass"))
    try:
        text = _text(item).text
    except markup.MarkupRefused as refusal:
        return str(refusal)
    if not text:
        return f"no text in this item{f' (its class is {kind})' if kind else ''}"
    return ""


def _article(item: Any, name: str, member: str) -> RawArticle:
    inner = _only(item, "nitf")
    byline = markup.line_of(_in(item, "contentmeta", "by"))
    text, dropped = _text(item)
    return stated.article(
        name=name,
        member=member,
        text=text,
        dropped=dropped,
        title=_headline(item),
        byline=byline or (nitf.byline_of(inner) if inner is not None else "") or _creators(item),
        date=_published(item),
        publisher=_party(_in(item, "itemmeta", "provider")) or _holder(item),
        url=_address(item),
        language=_language(item),
        guid=item.get("guid"),
    )


def _published(item: Any) -> str:
    """Return when the agency put this version out: an item that is usable is published as it is made.

    Under an embargo it comes out at the embargo's end.
    """
    made = markup.line_of(_in(item, "itemmeta", "versioncreated"))
    embargo = markup.line_of(_in(item, "itemmeta", "embargoed"))
    return max(made, embargo) if made else ""


def _text(item: Any) -> Marked:
    """Return the longest text among the item's renditions."""
    best = Marked("")
    contents = _only(item, "contentset")
    for element in markup.outermost(contents, "inlinexml", "inlinedata") if contents is not None else ():
        if local(element) == "inlinedata":
            found = marked(element.text or "")
        else:
            story = nitf.text_of(element)
            found = story if story.text else marked_element(element)
        if len(found.text) > len(best.text):
            best = found
    return best


def _language(item: Any) -> str:
    given = _in(item, "contentmeta", "language")
    return (given.get("tag") if given is not None else "") or item.get(LANGUAGE) or ""


def _headline(item: Any) -> str:
    inner = _only(item, "nitf")
    return (
        markup.line_of(_in(item, "contentmeta", "headline"))
        or (nitf.title_of(inner) if inner is not None else "")
        or markup.line_of(_in(item, "itemmeta", "title"))
    )


def _creators(item: Any) -> str:
    meta = _only(item, "contentmeta")
    names = [_party(element) for element in _all(meta, "creator") if element.getparent() is meta]
    return ", ".join(filter(None, names))


def _holder(item: Any) -> str:
    return _party(_in(item, "rightsinfo", "copyrightholder"))


def _party(element: Any) -> str:
    """Return a party's name; its literal or the local part of its code where no name is given."""
    if element is None:
        return ""
    name = markup.line_of(_only(element, "name"))
    return name or element.get("literal") or _code(element)


def _address(item: Any) -> str:
    """Return the item's page on the web, where a link says that it is that."""
    for link in _all(_only(item, "itemmeta"), "link"):
        if _code(link, "rel") in ("canonical", "seealso", "webpage") and (link.get("href") or "").startswith(
            "http"
        ):
            return str(link.get("href"))
    return ""


def _code(element: Any, attribute: str = "qcode") -> str:
    """Return the local part of a code: `usable` of `stat:usable`."""
    return "" if element is None else (element.get(attribute) or "").rpartition(":")[2].lower()


def _in(item: Any, parent: str, name: str) -> Any:
    return _only(_only(item, parent), name)


def _only(root: Any, name: str) -> Any:
    """Return the first element of a name, in any namespace."""
    return next(iter(_all(root, name)), None)


def _all(root: Any, *names: str) -> Iterator[Any]:
    if root is not None:
        yield from (element for element in root.iter() if local(element) in names)
