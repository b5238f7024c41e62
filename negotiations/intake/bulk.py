"""Adds many rows by COPY: an INSERT of many rows costs more to put together than the extraction that found them."""

from collections.abc import Sequence
from typing import Any

from django.db import connection, models
from psycopg import sql


def copy_rows(rows: Sequence[models.Model]) -> None:
    """Add unsaved rows of one model, as they are: no defaults of the database, no signals. Keys may be left to it."""
    if not rows:
        return
    model = type(rows[0])
    fields = [
        field
        for field in model._meta.local_concrete_fields
        if not (field.primary_key and getattr(rows[0], field.attname) is None)
    ]
    columns = [sql.Identifier(str(field.column)) for field in fields]
    table = sql.Identifier(model._meta.db_table)
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(table, sql.SQL(", ").join([*columns]))
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row([_value(field, getattr(row, field.attname)) for field in fields])


def _value(field: models.Field[Any, Any], value: Any) -> Any:
    """Return what is written for a value: JSON is wrapped; lists, dates and keys are known to the driver as they are."""
    return field.get_db_prep_save(value, connection) if isinstance(field, models.JSONField) else value
