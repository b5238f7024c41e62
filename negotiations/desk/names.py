"""The names behind the ids that stored operations hold, read in one go."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

from negotiations.editions.models import DraftOperation
from negotiations.record.models import Article, Issue, Party, Person, Quotation, Talks, Update

# What an argument names, by the end of its name.
NAMED: dict[str, type[Model]] = {
    "issue_id": Issue,
    "other_id": Issue,
    "party_id": Party,
    "person_id": Person,
    "speaker_id": Person,
    "quotation_id": Quotation,
    "evidence_ids": Quotation,
    "article_id": Article,
    "source_ids": Article,
    "talks_id": Talks,
    "withdraws_id": Update,
    "corrects_id": Update,
}
SHORT = 90


@dataclass(frozen=True)
class Names:
    """Rows by id; what a draft itself creates is named from its own operations."""

    rows: dict[str, Model] = field(default_factory=dict)
    created: dict[str, str] = field(default_factory=dict)

    def row(self, key: Any) -> Model | None:
        return self.rows.get(str(key))

    def of(self, key: Any, otherwise: str = "") -> str:
        """Return what a reader would call the object of that id."""
        row = self.rows.get(str(key))
        if isinstance(row, Quotation):
            text = row.as_set
            return text if len(text) <= SHORT else text[: SHORT - 1] + "…"
        if isinstance(row, Update):
            return row.headline
        return str(row) if row is not None else self.created.get(str(key), otherwise)


def names_in(operations: Iterable[DraftOperation]) -> Names:
    """Read every object that the operations name: at most one query per kind."""
    wanted: dict[type[Model], set[str]] = {}
    created: dict[str, str] = {}
    for operation in operations:
        for name, value in operation.args.items():
            model = NAMED.get(name)
            if model is not None and value:
                wanted.setdefault(model, set()).update(str(key) for key in _listed(value))
        if operation.name.startswith("create_"):
            key = operation.args.get(operation.name.removeprefix("create_") + "_id")
            created[str(key)] = str(operation.args.get("title") or operation.args.get("name") or "new")
    rows: dict[str, Model] = {}
    for model, keys in wanted.items():
        found = model._default_manager.filter(pk__in=[key for key in keys if len(key) == 36])
        rows.update({str(row.pk): row for row in found})
    return Names(rows=rows, created=created)


def _listed(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list) else [value]
