"""Says what was wrong with a request that was refused before any view saw it."""

from django.conf import settings
from django.core.exceptions import TooManyFilesSent
from django.http import HttpRequest, HttpResponse

BAD_REQUEST = 400


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer in one sentence, as for a request that is too large."""
    said = "This request cannot be understood."
    if isinstance(exception, TooManyFilesSent):
        said = (
            f"These are too many files at once: at most {settings.DATA_UPLOAD_MAX_NUMBER_FILES} can be sent."
        )
    return HttpResponse(f"{said}\n", status=BAD_REQUEST, content_type="text/plain")
