"""From a text as given to title, body and dropped lines, with offsets that lead back."""

import itertools
from dataclasses import dataclass
from datetime import date

from negotiations.intake.extraction.boilerplate import WORD, furniture
from negotiations.intake.extraction.bylines import is_byline, is_person, is_top_line
from negotiations.intake.extraction.characters import clean_characters
from negotiations.intake.extraction.dates import MARKDOWN, find_stated, is_date_line
from negotiations.intake.extraction.leads import is_lead
from negotiations.intake.extraction.pull_quotes import pull_quotes
from negotiations.intake.extraction.values import Dropped

MAX_TITLE = 200
# No article is longer; what lies beyond is said to be dropped (reason "length").
MAX_ARTICLE = 1_000_000


@dataclass(frozen=True, slots=True)
class Body:
    """The clean body, and anchors (offset in it, offset in the text as given)."""

    title: str
    date: date | None
    text: str
    dropped: tuple[Dropped, ...]
    anchors: tuple[tuple[int, int], ...]


def read_body(given: str, title: str | None = None) -> Body:
    """Clean the characters, take the headline off the top and the furniture out.

    Text beyond MAX_ARTICLE characters is not read; its beginning stands in `dropped`.
    """
    traced = clean_characters(given[:MAX_ARTICLE])
    lines = traced.text.split("\n")
    drop = furniture(lines)
    stated = _stated(lines, drop)
    headline = _headline(lines, drop, title)
    if headline is not None:
        drop[headline] = "title"
    _mark_bylines(lines, drop, after=-1 if headline is None else headline)
    found_title = lines[headline].strip() if headline is not None else (title or "").strip()
    for index, line in enumerate(lines[:40]):
        if index not in drop and line.strip() and is_date_line(line):
            drop[index] = "date"
    drop.update(dict.fromkeys(pull_quotes(traced.text, lines, drop), "pull quote"))
    parts: list[str] = []
    clean_anchors: list[tuple[int, int]] = []
    dropped: list[Dropped] = []
    here = there = 0
    taken = True
    for index, line in enumerate(lines):
        reason = drop.get(index)
        if reason is None:
            if line.strip() or parts:
                if taken:
                    clean_anchors.append((here, there))
                    taken = False
                parts.append(line)
                here += len(line) + 1
            else:
                taken = True
        else:
            taken = True
            if reason != "title":
                dropped.append(Dropped(line.strip(), reason, index + 1))
        there += len(line) + 1
    if len(given) > MAX_ARTICLE:
        dropped.append(Dropped(given[MAX_ARTICLE : MAX_ARTICLE + 200], "length", len(lines)))
    text = "\n".join(parts).rstrip()
    return Body(title or found_title, stated, text, tuple(dropped), _through(clean_anchors, traced.anchors))


def _stated(lines: list[str], drop: dict[int, str]) -> date | None:
    """Return the publication date, and set aside the line that is there for nothing else."""
    kept = [index for index in range(len(lines)) if index not in drop]
    stated = find_stated([lines[index] for index in kept])
    if stated.line is not None and any(lines[index].strip() for index in kept if index != kept[stated.line]):
        drop[kept[stated.line]] = stated.what
    return stated.day


def _headline(lines: list[str], drop: dict[int, str], title: str | None) -> int | None:
    """Return the index of the first line when it is a headline."""
    full = [index for index in range(min(len(lines), 60)) if lines[index].strip() and index not in drop]
    if len(full) < 2 and not any(lines[len(lines[:60]) :]):
        return None
    if not full:
        return None
    while len(full) > 2 and _stands_on_top(lines[full[0]].strip()):
        drop[full[0]] = "byline"
        full = full[1:]
    line = lines[full[0]].strip()
    if title and WORD.findall(title.casefold()) == WORD.findall(line.casefold()):
        return full[0]
    if title or len(line) > MAX_TITLE or len(WORD.findall(line)) < 2:
        return None
    if line.endswith((":", ",", ";")) or is_lead(line):
        return None
    return full[0] if _followed_by_break(lines, full[0]) else None


def _mark_bylines(lines: list[str], drop: dict[int, str], *, after: int) -> None:
    """Set aside who wrote the article, where that stands in the first lines behind the headline."""
    following = (index for index in range(after + 1, min(len(lines), after + 12)) if lines[index].strip())
    first = list(itertools.islice((index for index in following if index not in drop), 3))
    for place, index in enumerate(first[:2]):
        line = lines[index].strip(MARKDOWN)
        if is_byline(line) or (is_person(line) and _is_dated(lines, first[place + 1 :])):
            drop[index] = "byline"


def _is_dated(lines: list[str], below: list[int]) -> bool:
    return bool(below) and is_date_line(lines[below[0]])


def _stands_on_top(line: str) -> bool:
    """Tell whether a line above the headline is a site's name, a byline or a date."""
    return is_date_line(line) or is_top_line(line)


def _followed_by_break(lines: list[str], index: int) -> bool:
    """A headline is a paragraph of its own, or a line that does not end like a sentence."""
    blank_after = index + 1 < len(lines) and not lines[index + 1].strip()
    return blank_after or not lines[index].rstrip().endswith((".", ","))


def _through(inner: list[tuple[int, int]], outer: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """Compose anchors: body -> cleaned text -> text as given."""
    if not inner:
        return ((0, 0),)
    out: list[tuple[int, int]] = []
    place = 0
    for number, (here, there) in enumerate(inner):
        while place + 1 < len(outer) and outer[place + 1][0] <= there:
            place += 1
        out.append((here, outer[place][1] + there - outer[place][0]))
        stop = inner[number + 1][0] - here + there if number + 1 < len(inner) else 1 << 62
        while place + 1 < len(outer) and outer[place + 1][0] < stop:
            place += 1
            out.append((here + outer[place][0] - there, outer[place][1]))
    return tuple(out)
