"""Django's admin: people and settings; it works under the strict policy."""

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from negotiations.accounts.models import Act, User
from negotiations.accounts.operations import note_failed_sign_in

PASSWORD = "a long enough password"

pytestmark = pytest.mark.django_db


def make_admin() -> User:
    return User.objects.create_superuser("admin", "admin@news.example", PASSWORD)


def test_the_audit_cannot_be_changed_there(client: Client) -> None:
    client.force_login(make_admin())
    assert client.get("/admin/accounts/act/").status_code == 200
    assert client.get("/admin/accounts/act/add/").status_code == 403


def test_nobody_is_deleted_there(client: Client) -> None:
    admin = make_admin()
    client.force_login(admin)
    assert client.post(f"/admin/accounts/user/{admin.pk}/delete/", {"post": "yes"}).status_code == 403


def test_guessing_is_slowed_down_there_too(client: Client) -> None:
    make_admin()
    for _ in range(note_failed_sign_in.LIMIT_PER_PAIR):
        client.post("/admin/login/", {"username": "admin", "password": "wrong"})
    response = client.post("/admin/login/", {"username": "admin", "password": PASSWORD})
    assert response.status_code == 200
    assert "_auth_user_id" not in client.session
    assert not Act.objects.exists()


@pytest.mark.browser
def test_a_person_is_made_in_a_browser(live: str, page: Page) -> None:
    make_admin()
    page.goto(f"{live}/admin/accounts/user/add/")
    page.get_by_label("Username").fill("admin")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.get_by_label("Username").fill("reporter")
    page.get_by_label("Password", exact=False).first.fill(PASSWORD)
    page.locator("#id_password1").fill(PASSWORD)
    page.locator("#id_password2").fill(PASSWORD)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("was added successfully")).to_be_visible()
    assert User.objects.get(username="reporter").check_password(PASSWORD)
