"""The page that an article was read from, exactly as it was fetched: to keep and compare, never shown as ours."""

import re
import zlib
from urllib.parse import urlsplit
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from negotiations.desk.access import DeskRequest, desk
from negotiations.desk.answers import Missing
from negotiations.intake.models import ArchivedPage
from negotiations.record.models import Role

ENDINGS = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/pdf": "pdf",
    "text/plain": "txt",
    "application/json": "json",
    "application/xml": "xml",
    "text/xml": "xml",
}


@require_safe
@desk(needs=Role.EDITOR)
def archived_copy(request: DeskRequest, article: UUID) -> HttpResponse:
    """Hand the copy out as a file of no type: a strange page must never run in our name."""
    copy = ArchivedPage.objects.filter(negotiation=request.negotiation, copies__article=article).first()
    if copy is None:
        raise Missing("No copy of this article’s page is kept.")
    host = re.sub(r"[^a-z0-9.-]", "", (urlsplit(copy.address).hostname or "").lower()) or "page"
    name = f"{host}-{copy.fetched_at:%Y-%m-%d}.{ENDINGS.get(copy.media_type, 'bin')}"
    return HttpResponse(
        zlib.decompress(copy.content),
        content_type="application/octet-stream",
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "X-Content-Type-Options": "nosniff",
        },
    )
