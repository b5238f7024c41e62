"""A live server: the real production stack on a free local port, in a thread of the test process."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.servers.basehttp import (
    ThreadedWSGIServer,
    WSGIRequestHandler,
    get_internal_wsgi_application,
)


class _QuietHandler(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the base class's name)
        """Keep the tests' output to what fails."""


@contextmanager
def serve() -> Iterator[str]:
    """Serve negotiations.wsgi:application and give its address, such as http://127.0.0.1:40123."""
    application = get_internal_wsgi_application()
    server = ThreadedWSGIServer(("127.0.0.1", 0), _QuietHandler)
    server.daemon_threads = True
    server.set_app(application)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
