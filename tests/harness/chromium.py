"""Debian's Chromium under Playwright: no download, no request off this machine, no silent console error."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright, Request, Response

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
LOCAL = {"127.0.0.1", "localhost", ""}
ARGUMENTS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]
# The browser writes a line for every answer of 400 and more; `Watcher.on_response` judges those itself.
ANSWER_LINE = "Failed to load resource"
PAGE_KINDS = {"document", "fetch", "xhr"}
AXE = Path(__file__).parent.parent / "vendor" / "axe" / "axe.min.js"
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def chromium_path() -> str | None:
    """Where Chromium is, from CHROMIUM or the usual names; None when there is none."""
    named = os.environ.get("CHROMIUM")
    return named or next(filter(None, map(shutil.which, NAMES)), None)


def launch(playwright: Playwright, path: str) -> Browser:
    """Start Chromium without a window."""
    arguments = [*ARGUMENTS, "--no-sandbox"] if os.geteuid() == 0 else ARGUMENTS
    return playwright.chromium.launch(executable_path=path, headless=True, args=arguments)


class Watcher:
    """Collects what went wrong on the pages it watches."""

    def __init__(self) -> None:
        self.faults: list[str] = []

    def watch(self, page: Page) -> None:
        page.on("console", self.on_console)
        page.on("pageerror", lambda error: self.faults.append(f"script error: {error}"))
        page.on("request", self.on_request)
        page.on("response", self.on_response)

    def on_console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith(ANSWER_LINE):
            self.faults.append(f"console: {message.text}")

    def on_request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https", "ws", "wss") and (parts.hostname or "") not in LOCAL:
            self.faults.append(f"request off this machine: {request.url}")

    def on_response(self, response: Response) -> None:
        allowed = 499 if response.request.resource_type in PAGE_KINDS else 399
        if response.status > allowed:
            self.faults.append(f"answer {response.status}: {response.url}")


@contextmanager
def watched_page(browser: Browser, **options: Any) -> Iterator[Page]:
    """A page in a context of its own; at the end anything that went wrong on it fails the test."""
    context = browser.new_context(**options)
    watcher = Watcher()
    context.on("page", watcher.watch)
    page = context.new_page()
    page.set_default_timeout(10_000)
    try:
        yield page
    finally:
        context.close()
    assert not watcher.faults, "The browser saw: " + "; ".join(watcher.faults)


def axe_violations(page: Page) -> list[str]:
    """What axe finds wrong on the page, one line for each element."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    options = {"runOnly": {"type": "tag", "values": AXE_TAGS}, "resultTypes": ["violations"]}
    result = page.evaluate("options => axe.run(document, options)", options)
    return [
        f"{violation['id']}: {violation['help']}: {' '.join(node['target'])}"
        for violation in result["violations"]
        for node in violation["nodes"]
    ]
