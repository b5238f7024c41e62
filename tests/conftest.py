"""The test harness: the app role's own database, stronger connections, a live server and a browser."""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import connections
from django.test import TransactionTestCase
from playwright.sync_api import Browser, Page, sync_playwright

from negotiations.intake import pages
from negotiations.intake.fetch import manners
from tests.harness.chromium import axe_violations, chromium_path, launch, watched_page
from tests.harness.database import Connection, connect, connect_strongly, empty, test_database
from tests.harness.receiver import Receiver
from tests.harness.server import serve

# Playwright's event loop runs in the thread of the tests; Django's connections are used there as ever.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


def pytest_configure() -> None:
    # Hashing a password well takes a quarter of a second; the tests make hundreds of people.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: Any) -> Iterator[None]:
    """Takes the place of pytest-django's: the owner makes the database, the app role uses it."""
    with django_db_blocker.unblock(), test_database() as name:
        strong = connect_strongly(name)

        def _fixture_teardown(self: TransactionTestCase) -> None:
            empty(strong)

        # Django would TRUNCATE as the app role, which may not.
        before = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined]
        TransactionTestCase._fixture_teardown = _fixture_teardown  # type: ignore[attr-defined]
        yield
        TransactionTestCase._fixture_teardown = before  # type: ignore[attr-defined]
        strong.close()


@pytest.fixture
def owner_connection(transactional_db: None) -> Iterator[Connection]:
    """A psycopg connection as the owner of the tables; every statement commits."""
    with connect("owner", str(connections["owner"].settings_dict["NAME"])) as connection:
        yield connection


@pytest.fixture
def superuser_connection(transactional_db: None) -> Iterator[Connection]:
    """A superuser's psycopg connection, to tamper with what no role of ours may touch; every statement commits."""
    with connect_strongly(str(connections["default"].settings_dict["NAME"])) as connection:
        yield connection


@pytest.fixture
def live(transactional_db: None) -> Iterator[str]:
    """The address of a live server that runs the real production stack."""
    with serve() as address:
        yield address


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    """A server on loopback that answers what a test tells it to."""
    receiver = Receiver()
    yield receiver
    receiver.close()


@pytest.fixture
def world(receiver: Receiver, monkeypatch: pytest.MonkeyPatch) -> Receiver:
    """The receiver as the only place that batches and feeds reach, and asked without pauses."""
    monkeypatch.setattr(pages, "REACH", receiver.reach)
    monkeypatch.setattr(manners, "PAUSE", 0.0)
    monkeypatch.setattr(manners, "_silent", {})
    return receiver


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, once for the whole run."""
    path = chromium_path()
    if path is None:
        if os.environ.get("CI") == "true":
            pytest.fail("Browser tests need Chromium: install the package chromium, or set CHROMIUM.")
        pytest.skip("no Chromium found (package chromium, or set CHROMIUM)")
    with sync_playwright() as playwright:
        browser = launch(playwright, path)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page in a context of its own; console errors, broken files and requests elsewhere fail the test."""
    with watched_page(browser) as page:
        yield page


@pytest.fixture
def new_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Makes further watched pages, each a person of its own: new_page(viewport={"width": 390, "height": 800})."""
    opened: list[Any] = []

    def make(**options: Any) -> Page:
        opened.append(watched_page(browser, **options))
        page: Page = opened[-1].__enter__()
        return page

    yield make
    for context in reversed(opened):
        context.__exit__(None, None, None)


@pytest.fixture
def axe() -> Callable[[Page], None]:
    """Fails the test when axe finds anything wrong on the page: axe(page)."""

    def check(page: Page) -> None:
        violations = axe_violations(page)
        assert not violations, "axe found: " + "; ".join(violations)

    return check
