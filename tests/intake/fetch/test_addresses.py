"""Which addresses may be fetched: every way of writing one that is not public, and what names resolve to."""

import socket
from typing import Any

import pytest

from negotiations.intake.fetch.addresses import NotFetched, is_public, public_addresses, target_of

NOT_PUBLIC = """
    0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.100.100.200 127.0.0.1 127.255.255.254 168.63.129.16
    169.254.0.1 169.254.169.254 169.254.170.2 172.16.0.1 172.31.255.255 192.0.0.8 192.0.0.192 192.0.2.1 192.88.99.1
    192.168.0.1 198.18.0.1 198.19.255.255 198.51.100.7 203.0.113.9 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255
    :: ::1 ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:8.8.8.8 ::ffff:0:127.0.0.1 64:ff9b::127.0.0.1
    64:ff9b::a9fe:a9fe 64:ff9b:1::1 100::1 2001::1 2001:0:4136:e378:8000:63bf:3fff:fdd2 2001:10::1 2001:20::1 2001:db8::1
    2002:7f00:1:: 2002:808:808::1 3fff::1 5f00::1 fc00::1 fd00:ec2::254 fd20:ce::254 fe80::1 fe80::1%eth0 fec0::1 ff02::1
    2606:4700::1%eth0 example 1.2.3 1.2.3.4.5
"""
ARE_PUBLIC = """
    1.1.1.1 8.8.8.8 9.255.255.255 11.0.0.1 100.63.255.255 100.128.0.1 126.1.1.1 128.0.0.1 168.63.129.15 169.253.1.1
    172.15.255.255 172.32.0.1 192.0.1.1 192.167.1.1 192.169.0.1 198.17.1.1 198.20.0.1 223.255.255.255
    2606:4700::1111 2a00:1450::1 2001:4860:4860::8888 2003::1 64:ff9b::8.8.8.8
"""


@pytest.mark.parametrize("address", NOT_PUBLIC.split())
def test_what_is_not_public_is_known(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ARE_PUBLIC.split())
def test_what_is_public_is_let_through(address: str) -> None:
    assert is_public(address)


WRITTEN = """
    http://127.0.0.1/ http://127.1/ http://2130706433/ http://0x7f000001/ http://0x7f.1/ http://0177.0.0.1/ http://0/
    http://localhost/ http://localhost./ http://LOCALHOST/ http://[::1]/ http://[::ffff:127.0.0.1]/ http://[::ffff:7f00:1]/
    http://[::]/ http://169.254.169.254/latest/meta-data/ http://[fd00:ec2::254]/ http://１２７.０.０.１/ http://127。0。0。1/
    http://①②⑦.⓪.⓪.①/ https://10.0.0.1/ http://[64:ff9b::7f00:1]/ http://192.168.0.1:80/ http://[fe80::1]/
"""


@pytest.mark.parametrize("url", WRITTEN.split())
def test_however_it_is_written_only_what_it_resolves_to_counts(url: str) -> None:
    with pytest.raises(
        NotFetched, match=r"does not lead to a public address|cannot be found|no address of a web page"
    ):
        public_addresses(target_of(url))


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("", "no address"),
        ("example.org/a", "begins with https"),
        ("ftp://example.org/", "begins with https"),
        ("file:///etc/passwd", "begins with https"),
        ("gopher://example.org/", "begins with https"),
        ("javascript:alert(1)", "begins with https"),
        ("data:text/html,x", "begins with https"),
        ("http://", "no address"),
        ("http:///a", "no address"),
        ("http://example.org:8080/", "ports 80 and 443"),
        ("http://example.org:22/", "ports 80 and 443"),
        ("http://example.org:0/", "ports 80 and 443"),
        ("http://example.org:99999/", "no address"),
        ("http://example.org:8o/", "no address"),
        ("http://editor@example.org/", "user’s name"),
        ("http://a:b@example.org/", "user’s name"),
        ("http://example.org@127.0.0.1/", "user’s name"),
        ("http://@127.0.0.1/", "user’s name"),
        ("http://example.org\\@127.0.0.1/", "no address"),
        ("http://example.org/a b", "no address"),
        ("http://example.org/\r\nHost: other", "no address"),
        ("http://exa\x00mple.org/", "no address"),
        ("http://[::1", "no address"),
        ("http://[fe80::1%25eth0]/", "no address"),
        ("http://a..b/", "no address"),
        ("http://" + "a" * 64 + ".org/", "no address"),
        ("http://example.org/" + "a" * 2_000, "no address"),
        ("http://exam<ple.org/", "no address"),
    ],
)
def test_other_addresses_are_refused_before_any_look_up(
    url: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def looked_up(*args: Any, **options: Any) -> list[Any]:
        raise AssertionError("looked up")

    monkeypatch.setattr(socket, "getaddrinfo", looked_up)
    with pytest.raises(NotFetched, match=said):
        target_of(url)


def test_an_address_is_taken_apart_as_it_is_sent() -> None:
    target = target_of("https://Münster.example/Straße?q=ä%20b#part")
    assert (target.scheme, target.host, target.port) == ("https", "xn--mnster-3ya.example", 443)
    assert target.path == "/Stra%C3%9Fe?q=%C3%A4%20b"
    assert target_of("http://example.org:443/").port == 443


@pytest.mark.parametrize("other", ["127.0.0.1", "10.0.0.1", "::1", "169.254.169.254"])
def test_one_address_that_is_not_public_spoils_the_name(other: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found = [(0, 0, 0, "", ("8.8.8.8", 80)), (0, 0, 0, "", (other, 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **options: found)
    with pytest.raises(NotFetched, match=r"both\.example does not lead to a public address"):
        public_addresses(target_of("http://both.example/"))
