"""Canonical bytes and hashes: the same for the same content, different for any other."""

import datetime
import json
from uuid import UUID

import pytest
import rfc8785

from negotiations.editions.hashing import (
    canonical,
    canonical_shape,
    digest,
    edition_hash,
    moment,
    new_salt,
    salted,
    snapshot_hash,
)
from negotiations.editions.models import Edition, Snapshot
from negotiations.editions.schema import LinkShape

KEY = UUID("00000000-0000-4000-8000-000000000001")
OTHER = UUID("00000000-0000-4000-8000-000000000002")
NOON = datetime.datetime(2025, 3, 18, 12, tzinfo=datetime.UTC)


def test_the_order_of_keys_changes_nothing() -> None:
    one = {"b": [1, {"y": None, "x": True}], "a": "Дамба", "€": 1, "\U0001f30a": 2}
    other = dict(reversed(list(one.items())))
    assert canonical(one) == canonical(other)
    # RFC 8785 sorts keys by UTF-16 code units and writes no white space.
    assert canonical(one) == '{"a":"Дамба","b":[1,{"x":true,"y":null}],"€":1,"🌊":2}'


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1.0, "1"),
        (1e21, "1e+21"),
        (0.000001, "0.000001"),
        (-0.0, "0"),
        ('\u0007\n\t"\\', '"\\u0007\\n\\t\\"\\\\"'),
        ("é", '"é"'),
        ({}, "{}"),
        (2**53 - 1, "9007199254740991"),
    ],
)
def test_values_are_written_as_the_standard_says(value: object, text: str) -> None:
    assert canonical(value) == text


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 2**53, "\ud800"])
def test_what_json_cannot_hold_is_refused(value: object) -> None:
    with pytest.raises((rfc8785.CanonicalizationError, UnicodeError)):
        canonical(value)


def test_canonical_text_comes_back_as_it_went() -> None:
    value = {"words": ["“No,” he said.", "🌊", ""], "n": [0, -1, 2.5], "none": None}
    assert json.loads(canonical(value)) == value
    shape = LinkShape(id=KEY, issue_id=OTHER, kind="blocks", note="For now.")
    assert LinkShape.model_validate_json(canonical_shape(shape)) == shape


def test_a_digest_is_sha_256_of_utf_8() -> None:
    assert digest("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert digest("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert salted("abc", salt="s") == digest("s\nabc")


def test_salts_differ_and_so_do_hashes_of_the_same_text() -> None:
    salts = {new_salt() for _ in range(100)}
    assert len(salts) == 100
    assert {len(salt) for salt in salts} == {32}
    assert len({salted("The weir.", salt=salt) for salt in salts}) == 100


def _snapshot(**fields: object) -> Snapshot:
    values: dict[str, object] = {
        "id": KEY,
        "edition_id": KEY,
        "negotiation_id": KEY,
        "number": 1,
        "kind": "issue",
        "object_id": KEY,
        "schema_version": 1,
        "payload": "{}",
        "salt": "s",
        **fields,
    }
    return Snapshot(**values)


@pytest.mark.parametrize(
    "change",
    [
        {"id": OTHER},
        {"edition_id": OTHER},
        {"negotiation_id": OTHER},
        {"number": 2},
        {"kind": "talks"},
        {"object_id": OTHER},
        {"schema_version": 2},
        {"payload": "{ }"},
        {"salt": "t"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_snapshots_hash_covers_every_column(change: dict[str, object]) -> None:
    assert snapshot_hash(_snapshot(**change)) != snapshot_hash(_snapshot())
    assert snapshot_hash(_snapshot(hash="anything")) == snapshot_hash(_snapshot())


def _edition(**fields: object) -> Edition:
    values: dict[str, object] = {
        "id": KEY,
        "negotiation_id": KEY,
        "number": 1,
        "published_at": NOON,
        "recorded_at": NOON,
        "reconstructed": False,
        "published_by_id": None,
        "draft_id": None,
        "updates_hash": "u",
        "schema_version": 1,
        "previous_hash": "",
        **fields,
    }
    return Edition(**values)


def _hash(
    edition: Edition, *, snapshots: tuple[str, ...] = ("a", "b"), redactions: tuple[str, ...] = ()
) -> str:
    return edition_hash(edition, snapshot_hashes=list(snapshots), redaction_hashes=list(redactions))


@pytest.mark.parametrize(
    "change",
    [
        {"id": OTHER},
        {"negotiation_id": OTHER},
        {"number": 2},
        {"published_at": NOON + datetime.timedelta(microseconds=1)},
        {"recorded_at": NOON + datetime.timedelta(microseconds=1)},
        {"reconstructed": True},
        {"published_by_id": OTHER},
        {"draft_id": OTHER},
        {"updates_hash": "v"},
        {"schema_version": 2},
        {"previous_hash": "p"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_an_editions_hash_covers_every_column(change: dict[str, object]) -> None:
    assert _hash(_edition(**change)) != _hash(_edition())


def test_an_editions_hash_covers_what_it_holds_in_any_order() -> None:
    assert _hash(_edition(), snapshots=("b", "a")) == _hash(_edition())
    assert _hash(_edition(), snapshots=("a",)) != _hash(_edition())
    assert _hash(_edition(), snapshots=("a", "b", "c")) != _hash(_edition())
    assert _hash(_edition(), redactions=("c",)) != _hash(_edition(), snapshots=("a", "b", "c"))


def test_a_time_hashes_the_same_in_every_zone() -> None:
    kyiv = datetime.timezone(datetime.timedelta(hours=2))
    assert moment(NOON) == moment(NOON.astimezone(kyiv)) == "2025-03-18T12:00:00.000000+00:00"
