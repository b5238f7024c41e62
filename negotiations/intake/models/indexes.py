"""Indexes of columns that are mostly empty."""

from django.db import models


def set_index(field: str, *, name: str) -> models.Index:
    """Return an index of the rows that have `field`: the others need not be written to it."""
    return models.Index(fields=[field], condition=models.Q(**{f"{field}__isnull": False}), name=name)
