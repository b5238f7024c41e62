"""Comparing two states: every part that readers could see is told when it differs."""

import datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from pydantic import BaseModel

from negotiations.editions.queries import Change, compare_states
from negotiations.editions.schema import FigureShape, GlossaryShape, LinkShape, ReadoutShape, TermShape
from negotiations.editions.state import State
from tests.tracker import factories as make

UPPER, LOWER = make.party(), make.party(slug="downstream")
SPEAKER = make.person(offices=[make.office(of=UPPER, since=make.june(1), until=make.june(30))])
OTHER = make.person(name="Another")
QUOTED, SPARE = make.quotation(speaker=SPEAKER), make.quotation(words=["No."])
EVIDENCE: dict[str, Any] = {"quotation_ids": [QUOTED.id], "sources": [make.source()]}
FIGURE = {"value": "3 m", "label": "Level", "claimed_by_id": UPPER.id, "claimant": "Them", "note": ""}
TERM = {"label": "30 days", "starts_at": make.noon(make.june(1)), "ends_at": make.noon(make.june(30))}
HARBOUR = make.issue(title="Harbour")
WEIR = make.issue(
    title="Weir",
    standings=make.must_agree(UPPER),
    positions=[make.position(of=UPPER, stance=1, was=0, **EVIDENCE)],
    voices=[make.voice(of=SPEAKER, stance=1, **EVIDENCE)],
    confirmations=[make.confirmation(of=UPPER, says="claims", **EVIDENCE)],
    figures=[
        FigureShape.model_validate(
            {**FIGURE, "id": uuid4(), "disputed_by_id": None, "disputed": "", "as_of": None, **EVIDENCE}
        )
    ],
    terms=[TermShape.model_validate({**TERM, "id": uuid4(), "state": "running", "note": "", **EVIDENCE})],
    links=[LinkShape(id=uuid4(), issue_id=HARBOUR.id, kind="blocks", note="")],
    statement_ids=[QUOTED.id],
)
READOUT = {"party_id": UPPER.id, "text": "All went well.", "said_on": make.DAY}
TALKS = make.talks(
    differences=["The date."],
    party_ids=[UPPER.id],
    person_ids=[SPEAKER.id],
    readouts=[ReadoutShape.model_validate({**READOUT, "id": uuid4(), **EVIDENCE})],
    sources=[make.source()],
)
WORDING = {"party_id": UPPER.id, "wording": "barrage", "note": ""}
GLOSSARY = GlossaryShape.model_validate(
    {"id": uuid4(), "ours": "weir", "why": "Plain.", "theirs": [{**WORDING, "id": uuid4(), **EVIDENCE}]}
)

# What names a thing, or only orders things, is no news; `was` comes with the position that follows it; an article's
# text is held from the first day or never.
NO_NEWS = {"id", "slug", "code", "number", "rank", "was", "family", "text_held", "content_hash"}
# Whose it is: a row that changes hands is another row.
WHOSE = {"party_id", "person_id", "issue_id"}


def _state(**parts: Any) -> State:
    values: dict[str, Any] = {
        "issues": [WEIR, HARBOUR],
        "events": [TALKS],
        "quotations": [QUOTED, SPARE],
        "parties": [UPPER, LOWER],
        "people": [SPEAKER, OTHER],
        "glossary": [GLOSSARY],
        **parts,
    }
    return make.state(**values)


def _another(shape: BaseModel, name: str) -> Any:
    """Return another value that the field may hold."""
    value, kind = getattr(shape, name), str(type(shape).model_fields[name].annotation)
    if name == "stance":
        return value - 1
    if "Literal" in kind:
        choices = [choice for choice in _choices(kind) if choice != value]
        return choices[0]
    if isinstance(value, bool) or "bool" in kind:
        return not value
    if isinstance(value, int) or kind.startswith("int"):
        return (value or 0) + 1
    if "datetime.datetime" in kind:
        return (value or make.noon(make.DAY)) + datetime.timedelta(days=1)
    if "datetime.date" in kind:
        return (value or make.DAY) + datetime.timedelta(days=1)
    if "list[uuid.UUID]" in kind:
        return [SPARE.id if "quotation" in name or "statement" in name else LOWER.id]
    if "list[str]" in kind:
        return [*value, "another"]
    if "UUID" in kind:
        return LOWER.id if "speaker" not in name else OTHER.id
    if kind == "<class 'str'>":
        return f"{value} another"
    raise AssertionError(f"no other value for {name}: {kind}")


def _choices(kind: str) -> list[str]:
    return [part.strip("'\" ") for part in kind.partition("Literal[")[2].partition("]")[0].split(",")]


def _variants(shape: BaseModel, path: str = "") -> list[tuple[str, BaseModel]]:
    """Return the shape once with each of its fields changed, those of the shapes inside included."""
    found: list[tuple[str, BaseModel]] = []
    inner: list[tuple[str, dict[str, Any]]]
    for name in set(type(shape).model_fields) - NO_NEWS - (WHOSE if path else set()):
        value, here = getattr(shape, name), f"{path}{name}"
        if isinstance(value, BaseModel):
            inner = [(deep, {name: changed}) for deep, changed in _variants(value, f"{here}.")]
        elif isinstance(value, list) and value and isinstance(value[0], BaseModel):
            inner = [
                (deep, {name: [changed, *value[1:]]}) for deep, changed in _variants(value[0], f"{here}.")
            ]
            inner.append((f"{here} gone", {name: value[1:]}))
        else:
            inner = [(here, {name: _another(shape, name)})]
        found += [(deep, shape.model_copy(update=fields)) for deep, fields in inner]
    return found


def _told(older: State, newer: State) -> list[Change]:
    return compare_states(older, newer).changes


@pytest.mark.parametrize(
    ("part", "shape", "others"),
    [("issues", WEIR, [HARBOUR]), ("events", TALKS, []), ("quotations", QUOTED, [SPARE])],
    ids=["issue", "talks", "quotation"],
)
def test_every_part_of_an_object_is_told(part: str, shape: Any, others: list[Any]) -> None:
    older, untold = _state(), []
    variants = _variants(shape)
    assert len(variants) > 15
    for path, changed in variants:
        told = _told(older, _state(**{part: [changed, *others]}))
        if not any(change.object_id == shape.id and change.before != change.after for change in told):
            untold.append(path)
    assert untold == []


def test_every_part_of_the_frame_is_told() -> None:
    older, untold = _state(), []
    for path, frame in _variants(older.frame):
        newer = State(**{**vars(_state()), "frame": frame})
        if not any(
            change.kind == "frame" and change.before != change.after for change in _told(older, newer)
        ):
            untold.append(path)
    assert untold == []


def test_the_same_state_differs_in_nothing() -> None:
    assert _told(_state(), _state()) == []


@pytest.mark.parametrize(
    ("part", "left", "kind"),
    [("issues", [HARBOUR], "issue"), ("events", [], "talks"), ("quotations", [SPARE], "quotation")],
)
def test_what_is_new_is_told_once(part: str, left: list[Any], kind: str) -> None:
    told = _told(_state(**{part: left}), _state())
    assert [(change.kind, change.part, change.before) for change in told] == [(kind, kind, None)]


def test_a_status_is_told_in_the_words_of_its_own_edition() -> None:
    moved = WEIR.model_copy(update={"status": "agreed"})
    change = _told(_state(), _state(issues=[moved, HARBOUR]))[0]
    assert (change.part, change.before, change.after) == ("status", "Raised", "Agreed")


def test_ids_are_put_into_words() -> None:
    tied = LinkShape(id=uuid4(), issue_id=HARBOUR.id, kind="traded_for", note="")
    newer = WEIR.model_copy(update={"links": [tied], "statement_ids": [SPARE.id]})
    told = {(change.part, change.before, change.after) for change in _told(_state(), _state(issues=[newer]))}
    assert ("links", None, "traded for Harbour") in told
    assert ("statement_ids", None, "“No.”") in told


def test_backwards_it_tells_what_is_no_longer_there() -> None:
    empty = TALKS.model_copy(update={"readouts": [], "party_ids": []})
    newer = make.state(issues=[HARBOUR], events=[empty])
    told = _told(_state(), newer)
    readout = next(change for change in told if change.part == "readouts")
    assert (readout.label, readout.before, readout.after) == ("Readout of Upstream", "All went well.", None)
    assert all(isinstance(change.object_id, UUID) for change in told)
