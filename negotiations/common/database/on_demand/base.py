"""Django's PostgreSQL backend, which starts the embedded server when a connection is first wanted."""

from typing import Any

from django.db.backends.postgresql import base
from psycopg import OperationalError

from negotiations.common.database.embedded import ensure_started, wait_until_ready
from negotiations.common.environment import current


class DatabaseWrapper(base.DatabaseWrapper):
    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        ensure_started(current().data)
        try:
            return super().get_new_connection(conn_params)
        except OperationalError:
            wait_until_ready(current().data)
            return super().get_new_connection(conn_params)
