"""Takes words out of every text of stored rows: columns of text, lists of texts, texts inside JSON."""

import json
from collections.abc import Callable, Sequence
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Func, QuerySet, Value
from django.db.models.functions import Cast

BLOCK = "█"
Replacement = Callable[[str], str]  # what stands in the place of some words


def blocks(words: str) -> str:
    """Return what stands for words in a text whose offsets must hold."""
    return BLOCK * len(words)


def take_out(
    rows: QuerySet[Any], words: Sequence[str], put: Replacement, *, fields: Sequence[str] | None = None
) -> set[Any]:
    """Replace each of the words wherever it stands in the rows, or in some fields of them; return the keys of those changed.

    Longer words should come first. A text that would no longer fit its column is cut.
    """
    changed: set[Any] = set()
    for field in rows.model._meta.concrete_fields:
        if (fields is not None and field.name not in fields) or not _holds_text(field):
            continue
        for needle in words:
            for row in _with(rows, field, needle):
                value = replaced(getattr(row, field.attname), needle, put(needle))
                if isinstance(value, str) and field.max_length:
                    value = value[: field.max_length]
                rows.model._default_manager.filter(pk=row.pk).update(**{field.name: value})
                changed.add(row.pk)
    return changed


def replaced(value: Any, needle: str, put: str) -> Any:
    """Return a value with the words replaced in every text inside."""
    if isinstance(value, str):
        return value.replace(needle, put)
    if isinstance(value, dict):
        return {name: replaced(item, needle, put) for name, item in value.items()}
    if isinstance(value, list):
        return [replaced(item, needle, put) for item in value]
    return value


def _holds_text(field: Any) -> bool:
    if isinstance(field, ArrayField):
        return isinstance(field.base_field, models.CharField | models.TextField)
    return isinstance(field, models.CharField | models.TextField | models.JSONField) and not field.choices


def _with(rows: QuerySet[Any], field: Any, needle: str) -> QuerySet[Any]:
    """Return the rows whose field holds the words; other columns are not read, for some are long."""
    found: QuerySet[Any] = rows.only(rows.model._meta.pk.attname, field.attname)
    if isinstance(field, ArrayField):
        joined = Func(F(field.name), Value("\n"), function="array_to_string", output_field=models.TextField())
        found = found.annotate(joined_texts=joined).filter(joined_texts__contains=needle)
    elif isinstance(field, models.JSONField):
        written = json.dumps(needle, ensure_ascii=False)[1:-1]
        found = found.annotate(json_text=Cast(field.name, models.TextField())).filter(
            json_text__contains=written
        )
    else:
        found = found.filter(**{f"{field.name}__contains": needle})
    return found
