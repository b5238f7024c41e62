"""Which addresses may be fetched: public ones only, judged by what a name resolves to and never by how it is written."""

import ipaddress
import re
import socket
from dataclasses import dataclass
from urllib.parse import urlsplit

from negotiations.record.errors import OperationError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

MOST_ADDRESS = 2_000  # characters
FORBIDDEN = re.compile(r"[\x00-\x20\x7f-\x9f\\]")
GLOBAL_V6 = ipaddress.IPv6Network("2000::/3")
TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")  # an IPv4 address is inside
# The special-purpose registries of IANA: private, loopback, link-local, shared, documentation, multicast, reserved;
# and 168.63.129.16, where a cloud answers its machines on an address that looks public.
SPECIAL: tuple[Network, ...] = tuple(
    map(
        ipaddress.ip_network,
        (
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "168.63.129.16/32", "169.254.0.0/16",
            "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24",
            "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4",
            "240.0.0.0/4", "2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20",
        ),
    )
)  # fmt: skip


class NotFetched(OperationError):
    """An address that may not be fetched, or that gave nothing that can be read; the message says why."""


class NotAnswering(NotFetched):
    """A host that took too long, could not be reached or broke off."""


@dataclass(frozen=True)
class Reach:
    """Where fetching may go. Only tests add networks and ports of their own."""

    networks: tuple[Network, ...] = ()
    ports: frozenset[int] = frozenset((80, 443))


PUBLIC = Reach()


@dataclass(frozen=True)
class Target:
    """A checked address taken apart. `host` is in ASCII; `path` has the query and no fragment."""

    scheme: str
    host: str
    port: int
    path: str


def target_of(url: str, reach: Reach = PUBLIC) -> Target:
    """Take an address apart. Raises NotFetched unless it is http or https, on the web's ports, without a user's name."""
    if not url or len(url) > MOST_ADDRESS or FORBIDDEN.search(url):
        raise _refused("This is no address of a web page.")
    try:
        parts = urlsplit(url)
        host, given_port = parts.hostname or "", parts.port
    except ValueError as fault:
        raise _refused("This is no address of a web page.") from fault
    if parts.scheme not in ("http", "https"):
        raise _refused("An address begins with https:// or http://.")
    if "@" in parts.netloc:
        raise _refused("An address with a user’s name or password in it is not fetched.")
    port = given_port if given_port is not None else {"http": 80, "https": 443}[parts.scheme]
    if port not in reach.ports:
        raise _refused("Only the ports 80 and 443 are fetched from.")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(parts.scheme, _ascii(host), port, _quoted(path))


def public_addresses(target: Target, reach: Reach = PUBLIC) -> list[str]:
    """Resolve the host once and return its addresses. Raises NotFetched when any of them is not public."""
    try:
        found = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as fault:
        raise _refused(f"{target.host} cannot be found.") from fault
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if not addresses or not all(is_public(address, reach) for address in addresses):
        raise _refused(f"{target.host} does not lead to a public address; only public pages are fetched.")
    return addresses


def is_public(address: str, reach: Reach = PUBLIC) -> bool:
    """Tell whether an IP address belongs to the public internet (or to what `reach` adds)."""
    try:
        ip: Address = ipaddress.ip_address(address)
    except ValueError:
        return False
    if any(ip in network for network in reach.networks):
        return True
    if isinstance(ip, ipaddress.IPv6Address):
        if ip in TRANSLATED:
            return is_public(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)), reach)
        if ip.scope_id is not None or ip not in GLOBAL_V6:  # IPv4 mapped into IPv6 lies outside
            return False
    return not any(ip in network for network in SPECIAL)


def _ascii(host: str) -> str:
    """Return a host's name as the network knows it."""
    try:
        name = host if ":" in host else host.encode("idna").decode("ascii")
    except UnicodeError as fault:
        raise _refused("This is no address of a web page.") from fault
    if not name or len(name) > 253 or "%" in name or not re.fullmatch(r"[A-Za-z0-9._:-]+", name):
        raise _refused("This is no address of a web page.")
    return name


def _quoted(path: str) -> str:
    """Return a path in ASCII, as it is sent; what is quoted already stays."""
    return "".join(
        c if c.isascii() else "".join(f"%{byte:02X}" for byte in c.encode("utf-8", "replace")) for c in path
    )


def _refused(message: str) -> NotFetched:
    return NotFetched(message, field="address")
