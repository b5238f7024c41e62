"""Tells the record's history who changed a row, in which request, at which address."""

from typing import Any

from django.http import HttpRequest
from pghistory import middleware

from negotiations.common.request_id import current_request_id


class HistoryMiddleware(middleware.HistoryMiddleware):
    def get_context(self, request: HttpRequest) -> dict[str, Any]:
        user = getattr(request, "user", None)
        return {
            "user": str(user.pk) if user is not None and user.is_authenticated else None,
            "request_id": current_request_id(),
            "url": request.path,
        }
