"""Sorts articles on their way in: the same text again, another version of a held article, or new."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from negotiations.intake.models import OriginKind
from negotiations.intake.near import Fresh
from negotiations.intake.origins import Key, Known, holders_of, keys_of
from negotiations.intake.reading import Reading
from negotiations.record.models import Article, Negotiation
from negotiations.record.operations.articles import text_hash

KNOWN_BY = {OriginKind.ADDRESS.value: "same address", OriginKind.GUID.value: "same id of its publisher"}


@dataclass(frozen=True)
class Version:
    """An article known by its address or id whose text is another: which one, by what, and which of both is older."""

    of: Known
    known_by: str
    age: str


@dataclass
class Sorting:
    """What the articles are, by their places in the list.

    `same`: the text is held. `fresh`: it is new. `versions`: the article is held under the same address or id with
    another text. `new_origins` are of the fresh ones, `further_origins` of articles that are held.
    """

    hashes: list[str]
    same: dict[int, Known] = field(default_factory=dict)
    fresh: list[tuple[int, Fresh]] = field(default_factory=list)
    versions: dict[int, Version] = field(default_factory=dict)
    new_origins: list[tuple[UUID, Key]] = field(default_factory=list)
    further_origins: list[tuple[UUID, Key]] = field(default_factory=list)


def sort_out(readings: Sequence[Reading], *, negotiation: Negotiation) -> Sorting:
    """Compare articles with what the negotiation holds and with those before them in the list."""
    sorting = Sorting([text_hash(reading.body.text) for reading in readings])
    texts = _held_texts(sorting.hashes, negotiation)
    keys = [keys_of(reading.raw, reading.addresses) for reading in readings]
    holders = holders_of((key for some in keys for key in some), negotiation=negotiation)
    for place, reading in enumerate(readings):
        held = texts.get(sorting.hashes[place])
        if held is not None:
            sorting.same[place] = held
            missing = [key for key in keys[place] if held not in holders.get(key, ())]
            sorting.further_origins += [(held.article_id, key) for key in missing]
        else:
            new = Fresh(uuid4(), reading.title, reading.runs)
            held = Known(new.article_id, new.title)
            texts[sorting.hashes[place]] = held
            sorting.fresh.append((place, new))
            version = _version(reading, keys[place], holders)
            if version is not None:
                sorting.versions[place] = version
            sorting.new_origins += [(new.article_id, key) for key in keys[place]]
            missing = keys[place]
        for key in missing:
            holders.setdefault(key, []).append(held)
    _date(sorting, readings)
    return sorting


def _held_texts(hashes: Sequence[str], negotiation: Negotiation) -> dict[str, Known]:
    rows = Article.objects.filter(negotiation=negotiation, content_hash__in=hashes)
    return {held: Known(key, title) for held, key, title in rows.values_list("content_hash", "pk", "title")}


def _version(reading: Reading, keys: Sequence[Key], holders: dict[Key, list[Known]]) -> Version | None:
    """Return of which article this one is a version: of the newest one under the first key that is known."""
    for kind, key in keys:
        found = holders.get((kind, key))
        if found:
            return Version(found[-1], KNOWN_BY[kind], "A newer")
    return None


def _date(sorting: Sorting, readings: Sequence[Reading]) -> None:
    """Say “older” of what was published before the version that is held."""
    wanted = {version.of.article_id for version in sorting.versions.values()}
    if not wanted:
        return
    days: dict[UUID, datetime.date | None] = {
        new.article_id: readings[place].day for place, new in sorting.fresh
    }
    days |= dict(Article.objects.filter(pk__in=wanted).values_list("pk", "published_on"))
    for place, version in sorting.versions.items():
        own, other = readings[place].day, days.get(version.of.article_id)
        if own and other and own < other:
            sorting.versions[place] = Version(version.of, version.known_by, "An older")
