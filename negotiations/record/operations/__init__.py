"""Every change of the record. Importing the room's operations fills the registry."""

from negotiations.record.errors import OperationError
from negotiations.record.operations import (
    articles,
    confirmations,
    figures,
    glossary,
    issues,
    negotiations,
    parties,
    people,
    positions,
    quotations,
    talks,
    terms,
    updates,
)
from negotiations.record.operations.changes import Change, Clash, FieldClash
from negotiations.record.operations.context import Context, OutsideReplay, replaying
from negotiations.record.operations.registry import (
    OPERATIONS,
    ArgumentsIncomplete,
    Operation,
    find_operation,
    run_stored,
)

__all__ = [
    "OPERATIONS",
    "ArgumentsIncomplete",
    "Change",
    "Clash",
    "Context",
    "FieldClash",
    "Operation",
    "OperationError",
    "OutsideReplay",
    "articles",
    "confirmations",
    "figures",
    "find_operation",
    "glossary",
    "issues",
    "negotiations",
    "parties",
    "people",
    "positions",
    "quotations",
    "replaying",
    "run_stored",
    "talks",
    "terms",
    "updates",
]
