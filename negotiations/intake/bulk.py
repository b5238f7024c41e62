"""Adds many rows by COPY: an INSERT of many rows costs more to put together than the extraction that found them."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import FieldDoesNotExist
from django.db import connection, models
from psycopg import sql

Written = Callable[[Any], Any]


def copy_rows(rows: Sequence[models.Model]) -> None:
    """Add unsaved rows of one model, as they are: no defaults of the database, no signals. Keys may be left to it."""
    if rows:
        names = [field.attname for field in type(rows[0])._meta.local_concrete_fields]
        copy_values(type(rows[0]), [{name: getattr(row, name) for name in names} for row in rows])


def copy_values(model: type[models.Model], rows: Sequence[Mapping[str, Any]]) -> None:
    """Add rows given by the names of their columns' attributes; what is not given has the default of its field.

    To make an object of a model with many fields takes as long as to find the quotation that it holds. Raises
    FieldDoesNotExist.
    """
    if not rows:
        return
    if unknown := rows[0].keys() - {field.attname for field in model._meta.local_concrete_fields}:
        raise FieldDoesNotExist(f"{model.__name__} has no {', '.join(sorted(unknown))}")
    fields = [
        field
        for field in model._meta.local_concrete_fields
        if not (field.primary_key and rows[0].get(field.attname) is None and not field.has_default())
    ]
    columns = [sql.Identifier(str(field.column)) for field in fields]
    table = sql.Identifier(model._meta.db_table)
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(table, sql.SQL(", ").join([*columns]))
    given = [(field.attname, field.get_default) for field in fields]
    written = [(place, how) for place, field in enumerate(fields) if (how := _written(field))]
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            values = [row[name] if name in row else default() for name, default in given]
            for place, how in written:
                values[place] = how(values[place])
            copy.write_row(values)


def _written(field: models.Field[Any, Any]) -> Written | None:
    """Return how a field's values are written; None where the driver knows: texts, numbers, dates, keys, lists of text."""
    if isinstance(field, models.JSONField):
        return _json
    if isinstance(field, ArrayField) and isinstance(field.base_field, models.IntegerField):
        return _numbers
    return None


def _json(value: Any) -> str | None:
    return None if value is None else json.dumps(value)


def _numbers(value: Sequence[int] | None) -> str | None:
    """The driver would ask for the type of each number."""
    return None if value is None else "{" + ",".join(map(str, value)) + "}"
