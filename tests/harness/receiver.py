"""A server of pages on loopback, for tests of fetching; the only thing on earth that they reach."""

import ipaddress
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from negotiations.intake.fetch import Reach

Serve = Callable[[BaseHTTPRequestHandler], None]


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *args: Any) -> None:
        """Stay silent: the tests hang up on purpose."""


def _nothing(handler: BaseHTTPRequestHandler) -> None:
    handler.send_error(404)


class Receiver:
    """A server on loopback that answers by path and remembers what was asked of it."""

    def __init__(self) -> None:
        receiver = self
        self.pages: dict[str, Serve] = {}
        self.asked: list[tuple[str, str]] = []
        self.headers: list[dict[str, str]] = []

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                receiver.asked.append((self.headers["Host"], self.path))
                receiver.headers.append({name.lower(): value for name, value in self.headers.items()})
                receiver.pages.get(self.path, _nothing)(self)

            def log_message(self, *args: Any) -> None:
                """Stay silent."""

        self.server = Server(("127.0.0.1", 0), Handler)
        self.port = self.server.server_address[1]
        self.reach = Reach((ipaddress.ip_network("127.0.0.1/32"),), frozenset((self.port,)))
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    def address(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def page(self, path: str, content: bytes, kind: str = "text/html", **headers: str) -> str:
        """Serve content and return its address."""

        def serve(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(200)
            handler.send_header("Content-Type", kind)
            for name, value in headers.items():
                handler.send_header(name.replace("_", "-"), value)
            handler.end_headers()
            handler.wfile.write(content)

        self.pages[path] = serve
        return self.address(path)

    def answer(self, path: str, status: int, **headers: str) -> str:
        """Answer with a status and no page."""

        def serve(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            for name, value in headers.items():
                handler.send_header(name.replace("_", "-"), value)
            handler.end_headers()

        self.pages[path] = serve
        return self.address(path)

    def redirect(self, path: str, place: str, status: int = 302) -> str:
        return self.answer(path, status, Location=place)

    @property
    def paths(self) -> list[str]:
        """What was asked for, in its order."""
        return [path for _, path in self.asked]

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
