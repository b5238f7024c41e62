"""What every operation promises: stored arguments come back as they went, faults are named, nothing crosses over."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import transaction

from negotiations.record.models import Issue
from negotiations.record.operations import (
    OPERATIONS,
    ArgumentsIncomplete,
    Clash,
    OperationError,
    OutsideReplay,
    replaying,
    run_stored,
)
from negotiations.record.operations.context import NotInThisNegotiation
from tests.record.applying import apply, context_of
from tests.record.everything import EXAMPLES, Everything, example, make_everything

pytestmark = pytest.mark.django_db

NAMES = sorted(EXAMPLES)
EDITS = [name for name in NAMES if OPERATIONS[name].editable]
WORKING_DATA = {
    "create_article",
    "edit_article",
    "create_person",
    "edit_person",
    "add_office",
    "edit_office",
    "create_quotation",
    "edit_quotation",
    "add_carrier",
    "suggest_issues",
    "set_match_terms",
}
# The version seen last: one of another negotiation is simply not what stands here.
SEEN_LAST = {"after_update_id", "supersedes_id"}
# Taking away what is not there is no fault, so these may name anything; what they name must stay.
TAKES_AWAY = {
    ("remove_standing", "party_id"),
    ("unfile_statement", "quotation_id"),
    ("remove_link", "link_id"),
    ("remove_figure", "figure_id"),
}


@contextmanager
def trial() -> Iterator[None]:
    """Undo what is done inside, so that the next operation finds the same rows."""
    point = transaction.savepoint()
    try:
        yield
    finally:
        transaction.savepoint_rollback(point)


def answer_of(on: Everything, name: str, args: dict[str, Any]) -> Any:
    """Return the row that the operation gives back, or its refusal."""
    try:
        return apply(negotiation=on.negotiation, operation=name, **args)
    except OperationError as refusal:
        return refusal


def test_there_is_an_example_of_every_operation() -> None:
    assert set(OPERATIONS) == set(EXAMPLES)


def test_every_example_gives_every_argument() -> None:
    on = make_everything()
    for name in NAMES:
        assert set(example(name, on)) == set(OPERATIONS[name].arguments.model_fields), name


def test_stored_arguments_come_back_as_they_went() -> None:
    on = make_everything()
    for name in NAMES:
        model = OPERATIONS[name].arguments
        once = model.model_validate(example(name, on))
        again = model.model_validate(once.model_dump(mode="json"))
        assert again == once, name
        assert model.model_validate_json(once.model_dump_json()) == once, name


def test_it_runs_on_stored_arguments() -> None:
    on = make_everything()
    for name in NAMES:
        with trial():
            row = apply(negotiation=on.negotiation, operation=name, **example(name, on))
            assert type(row).objects.filter(pk=row.pk).exists(), name


def test_an_unknown_argument_is_refused_by_name() -> None:
    on = make_everything()
    for name in NAMES:
        with pytest.raises(ArgumentsIncomplete) as incomplete:
            OPERATIONS[name].parse({**example(name, on), "surprise": 1})
        assert set(incomplete.value.problems) == {"surprise"}, name


def test_a_missing_argument_is_named() -> None:
    on = make_everything()
    for name in NAMES:
        operation, args = OPERATIONS[name], example(name, on)
        required = [key for key, field in operation.arguments.model_fields.items() if field.is_required()]
        assert required, name
        for key in required:
            with pytest.raises(ArgumentsIncomplete) as incomplete:
                operation.parse({other: value for other, value in args.items() if other != key})
            assert incomplete.value.problems == {key: "is missing"}, name


def test_everything_missing_is_told_at_once() -> None:
    with pytest.raises(ArgumentsIncomplete) as incomplete:
        OPERATIONS["withdraw"].parse({})
    assert list(incomplete.value.problems) == ["update_id", "withdraws_id", "headline", "reason"]


def test_a_change_of_an_unknown_field_is_refused_by_name() -> None:
    on = make_everything()
    for name in EDITS:
        args = {**example(name, on), "changes": {"number": {"base": 1, "to": 2}}}
        with pytest.raises(ArgumentsIncomplete) as incomplete:
            OPERATIONS[name].parse(args)
        assert set(incomplete.value.problems) == {"number"}, name


@pytest.mark.parametrize("change", ["x", {"to": "x"}, {"base": "x", "to": "y", "by": "z"}, None])
def test_a_change_holds_what_was_seen_and_what_it_shall_be(change: Any) -> None:
    args = example("edit_issue", make_everything())
    with pytest.raises(ArgumentsIncomplete) as incomplete:
        OPERATIONS["edit_issue"].parse({**args, "changes": {"title": change}})
    assert all(key.startswith("changes.title") for key in incomplete.value.problems)


def test_a_public_object_changes_only_by_publishing_a_draft() -> None:
    on = make_everything()
    for name in set(NAMES) - WORKING_DATA:
        with pytest.raises(OutsideReplay):
            run_stored(name=name, op_version=1, args=example(name, on), context=context_of(on.negotiation))


def test_working_data_changes_directly() -> None:
    on = make_everything()
    for name in sorted(WORKING_DATA):
        with trial():
            run_stored(name=name, op_version=1, args=example(name, on), context=context_of(on.negotiation))


def test_no_operation_reaches_into_another_negotiation() -> None:
    here, there = make_everything(), make_everything()
    before, tried = _everything_there(there), 0
    for name in NAMES:
        args, foreign = example(name, here), example(name, there)
        for key in _named(args, foreign, here.made):
            tried += 1
            with trial():
                answer = answer_of(here, name, {**args, key: foreign[key]})
                if isinstance(answer, NotInThisNegotiation):
                    assert answer.field == key, name
                elif isinstance(answer, Clash):
                    assert key in SEEN_LAST, name
                else:
                    assert (name, key) in TAKES_AWAY
                assert _everything_there(there) == before, (name, key)
    assert tried > 70


def _named(args: dict[str, Any], other: dict[str, Any], made: set[str]) -> list[str]:
    """Return the arguments that name rows there are already: those that differ from one negotiation to the other."""
    return [
        key
        for key, value in args.items()
        if (key.endswith(("_id", "_ids")) or key in {"add", "remove"})
        and value != other[key]
        and str(value) not in made
    ]


def _everything_there(on: Everything) -> list[Any]:
    rows = [type(row).objects.filter(pk=row.pk).values().get() for row in on.rows.values()]
    issue = Issue.objects.get(pk=on.issue)
    return [rows, list(issue.standings.values()), list(issue.statements.values())]


def test_a_change_of_speaker_does_not_reach_into_another_negotiation() -> None:
    here, there = make_everything(), make_everything()
    change = {"speaker_id": {"base": str(here.person), "to": str(there.person)}}
    with pytest.raises(NotInThisNegotiation):
        apply(
            negotiation=here.negotiation,
            operation="edit_quotation",
            quotation_id=here.quotation,
            changes=change,
        )


ODD = {"lone surrogate": "a \ud800 b", "NUL": "a \x00 b", "endless": "long " * 8_000}


def _texts(args: dict[str, Any]) -> list[str]:
    """Return the arguments that hold text, alone or in a list."""
    held = {key: value[0] if isinstance(value, list) and value else value for key, value in args.items()}
    return [
        key for key, value in held.items() if isinstance(value, str) and not key.endswith(("_id", "_ids"))
    ]


@pytest.mark.parametrize("odd", list(ODD))
def test_odd_text_is_cleaned_or_refused_by_name(odd: str) -> None:
    on = make_everything()
    for name in NAMES:
        for key in _texts(example(name, on)):
            args = example(name, on)
            args[key] = [ODD[odd]] if isinstance(args[key], list) else ODD[odd]
            with trial():
                answer = answer_of(on, name, args)
                if isinstance(answer, ArgumentsIncomplete):
                    assert {problem.partition(".")[0] for problem in answer.problems} == {key}, name
                else:
                    assert odd != "endless" or (name, key) == ("create_article", "text")
                    _check_clean(answer)


@pytest.mark.parametrize("odd", list(ODD))
def test_odd_text_in_a_change_is_cleaned_or_refused_by_name(odd: str) -> None:
    on = make_everything()
    for name in EDITS:
        args = example(name, on)
        row = apply(negotiation=on.negotiation, operation=name, **{**args, "changes": {}})
        for field in [field for field in OPERATIONS[name].editable if isinstance(getattr(row, field), str)]:
            row.refresh_from_db()
            changes = {field: {"base": getattr(row, field), "to": ODD[odd]}}
            with trial():
                answer = answer_of(on, name, {**args, "changes": changes})
                if isinstance(answer, ArgumentsIncomplete):
                    assert set(answer.problems) == {field}, name
                else:
                    assert odd != "endless", (name, field)
                    _check_clean(answer)


def _check_clean(row: Any) -> None:
    """Read the row as the database holds it: neither NUL nor half a character stands in it."""
    held = repr(type(row).objects.filter(pk=row.pk).values().get())
    assert "\\x00" not in held
    assert "\\ud800" not in held


@pytest.mark.parametrize(
    "moment",
    ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2025-06-01T12:00:00", "2025", "soon", 2025],
)
def test_a_time_is_given_with_its_zone_and_in_words_of_a_calendar(moment: Any) -> None:
    args = example("log_update", make_everything())
    with pytest.raises(ArgumentsIncomplete) as incomplete:
        OPERATIONS["log_update"].parse({**args, "happened_at": moment})
    assert set(incomplete.value.problems) == {"happened_at"}


@pytest.mark.parametrize("zone", ["Atlantis", "../etc/passwd", "europe", "Europe/Berlin\n", ""])
def test_talks_name_a_zone_that_there_is(zone: str) -> None:
    args = example("create_talks", make_everything())
    with pytest.raises(ArgumentsIncomplete) as incomplete:
        OPERATIONS["create_talks"].parse({**args, "zone": zone})
    assert set(incomplete.value.problems) == {"zone"}


def test_a_refusal_is_one_of_the_records_own() -> None:
    on = make_everything()
    with pytest.raises(OperationError), replaying():
        run_stored(name="no_such_operation", op_version=1, args={}, context=context_of(on.negotiation))
