"""Reads a database URL into what Django needs."""

from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit


class BadAddress(ValueError):
    """The URL does not name a PostgreSQL database; the message goes on after the variable's name."""


def parse_address(url: str) -> dict[str, Any]:
    """Turn postgresql://user:password@host:port/name?option=value into Django's connection settings.

    `?host=/folder` names a socket folder, as in libpq; other options are passed to libpq. Raises BadAddress.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise BadAddress("is not a database address: its host or port cannot be read.") from None
    if parts.scheme not in ("postgres", "postgresql"):
        raise BadAddress("must begin with postgresql:// (no other database is supported).")
    name = unquote(parts.path.lstrip("/"))
    if not name:
        raise BadAddress("must end with the name of a database, as in postgresql://user@host/name.")
    options = dict(parse_qsl(parts.query))
    host = options.pop("host", None) or unquote(parts.hostname or "")
    return {
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(port or options.pop("port", "")),
        "OPTIONS": options,
    }
