"""Adds many rows by COPY: an INSERT of many rows costs more to put together than the extraction that found them."""

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import FieldDoesNotExist
from django.db import connection, models
from django.db.backends.utils import CursorWrapper
from psycopg import sql

AnyField = models.Field[Any, Any]
Written = Callable[[Any], Any]
_written_json = json.JSONEncoder(ensure_ascii=False).encode


def copy_rows(rows: Sequence[models.Model]) -> None:
    """Add unsaved rows of one model, as they are: no defaults of the database, no signals. Keys may be left to it.

    Raises what saving them would: IntegrityError, DataError.
    """
    if rows:
        fields = [
            field
            for field in type(rows[0])._meta.local_concrete_fields
            if not field.primary_key or rows[0].pk is not None
        ]
        copy_values(
            type(rows[0]), [{field.attname: field.pre_save(row, True) for field in fields} for row in rows]
        )


def copy_values(
    model: type[models.Model], rows: Iterable[Mapping[str, Any]], *, given: Collection[str] | None = None
) -> None:
    """Add rows given by the names of their columns' attributes; what is not given has the default of its field.

    To make an object of a model with many fields takes as long as to find the quotation that it holds. A key or a time
    may be given as text, which spares writing it out for each row. Raises FieldDoesNotExist.

    `given`: the names that rows may have. With them, rows may be made one after the other, and the database stores some
    while the next are made; it cannot be asked for anything meanwhile. Without, the rows are a list.
    """
    if given is None:
        rows = list(rows)
        if not rows:
            return
        given = set[str]().union(*rows)
    known = {field.attname: field for field in model._meta.local_concrete_fields}
    if unknown := set(given) - known.keys():
        raise FieldDoesNotExist(f"{model.__name__} has no {', '.join(sorted(unknown))}")
    # A column that is empty in every row is left out, and so is a key that the database counts.
    empty = {name for name, field in known.items() if name not in given and field.get_default() is None}
    fields = [field for name, field in known.items() if name not in empty]
    columns = [sql.Identifier(str(field.column)) for field in fields]
    table = sql.Identifier(model._meta.db_table)
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(table, sql.SQL(", ").join([*columns]))
    with connection.cursor() as cursor:
        if connection.execute_wrappers:
            # COPY goes past them; who is at work is told to the histories by any other statement of the transaction.
            cursor.execute("VALUES (1)")
        _copy(cursor, statement, rows, fields, given)


def _copy(
    cursor: CursorWrapper,
    statement: sql.Composed,
    rows: Iterable[Mapping[str, Any]],
    fields: Sequence[AnyField],
    given: Collection[str],
) -> None:
    names = [field.attname for field in fields]
    written = {field.attname: how for field in fields if (how := _written(field))}
    made = [(field.attname, field.get_default) for field in fields if _is_made_anew(field)]
    # What a field always has where nothing is given is written out once.
    same = {field.attname: field.get_default() for field in fields if not _is_made_anew(field)}
    same |= {name: how(same[name]) for name, how in written.items() if name in same}
    often = [(name, how) for name, how in written.items() if name in given]
    with connection.wrap_database_errors, cursor.copy(statement) as copy:
        for row in rows:
            values = {**same, **row}
            for name, default in made:
                if name not in row:
                    values[name] = default()
            for name, how in often:
                if name in row:
                    values[name] = how(row[name])
            copy.write_row([values[name] for name in names])


def _is_made_anew(field: AnyField) -> bool:
    """Tell whether a field's default differs from row to row: a key, an hour."""
    return callable(field.default) and field.default not in (dict, list)


def _written(field: AnyField) -> Written | None:
    """Return how a field's values are written; None where the driver is quick: texts, bytes, numbers, dates, keys."""
    if isinstance(field, models.JSONField):
        return _json
    if isinstance(field, ArrayField) and isinstance(field.base_field, models.IntegerField):
        return _numbers
    if isinstance(field, ArrayField) and isinstance(field.base_field, models.CharField | models.TextField):
        return _texts
    return None


def _json(value: Any) -> str | None:
    if not value and isinstance(value, dict | list):
        return "{}" if isinstance(value, dict) else "[]"  # most are, and an encoder is slow to begin
    return None if value is None else _written_json(value)


def _numbers(value: Sequence[int] | None) -> str | None:
    """The driver would ask for the type of each number."""
    return None if value is None else "{" + ",".join(map(str, value)) + "}"


def _texts(value: Sequence[str] | None) -> str | None:
    """The driver would ask for the type of each text."""
    if value is None:
        return None
    return "{" + ",".join(['"' + text.replace("\\", r"\\").replace('"', r"\"") + '"' for text in value]) + "}"
