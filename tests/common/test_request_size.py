"""A request that is too large is refused before it is read."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

pytestmark = pytest.mark.django_db


def test_a_body_beyond_the_limit_is_refused_with_a_sentence(client: Client, settings: Any) -> None:
    response = client.post("/accounts/sign-in/", CONTENT_LENGTH=str(settings.MAX_REQUEST_BYTES + 1))
    assert response.status_code == 413
    assert b"at most 100 MB" in response.content


def test_a_body_within_the_limit_passes(client: Client) -> None:
    assert client.post("/accounts/sign-in/", {"username": "x"}).status_code == 422


def test_too_many_files_are_refused_with_a_sentence(client: Client, settings: Any) -> None:
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 2
    files = [SimpleUploadedFile(f"{number}.txt", b"x") for number in range(3)]
    response = client.post("/accounts/sign-in/", {"files": files})
    assert response.status_code == 400
    assert b"too many files at once: at most 2" in response.content
