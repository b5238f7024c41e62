"""IPTC ninjs, news in JSON: the fields of versions 1, 2 and 3."""

from collections.abc import Iterator, Mapping
from typing import Any

from negotiations.intake.readers import fields, stated
from negotiations.intake.readers.marked import Marked
from negotiations.intake.readers.raw import RawArticle

# Small letters without separators: version 3 writes versionCreated, versions 1 and 2 versioncreated.
TELLING = {
    "versioncreated",
    "pubstatus",
    "bodies",
    "headlines",
    "bodytext",
    "bodyxhtml",
    "bodyhtml",
    "contentcreated",
}
WITHDRAWN = {"canceled", "cancelled", "withheld"}
PLAIN, MARKED = ("text/plain",), ("text/html", "application/xhtml+xml", "text/x-html")


def is_ninjs(values: Mapping[str, Any]) -> bool:
    """Tell an agency's item: it has an address of its own and at least one of the standard's own fields."""
    names = {fields.named(key) for key in values}
    return "uri" in names and bool(names & TELLING)


def article_of(values: Mapping[str, Any], *, name: str, member: str) -> RawArticle | str:
    """Return an item's article, or in words why it is none. Raises MarkupRefused."""
    item = {fields.named(key): value for key, value in values.items()}
    status = stated.line(item.get("pubstatus")).lower()
    if status in WITHDRAWN:
        return f"its agency marks this item as {status}"
    text, dropped = _text(item)
    if not text.strip():
        kind = stated.line(item.get("type"))
        return f"no text in this item{f' (its type is {kind})' if kind else ''}"
    return stated.article(
        name=name,
        member=member,
        text=text,
        dropped=dropped,
        title=_main(item.get("headlines"))
        or item.get("headline")
        or _main(item.get("titles"))
        or item.get("title"),
        byline=item.get("byline") or item.get("by"),
        date=_published(item),
        publisher=_sources(item) or item.get("copyrightholder"),
        url=item.get("canonicalurl") or item.get("url") or _web_page(item),
        language=item.get("language"),
        guid=item.get("uri"),
    )


def _published(item: Mapping[str, Any]) -> str:
    """Return when the agency put this version out; under an embargo it comes out at the embargo's end."""
    made, embargo = stated.line(item.get("versioncreated")), stated.line(item.get("embargoed"))
    return max(made, embargo) if made else stated.line(item.get("firstpublished"))


def _text(item: Mapping[str, Any]) -> Marked:
    """Return the body that keeps its paragraphs best: marked up before plain."""
    bodies = [body for body in _list(item.get("bodies")) if isinstance(body, Mapping)]
    kept = [(stated.line(_of(body, "contenttype")), _of(body, "value")) for body in bodies]
    for key, kind in (
        ("bodyxhtml", MARKED[1]),
        ("bodyhtml", MARKED[0]),
        ("bodytext", PLAIN[0]),
        ("body", ""),
    ):
        kept.append((kind, item.get(key)))
    texts = [(kind in MARKED, fields.text_of(value)) for kind, value in kept]
    longest = max((len(found.text) for _, found in texts), default=0)
    # An abstract may stand among the bodies; of those as long as the longest, the marked-up one is best.
    full = [(is_marked, found) for is_marked, found in texts if len(found.text) >= longest * 0.8]
    return max(full, key=lambda one: one[0], default=(False, Marked("")))[1]


def _main(values: Any) -> str:
    """Return the main one of several headlines, else the first."""
    given = [value for value in _list(values) if isinstance(value, Mapping)]
    main = [
        value for value in given if stated.line(value.get("role")).lower().rpartition(":")[2] in ("main", "")
    ]
    return next((line for value in [*main, *given] if (line := stated.line(_of(value, "value")))), "")


def _sources(item: Mapping[str, Any]) -> str:
    for key in ("infosources", "infosource", "source", "publisher"):
        if names := stated.line(item.get(key)):
            return names
    return ""


def _web_page(item: Mapping[str, Any]) -> str:
    """Return the item's own address where it is one on the web."""
    address = stated.line(item.get("uri"))
    return address if address.startswith(("http://", "https://")) else ""


def _of(values: Mapping[str, Any], wanted: str) -> Any:
    return next((value for key, value in values.items() if fields.named(key) == wanted), None)


def _list(value: Any) -> Iterator[Any]:
    yield from value[:100] if isinstance(value, list) else ()
