"""The registry: stored operations of an older release are upgraded, those of a newer one are refused."""

from collections.abc import Iterator
from typing import Any

import pytest

from negotiations.record.models import Negotiation
from negotiations.record.operations import (
    OPERATIONS,
    ArgumentsIncomplete,
    Context,
    find_operation,
    run_stored,
)
from negotiations.record.operations.registry import UnknownOperation, operation
from tests.factories import NOON

CONTEXT = Context(negotiation=Negotiation(title="River talks"), by=None, at=NOON)


def _second(args: dict[str, Any]) -> dict[str, Any]:
    return {"name": args["title"]}


def _third(args: dict[str, Any]) -> dict[str, Any]:
    return {**args, "letters": len(args["name"])}


@pytest.fixture
def renamed() -> Iterator[list[tuple[str, int]]]:
    """An operation in its third version; what it was called with."""
    called: list[tuple[str, int]] = []

    @operation(version=3, public=False, upgrades={1: _second, 2: _third})
    def rename_river(*, context: Context, name: str, letters: int) -> Negotiation:
        called.append((name, letters))
        return context.negotiation

    yield called
    del OPERATIONS["rename_river"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("version", "args"),
    [(1, {"title": "Spree"}), (2, {"name": "Spree"}), (3, {"name": "Spree", "letters": 5})],
)
def test_a_stored_older_version_is_upgraded_step_by_step(
    renamed: list[tuple[str, int]], version: int, args: dict[str, Any]
) -> None:
    run_stored(name="rename_river", op_version=version, args=args, context=CONTEXT)
    assert renamed == [("Spree", 5)]


@pytest.mark.django_db
def test_upgrading_leaves_the_stored_arguments_alone(renamed: list[tuple[str, int]]) -> None:
    stored = {"title": "Spree"}
    run_stored(name="rename_river", op_version=1, args=stored, context=CONTEXT)
    assert stored == {"title": "Spree"}


def test_a_newer_version_than_this_release_knows_is_refused(renamed: list[tuple[str, int]]) -> None:
    with pytest.raises(UnknownOperation, match="newer release"):
        run_stored(name="rename_river", op_version=4, args={}, context=CONTEXT)
    assert renamed == []


def test_arguments_are_checked_after_the_upgrade(renamed: list[tuple[str, int]]) -> None:
    with pytest.raises(ArgumentsIncomplete) as incomplete:
        run_stored(name="rename_river", op_version=3, args={"title": "Spree"}, context=CONTEXT)
    assert set(incomplete.value.problems) == {"title", "name", "letters"}
    assert renamed == []


def test_an_unknown_name_is_refused_in_words() -> None:
    with pytest.raises(UnknownOperation, match="no operation “drain_river”"):
        find_operation("drain_river")


def test_an_operation_takes_keyword_arguments_only() -> None:
    def positional(context: Context, name: str) -> Negotiation:
        return context.negotiation

    with pytest.raises(TypeError, match="keyword arguments only"):
        operation()(positional)
    assert "positional" not in OPERATIONS


@pytest.mark.parametrize("day", [1742256000, "1742256000", 1.5, True])
def test_a_day_is_written_out(day: object) -> None:
    with pytest.raises(ArgumentsIncomplete) as refused:
        find_operation("create_quotation").parse({"said_on": day})
    assert "2025-03-18" in refused.value.problems["said_on"]
