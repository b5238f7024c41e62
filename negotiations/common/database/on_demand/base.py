"""Django's PostgreSQL backend, which starts the embedded server when a connection is first wanted."""

from typing import Any

from django.db.backends.postgresql import base

from negotiations.common.database.embedded import ensure_started
from negotiations.common.environment import current


class DatabaseWrapper(base.DatabaseWrapper):
    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        ensure_started(current().data)
        return super().get_new_connection(conn_params)
