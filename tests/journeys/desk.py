"""What people do at the desk in the journeys: sign in, and wait for the worker."""

import subprocess
import sys
import time
from collections.abc import Callable
from urllib.parse import quote

from django.db import connections
from playwright.sync_api import Page, Route

from negotiations.common.environment import PROJECT
from negotiations.upkeep.running.children import worker_command
from tests.desk.scene import PASSWORD
from tests.harness.commands import variables

PATIENCE = 120  # seconds
GLANCE = 350  # ms: the key of a decision counts again a little sooner


def sign_in(page: Page, live: str, name: str, *, then: str = "/desk/") -> None:
    """Sign in as a person would, and go to an address."""
    page.goto(f"{live}/accounts/sign-in/?next={then}")
    page.get_by_label("User name or e-mail").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.locator("main button[type=submit]").click()
    page.wait_for_url(f"{live}{then}**")


def work_off_the_queue() -> None:
    """Run the real worker on the test's database, as the app role, until nothing is queued."""
    command = [sys.executable, str(PROJECT / "manage.py"), "procrastinate", "worker", "--one-shot"]
    subprocess.run(command, env=_of_the_test(), stderr=subprocess.DEVNULL, check=True, timeout=PATIENCE)


def start_worker() -> subprocess.Popen[bytes]:
    """Start the worker as the supervisor does, on the test's database."""
    return subprocess.Popen(worker_command(), env=_of_the_test(), stderr=subprocess.DEVNULL)


def wait_until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.02)


def wait_until_held(page: Page, held: list[Route]) -> None:
    """Wait until the page has asked for what the test holds back."""
    deadline = time.monotonic() + PATIENCE
    while not held:
        assert time.monotonic() < deadline, "the page asked for nothing"
        page.wait_for_timeout(20)


def _of_the_test() -> dict[str, str]:
    settings = connections["default"].settings_dict
    host, user, name = (quote(str(settings[key]), safe="") for key in ("HOST", "USER", "NAME"))
    address = f"postgresql://{user}@/{name}?host={host}&port={settings['PORT']}".removesuffix("&port=")
    return variables(DATABASE_URL=address)
