"""What a web page says about itself: headline, byline, publication, address; from JSON-LD, OpenGraph and meta."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

MOST_LD = 200_000  # characters of one JSON-LD block
ARTICLE_TYPES = {
    "Article",
    "NewsArticle",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "BlogPosting",
    "WebPage",
}
SEPARATORS = ("|", "-", "–", "—", "·", "•", "::", "»")
DATE_META = ("article:published_time", "datepublished", "date", "dc.date.issued")


@dataclass(frozen=True)
class PageFacts:
    """A page's own word about itself; empty where it says nothing."""

    title: str = ""
    byline: str = ""
    publisher: str = ""
    url: str = ""
    published: date | None = None
    language: str = ""


def facts_of(tree: Any) -> PageFacts:
    """Return what a parsed page (an lxml element) says about itself; whatever is broken is left out."""
    meta = _meta(tree)
    stated = _linked_data(tree)
    canonical = next((_attribute(link, "href") for link in tree.iter("link") if _is_canonical(link)), "")
    titles = [stated.get("headline"), meta.get("og:title"), _first_text(tree, "title")]
    days = [stated.get("datePublished"), *(meta.get(name) for name in DATE_META)]
    authors = ", ".join(name for name in _names(stated.get("author")) if not name.startswith("http"))
    return PageFacts(
        title=_without_site(next((line for line in map(_line, titles) if line), ""), _first_text(tree, "h1")),
        byline=authors or _line(meta.get("author")),
        publisher=next(_names(stated.get("publisher")), "") or _line(meta.get("og:site_name")),
        url=canonical or meta.get("og:url", ""),
        published=next((day for day in map(_day, days) if day), None),
        language=_attribute(tree, "lang").partition("-")[0].lower()[:12],
    )


def _without_site(title: str, heading: str) -> str:
    """Return the heading where the title is that and the site's name: "Talks resume | The Daily"."""
    heading = _line(heading)
    rest = title.removeprefix(heading).strip()
    return heading if heading and rest != title and rest.startswith(SEPARATORS) else title


def _meta(tree: Any) -> dict[str, str]:
    """Return the page's meta elements by lower-case name; the first of each counts."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = next(filter(None, (_attribute(element, key) for key in ("property", "name", "itemprop"))), "")
        found.setdefault(name.lower(), _attribute(element, "content"))
    return found


def _linked_data(tree: Any) -> dict[str, Any]:
    """Return the first article that the page's JSON-LD describes."""
    for script in tree.iter("script"):
        text = script.text or ""
        if _attribute(script, "type").lower() != "application/ld+json" or len(text) > MOST_LD:
            continue
        try:
            article = next(_articles(json.loads(text)), None)
        except (ValueError, RecursionError):
            continue
        if article:
            return article
    return {}


def _articles(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Yield the objects of JSON-LD that are articles, @graph and lists included."""
    if depth > 4:
        return
    if isinstance(value, list):
        for item in value:
            yield from _articles(item, depth + 1)
    elif isinstance(value, dict):
        kinds = value.get("@type")
        if any(isinstance(kind, str) and kind in ARTICLE_TYPES for kind in _listed(kinds)):
            yield value
        yield from _articles(value.get("@graph"), depth + 1)


def _names(value: Any) -> Iterator[str]:
    for item in _listed(value):
        name = _line(item.get("name") if isinstance(item, dict) else item)
        if name:
            yield name


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _line(value: Any) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(value.strip()[:10]) if isinstance(value, str) else None
    except ValueError:
        return None


def _attribute(element: Any, name: str) -> str:
    return str(element.get(name) or "").strip()


def _is_canonical(link: Any) -> bool:
    return "canonical" in _attribute(link, "rel").lower().split()


def _first_text(tree: Any, tag: str) -> str:
    return next((element.text_content() for element in tree.iter(tag)), "")
