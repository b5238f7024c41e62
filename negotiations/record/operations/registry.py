"""Every operation by name: its arguments as a pydantic model, its version, and how older stored ones are upgraded."""

import functools
import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, ParamSpec, TypeVar, get_type_hints

from django.db import connection, models, transaction
from pydantic import BaseModel, ConfigDict, ValidationError, create_model

from negotiations.record.errors import OperationError
from negotiations.record.operations.changes import Change, Editable, check_changes
from negotiations.record.operations.context import Context, require_replay

P = ParamSpec("P")
R = TypeVar("R", bound=models.Model)
Upgrade = Callable[[dict[str, Any]], dict[str, Any]]


class UnknownOperation(OperationError):
    """A stored operation has a name that this release does not know."""


class ArgumentsIncomplete(OperationError):
    """Arguments do not validate yet. `problems` maps each argument to what is wrong with it."""

    def __init__(self, problems: dict[str, str]) -> None:
        super().__init__("; ".join(f"{name}: {text}" for name, text in problems.items()))
        self.problems = problems


@dataclass(frozen=True)
class Operation:
    """A change that a draft can hold: `run` takes `context` and the arguments, and returns the row it changed.

    `function` is what is run behind its guard.
    """

    name: str
    version: int
    run: Callable[..., models.Model]
    function: Callable[..., models.Model]
    editable: Editable = field(default_factory=dict)
    upgrades: Mapping[int, Upgrade] = field(default_factory=dict)

    @functools.cached_property
    def arguments(self) -> type[BaseModel]:
        """The model of its arguments, built when it is first asked for: most commands need few of them."""
        return _arguments_of(self.function)

    def parse(self, args: dict[str, Any]) -> dict[str, Any]:
        """Return stored JSON arguments as Python values; raise ArgumentsIncomplete with every problem by name."""
        try:
            parsed = self.arguments.model_validate(args)
        except ValidationError as error:
            raise ArgumentsIncomplete(_problems(error)) from error
        values = {name: getattr(parsed, name) for name in type(parsed).model_fields}
        changes: dict[str, Change] = values.get("changes") or {}
        if changes:
            try:
                check_changes(changes, editable=self.editable)
            except OperationError as error:
                raise ArgumentsIncomplete({error.field or "changes": error.message}) from error
        return values

    def upgrade(self, args: dict[str, Any], *, stored_version: int) -> dict[str, Any]:
        """Return arguments stored by an older release in today's form; raise UnknownOperation for a newer one."""
        if stored_version > self.version:
            raise UnknownOperation(f"{self.name} version {stored_version} was written by a newer release.")
        for version in range(stored_version, self.version):
            args = self.upgrades[version](args)
        return args


OPERATIONS: dict[str, Operation] = {}


def operation(
    *,
    version: int = 1,
    public: bool = True,
    editable: Editable | None = None,
    upgrades: Mapping[int, Upgrade] | None = None,
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Register a keyword-only function as an operation under its own name.

    `public` operations are refused outside the replay of a draft; the others decide for themselves.
    """

    def register(function: Callable[P, R]) -> Callable[P, R]:
        name = function.__name__
        parameters = inspect.signature(function).parameters.values()
        if any(parameter.kind is not inspect.Parameter.KEYWORD_ONLY for parameter in parameters):
            raise TypeError(f"{name}: operations take keyword arguments only.")

        @functools.wraps(function)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
            if public:
                require_replay("This part of the record")
            if connection.in_atomic_block:
                return function(*args, **kwargs)
            with transaction.atomic():
                return function(*args, **kwargs)

        OPERATIONS[name] = Operation(
            name=name,
            version=version,
            run=guarded,
            function=function,
            editable=editable or {},
            upgrades=upgrades or {},
        )
        return guarded

    return register


def find_operation(name: str) -> Operation:
    """Return the operation of that name; raise UnknownOperation."""
    try:
        return OPERATIONS[name]
    except KeyError:
        raise UnknownOperation(f"This release knows no operation “{name}”.") from None


def run_stored(*, name: str, op_version: int, args: dict[str, Any], context: Context) -> models.Model:
    """Run one stored operation: upgrade, parse, apply. Returns the changed row; raises OperationError."""
    found = find_operation(name)
    values = found.parse(found.upgrade(args, stored_version=op_version))
    return found.run(context=context, **values)


def _arguments_of(function: Callable[..., Any]) -> type[BaseModel]:
    """Build the model of a function's keyword arguments, all but `context`."""
    hints = get_type_hints(function, include_extras=True)
    fields: dict[str, Any] = {}
    for name, parameter in inspect.signature(function).parameters.items():
        if name != "context":
            default = ... if parameter.default is inspect.Parameter.empty else parameter.default
            fields[name] = (hints[name], default)
    model: type[BaseModel] = create_model(function.__name__, __config__=ConfigDict(extra="forbid"), **fields)
    return model


def _problems(error: ValidationError) -> dict[str, str]:
    problems: dict[str, str] = {}
    for problem in error.errors():
        name = ".".join(str(part) for part in problem["loc"]) or "arguments"
        problems.setdefault(name, _in_plain_words(problem["type"], problem["msg"]))
    return problems


def _in_plain_words(kind: str, message: str) -> str:
    if kind in {"missing", "string_too_short", "too_short"}:
        return "is missing"
    return message.removeprefix("Value error, ")
