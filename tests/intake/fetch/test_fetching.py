"""Fetching from a real server on loopback, which only these tests may reach; everything else is refused."""

import datetime
import gzip
import shutil
import socket
import ssl
import subprocess
import time
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from negotiations.intake.fetch import NotFetched, Reach, exchange, fetch, fetch_article
from negotiations.intake.limits import MOST_FILE_BYTES
from tests.harness.receiver import Receiver
from tests.intake.readers import made

PAGE = (Path(__file__).parents[1] / "files" / "page.html").read_bytes()
AT = datetime.datetime(2031, 6, 1, 12, tzinfo=datetime.UTC)


def test_a_page_is_fetched_and_its_article_read(receiver: Receiver) -> None:
    article = fetch_article(receiver.page("/weir", PAGE), at=AT, reach=receiver.reach)
    assert article.title == "Weir opens at Tarn for forty days"
    assert article.date == datetime.date(2031, 5, 7)
    assert article.url == "https://courier.example/2031/weir-opens"
    assert receiver.asked == [(f"127.0.0.1:{receiver.port}", "/weir")]


def test_a_page_without_an_address_of_its_own_has_the_one_it_came_from(receiver: Receiver) -> None:
    url = receiver.page("/talks?id=7", f"{made.HEADLINE}\n\n{made.TEXT}".encode(), "text/plain")
    assert fetch_article(f"{url}#part", at=AT, reach=receiver.reach).url == url


def test_a_day_in_the_future_is_no_publication(receiver: Receiver) -> None:
    early = datetime.datetime(2031, 5, 1, tzinfo=datetime.UTC)
    assert fetch_article(receiver.page("/weir", PAGE), at=early, reach=receiver.reach).date is None


def test_other_documents_are_read_too(receiver: Receiver) -> None:
    content = made.pdf([(72, 700, 11, made.OPENING)])
    url = receiver.page("/statement", content, "application/pdf")
    assert fetch_article(url, at=AT, reach=receiver.reach).text == made.OPENING


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed(receiver: Receiver, status: int) -> None:
    receiver.page("/new/weir", PAGE)
    receiver.redirect("/old", "new/weir", status)
    page = fetch(receiver.redirect("/first", receiver.address("/old"), status), at=AT, reach=receiver.reach)
    assert page.url == receiver.address("/new/weir")
    assert page.content == PAGE


def test_a_circle_of_redirects_ends(receiver: Receiver) -> None:
    with pytest.raises(NotFetched, match="More than 5 redirects"):
        fetch(receiver.redirect("/a", "/a"), at=AT, reach=receiver.reach)
    assert len(receiver.asked) == 6


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("http://169.254.169.254/latest/meta-data/", "ports|does not lead to a public address"),
        ("http://10.0.0.1:{port}/", "does not lead to a public address"),
        ("http://[::1]:{port}/", "does not lead to a public address"),
        ("http://127.0.0.2:{port}/", "does not lead to a public address"),
        ("http://127.0.0.1:1/", "ports"),
        ("file:///etc/passwd", "begins with https"),
        ("http://a@127.0.0.1:{port}/", "user’s name"),
        ("http://[", "no address"),
        ("", "nowhere"),
    ],
)
def test_every_redirect_is_checked_like_the_first(receiver: Receiver, place: str, said: str) -> None:
    with pytest.raises(NotFetched, match=said):
        fetch(receiver.redirect("/a", place.format(port=receiver.port)), at=AT, reach=receiver.reach)
    assert len(receiver.asked) == 1


def test_loopback_is_closed_to_everybody_else(receiver: Receiver) -> None:
    url = receiver.page("/weir", PAGE)
    with pytest.raises(NotFetched, match="ports"):
        fetch(url, at=AT)
    with pytest.raises(NotFetched, match="does not lead to a public address"):
        fetch(url, at=AT, reach=Reach(ports=frozenset((receiver.port,))))
    assert receiver.asked == []


def test_a_name_is_looked_up_once_and_its_checked_address_is_used(
    receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    look_ups: list[str] = []
    real = socket.getaddrinfo

    def resolve(host: str, *args: Any, **options: Any) -> list[Any]:
        if host != "rebinding.example":
            return list(real(host, *args, **options))
        look_ups.append(host)
        place = "127.0.0.1" if len(look_ups) == 1 else "10.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (place, receiver.port))]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    receiver.page("/weir", PAGE)
    assert fetch(receiver.address("/weir", "rebinding.example"), at=AT, reach=receiver.reach).content == PAGE
    assert look_ups == ["rebinding.example"]
    assert receiver.asked == [(f"rebinding.example:{receiver.port}", "/weir")]
    with pytest.raises(NotFetched, match="does not lead to a public address"):
        fetch(receiver.address("/weir", "rebinding.example"), at=AT, reach=receiver.reach)


@pytest.mark.parametrize("kind", ["image/png", "video/mp4", "application/octet-stream", "text/css"])
def test_what_is_no_article_is_refused_by_its_type(receiver: Receiver, kind: str) -> None:
    with pytest.raises(NotFetched, match=f"sends {kind}, which is no article"):
        fetch(receiver.page("/a", PAGE, kind), at=AT, reach=receiver.reach)


def test_a_page_that_is_too_large_is_refused_by_what_it_declares_and_by_what_it_sends(
    receiver: Receiver,
) -> None:
    large = b"a" * (MOST_FILE_BYTES + 1)
    for url in (
        receiver.page("/declared", b"", Content_Length=str(10**12)),
        receiver.page("/sent", large),
        receiver.page("/packed", gzip.compress(large * 20), Content_Encoding="gzip"),
    ):
        with pytest.raises(NotFetched, match="sends more than 5 MB, the limit for one page"):
            fetch(url, at=AT, reach=receiver.reach)


def test_a_packed_page_is_unpacked(receiver: Receiver) -> None:
    url = receiver.page("/a", gzip.compress(PAGE), Content_Encoding="gzip")
    assert fetch(url, at=AT, reach=receiver.reach).content == PAGE


@pytest.mark.parametrize(
    "serve",
    [
        {"content": PAGE[:500], "Content_Length": str(len(PAGE))},
        {"content": gzip.compress(PAGE)[:500], "Content_Encoding": "gzip"},
        {"content": PAGE, "Content_Encoding": "gzip"},
        {"content": b"zz\r\nno chunk", "Transfer_Encoding": "chunked"},
    ],
)
def test_a_page_that_breaks_off_is_not_taken_for_whole(receiver: Receiver, serve: dict[str, Any]) -> None:
    with pytest.raises(NotFetched, match=r"could not be reached, or broke off"):
        fetch(receiver.page("/a", **serve), at=AT, reach=receiver.reach)


def test_a_server_that_sends_a_byte_at_a_time_is_left(
    receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("negotiations.intake.fetch.fetching.MOST_SECONDS", 0.6)
    monkeypatch.setattr(exchange, "MOST_SECONDS", 0.6)

    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\nX-Slow: ")
        for _ in range(200):
            handler.wfile.write(b"a")
            time.sleep(0.05)

    receiver.pages["/slow"] = drip
    began = time.monotonic()
    with pytest.raises(NotFetched, match="took longer than 1 seconds"):
        fetch(receiver.address("/slow"), at=AT, reach=receiver.reach)
    assert time.monotonic() - began < 3


def test_what_is_no_server_of_pages_says_so(receiver: Receiver) -> None:
    def odd(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"SSH-2.0-OpenSSH\r\n")

    receiver.pages["/odd"] = odd
    with pytest.raises(NotFetched, match="could not be reached, or broke off"):
        fetch(receiver.address("/odd"), at=AT, reach=receiver.reach)
    with pytest.raises(NotFetched, match="no valid certificate, or no secure connection"):
        fetch(receiver.address("/odd").replace("http:", "https:"), at=AT, reach=receiver.reach)
    with pytest.raises(NotFetched, match="answers 404 instead of a page"):
        fetch(receiver.address("/nothing"), at=AT, reach=receiver.reach)
    with pytest.raises(NotFetched, match="sends an empty page"):
        fetch(receiver.page("/empty", b" \n"), at=AT, reach=receiver.reach)


def test_the_headers_encoding_counts_where_nothing_else_says_it(receiver: Receiver) -> None:
    url = receiver.page(
        "/a", "Вода прийшла, сказала вона.".encode("cp1251"), "text/plain; charset=windows-1251"
    )
    assert fetch_article(url, at=AT, reach=receiver.reach).text == "Вода прийшла, сказала вона."
    odd = receiver.page("/b", b"Words \xff", "text/plain; charset=hex")
    assert fetch_article(odd, at=AT, reach=receiver.reach).text.startswith("Words")


def test_what_holds_several_or_none_says_so(receiver: Receiver) -> None:
    several = receiver.page(
        "/feed", made.json_lines({"text": "a"}, {"text": "b"}).encode(), "application/json"
    )
    with pytest.raises(NotFetched, match="holds several articles"):
        fetch_article(several, at=AT, reach=receiver.reach)
    with pytest.raises(NotFetched, match=r"http://127\.0\.0\.1:\d+/none: no article"):
        fetch_article(receiver.page("/none", b"<!doctype html><html></html>"), at=AT, reach=receiver.reach)


def test_a_refused_connection_says_so(receiver: Receiver) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    reach = Reach(receiver.reach.networks, frozenset((port,)))
    with pytest.raises(NotFetched, match=r"127\.0\.0\.1 could not be reached"):
        fetch(f"http://127.0.0.1:{port}/", at=AT, reach=reach)


@pytest.mark.skipif(shutil.which("openssl") is None, reason="no openssl found, which makes the certificate")
def test_a_certificate_must_be_trusted_and_name_the_host(
    receiver: Receiver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_by = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -keyout key -out cert"
    names = ["-subj", "/CN=lisk.example", "-addext", "subjectAltName=DNS:lisk.example"]
    subprocess.run([*made_by.split(), *names], cwd=tmp_path, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "cert", tmp_path / "key")
    receiver.server.socket = context.wrap_socket(receiver.server.socket, server_side=True)
    receiver.page("/weir", PAGE)
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", receiver.port))]
    real = socket.getaddrinfo
    monkeypatch.setattr(
        socket,
        "getaddrinfo",
        lambda host, *a, **o: found if host.endswith(".example") else real(host, *a, **o),
    )
    url = receiver.address("/weir", "lisk.example").replace("http:", "https:")
    with pytest.raises(NotFetched, match=r"lisk\.example has no valid certificate"):
        fetch(url, at=AT, reach=receiver.reach)
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "cert"))
    assert fetch(url, at=AT, reach=receiver.reach).content == PAGE
    with pytest.raises(NotFetched, match=r"other\.example has no valid certificate"):
        fetch(url.replace("lisk.", "other."), at=AT, reach=receiver.reach)
