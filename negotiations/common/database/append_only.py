"""The names of the tables to which rows are added and never changed; rooms register theirs when Django starts."""

_tables: set[str] = set()


def register(*tables: str) -> None:
    """Name append-only tables; call it from the room's AppConfig.ready."""
    _tables.update(tables)


def append_only_tables() -> frozenset[str]:
    """Every table registered so far."""
    return frozenset(_tables)
