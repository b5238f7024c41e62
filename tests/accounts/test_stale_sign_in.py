"""A form of a page that was open while somebody signed in or out elsewhere: a page, or a sentence that loses nothing."""

import re

import pytest
from django.test import Client

from tests.desk.scene import HTMX, Scene, make_scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def strict(scene: Scene | None = None) -> Client:
    """A browser whose forms need their token, signed in as the editor."""
    client = Client(enforce_csrf_checks=True)
    if scene is not None:
        client.force_login(scene.editor)
    return client


def test_a_plain_form_gets_a_page_that_says_what_to_do(scene: Scene) -> None:
    answer = strict(scene).post(scene.page("frame/"), {"edit": "texts"})
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "Nothing was saved" in page
    assert "Go back with your browser" in page
    assert "css/sign_in.css" in page
    assert "CSRF" not in page


def test_htmx_gets_a_sentence_and_a_token_to_go_on_with(scene: Scene) -> None:
    client = strict(scene)
    answer = client.post(scene.page("frame/"), {"edit": "texts"}, headers=HTMX)
    assert answer.status_code == 403
    assert answer.headers["HX-Retarget"] == "#told"
    assert answer.headers["HX-Reswap"] == "innerHTML strip:true"
    assert "it is done as Edgar" in answer.content.decode()
    found = re.search(r'data-token="([^"]+)"', answer.content.decode())
    assert found
    fields = {"edit": "texts", "csrfmiddlewaretoken": found[1]}
    assert client.post(scene.page("frame/"), fields, headers=HTMX).status_code != 403


@pytest.mark.parametrize("page", ["http://elsewhere.example/desk/", "http://[", ""])
def test_signed_out_leads_to_sign_in_and_never_to_another_site(scene: Scene, page: str) -> None:
    answer = strict().post(scene.page("frame/"), headers={**HTMX, "HX-Current-URL": page})
    assert answer.status_code == 403
    assert "You are signed out" in answer.content.decode()
    assert 'href="/accounts/sign-in/?next=%2Fdesk%2F"' in answer.content.decode()


def test_the_sign_in_form_itself_says_the_same(scene: Scene) -> None:
    answer = strict().post("/accounts/sign-in/", {"username": "edgar", "password": "x"})
    assert answer.status_code == 403
    assert "That was not done" in answer.content.decode()
