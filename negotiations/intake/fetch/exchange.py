"""One request for one page, to an address that was checked before: never a second look-up, never past the limits."""

import contextlib
import http.client
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from negotiations.intake.fetch.addresses import NotAnswering, NotFetched, Target
from negotiations.intake.limits import MOST_FILE_BYTES, in_megabytes

MOST_SECONDS = 20.0  # for all of it, redirects included
AT_ONCE = 64 * 1024
HEADERS = {
    "User-Agent": "negotiations-tracker (article import at an editor's request)",
    "Accept": "text/html, application/xhtml+xml, application/pdf;q=0.9, text/plain;q=0.8, application/xml;q=0.7, */*;q=0.1",
    "Accept-Encoding": "identity",
    "Connection": "close",
}


@dataclass(frozen=True)
class Answer:
    """What a server answered; header names in small letters. The content is empty unless the status is 200."""

    status: int
    headers: dict[str, str]
    content: bytes


class Connection(http.client.HTTPConnection):
    """A connection to a given IP address; the host's name serves for the request and the certificate only."""

    sock: socket.socket | ssl.SSLSocket | None

    def __init__(self, target: Target, address: str, timeout: float) -> None:
        super().__init__(target.host, target.port, timeout=timeout)
        self._target, self._address = target, address

    def connect(self) -> None:
        """Connect to the checked address; with https, only to who has a certificate for the host's name."""
        self.sock = socket.create_connection((self._address, self.port), self.timeout)
        if self._target.scheme == "https":
            context = ssl.create_default_context()
            self.sock = context.wrap_socket(
                self.sock, server_hostname=self._target.host, do_handshake_on_connect=False
            )
            self.sock.do_handshake()  # by itself, so that `cut` can end it

    def cut(self) -> None:
        """End whatever is under way, from another thread."""
        if self.sock is not None:
            with contextlib.suppress(OSError):
                socket.socket.shutdown(self.sock, socket.SHUT_RDWR)


def ask(target: Target, addresses: list[str], until: float, headers: Mapping[str, str]) -> Answer:
    """Ask for the page at the first address that can be reached, until the monotonic clock says `until`.

    `headers` go beside those of every request.
    Raises NotFetched for what cannot be reached, takes too long, is too large or speaks no HTTP.
    """
    fault: Exception | None = None
    for address in addresses[:3]:
        try:
            return _ask_one(target, address, until, headers)
        except ssl.SSLError as problem:
            raise _refused(
                f"{target.host} has no valid certificate, or no secure connection came about."
            ) from problem
        except (http.client.HTTPException, OSError, zlib.error, ValueError) as problem:
            fault = problem
        if time.monotonic() >= until:
            raise NotAnswering(
                f"{target.host} took longer than {MOST_SECONDS:.0f} seconds.", field="address"
            ) from fault
    raise NotAnswering(f"{target.host} could not be reached, or broke off.", field="address") from fault


def _ask_one(target: Target, address: str, until: float, headers: Mapping[str, str]) -> Answer:
    connection = Connection(target, address, max(until - time.monotonic(), 0.1))
    # A server that sends a byte a second keeps within the time-out of each read; this ends it all the same.
    watch = threading.Timer(max(until - time.monotonic(), 0.1), connection.cut)
    watch.daemon = True
    watch.start()
    try:
        connection.request("GET", target.path, headers={**HEADERS, **headers})
        with contextlib.closing(connection.getresponse()) as response:
            said = {name.lower(): value for name, value in response.getheaders()}
            content = _content(response, said, target, until) if response.status == 200 else b""
            return Answer(response.status, said, content)
    finally:
        watch.cancel()
        connection.close()


def _content(
    response: http.client.HTTPResponse, headers: dict[str, str], target: Target, until: float
) -> bytes:
    """Read the body, unpacked, and stop as soon as it is too large."""
    declared = headers.get("content-length", "")
    if declared.isascii() and declared.isdigit() and int(declared[:20]) > MOST_FILE_BYTES:
        raise _too_large(target)
    held = bytearray()
    for piece in _unpacked(_pieces(response), headers.get("content-encoding", "")):
        held += piece
        if len(held) > MOST_FILE_BYTES:
            raise _too_large(target)
    if time.monotonic() >= until:
        raise TimeoutError
    if response.length:  # bytes that were announced and did not come
        raise http.client.IncompleteRead(bytes(held[:0]), response.length)
    return bytes(held)


def _pieces(response: http.client.HTTPResponse) -> Iterator[bytes]:
    while piece := response.read1(AT_ONCE):
        yield piece


def _unpacked(pieces: Iterator[bytes], encoding: str) -> Iterator[bytes]:
    """Unpack what some servers pack unasked, never more than a little at once."""
    if encoding.lower() not in ("gzip", "x-gzip"):
        yield from pieces
        return
    unpacker = zlib.decompressobj(wbits=31)
    for piece in pieces:
        while piece:
            yield unpacker.decompress(piece, AT_ONCE)
            piece = unpacker.unconsumed_tail
    if not unpacker.eof:
        raise http.client.IncompleteRead(b"")


def _too_large(target: Target) -> NotFetched:
    return _refused(f"{target.host} sends more than {in_megabytes(MOST_FILE_BYTES)}, the limit for one page.")


def _refused(message: str) -> NotFetched:
    return NotFetched(message, field="address")
