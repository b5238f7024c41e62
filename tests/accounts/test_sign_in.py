"""The sign-in page."""

from collections.abc import Callable

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from negotiations.accounts.models import Act, User
from negotiations.accounts.operations import note_failed_sign_in

PASSWORD = "a long enough password"

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(db: None) -> User:
    return User.objects.create_user("editor", "editor@news.example", PASSWORD, display_name="The editor")


def post(client: Client, name: str, password: str, **more: str) -> int:
    response = client.post("/accounts/sign-in/", {"username": name, "password": password, **more})
    return response.status_code


@pytest.mark.parametrize("name", ["editor", "editor@news.example", "Editor@News.example"])
def test_a_person_signs_in_by_name_or_address(client: Client, editor: User, name: str) -> None:
    assert post(client, name, PASSWORD) == 302
    assert client.session["_auth_user_id"] == str(editor.pk)


def test_signing_in_is_written_to_the_audit_with_its_request(client: Client, editor: User) -> None:
    response = client.post("/accounts/sign-in/", {"username": "editor", "password": PASSWORD})
    act = Act.objects.get()
    assert (act.by, act.verb) == (editor, "signed in")
    assert act.request_id == response.headers["X-Request-ID"]


@pytest.mark.parametrize("name", ["editor", "nobody", "no\0body"])
def test_a_wrong_password_and_an_unknown_name_get_the_same_answer(
    client: Client, editor: User, name: str
) -> None:
    response = client.post("/accounts/sign-in/", {"username": name, "password": "wrong"})
    assert response.status_code == 422
    assert "_auth_user_id" not in client.session


def test_a_person_who_was_switched_off_stays_out(client: Client, editor: User) -> None:
    User.objects.update(is_active=False)
    assert post(client, "editor", PASSWORD) == 422


def test_after_too_many_failures_even_the_right_password_has_to_wait(client: Client, editor: User) -> None:
    for _ in range(note_failed_sign_in.LIMIT_PER_PAIR):
        assert post(client, "editor", "wrong") == 422
    assert post(client, "editor", PASSWORD) == 429
    assert "_auth_user_id" not in client.session


def test_failures_of_one_name_leave_another_free(client: Client, editor: User) -> None:
    for _ in range(note_failed_sign_in.LIMIT_PER_PAIR):
        post(client, "somebody", "wrong")
    assert post(client, "editor", PASSWORD) == 302


@pytest.mark.parametrize(
    "next_address", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)"]
)
def test_sign_in_never_leads_elsewhere(client: Client, editor: User, next_address: str) -> None:
    response = client.post(
        "/accounts/sign-in/", {"username": "editor", "password": PASSWORD, "next": next_address}
    )
    assert response.headers["Location"] == "/desk/"


def test_sign_out_takes_a_post(client: Client, editor: User) -> None:
    client.force_login(editor)
    assert client.get("/accounts/sign-out/").status_code == 405
    assert client.post("/accounts/sign-out/").status_code == 302
    assert "_auth_user_id" not in client.session


@pytest.mark.browser
def test_the_page_works_in_a_browser_and_passes_axe(
    live: str, page: Page, axe: Callable[[Page], None]
) -> None:
    page.goto(f"{live}/accounts/sign-in/")
    axe(page)
    page.get_by_label("User name or e-mail address").fill("nobody")
    page.get_by_label("Password").fill("wrong")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_contain_text("do not belong together")
    axe(page)
