"""What the environment says about this installation, typed; one clear sentence for each wrong variable."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from negotiations.common.database.address import BadAddress, parse_address

PROJECT = Path(__file__).resolve().parent.parent.parent
LOCAL_HOSTS = ("localhost", "127.0.0.1", "[::1]")
SHORTEST_SECRET_KEY = 50
MAIL_SCHEMES = ("smtp", "smtps", "console", "file")


class EnvironmentRefused(Exception):
    """The environment cannot be used; the message has one sentence a line for each wrong variable."""


@dataclass(frozen=True, kw_only=True)
class Environment:
    """Every variable the project reads, with its value or its default."""

    production: bool
    secret_key: str
    allowed_hosts: tuple[str, ...]
    csrf_trusted_origins: tuple[str, ...]
    database_url: str | None
    database_owner_url: str | None
    database_pool: int
    data: Path
    host: str
    port: int
    time_zone: str
    language: str
    email_url: str
    email_from: str
    trust_proxy: bool
    static_collected: bool

    @property
    def embedded(self) -> bool:
        """Whether the project keeps its own private PostgreSQL."""
        return self.database_url is None


class Reader:
    """Takes variables from a mapping and collects a sentence for each one that is wrong."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        self.variables = variables
        self.problems: list[str] = []

    def text(self, name: str, default: str = "") -> str:
        return self.variables.get(name, "").strip() or default

    def words(self, name: str) -> tuple[str, ...]:
        return tuple(word for word in re.split(r"[,\s]+", self.text(name)) if word)

    def number(self, name: str, default: int, lowest: int, highest: int) -> int:
        value = self.text(name, str(default))
        if value.isascii() and value.isdigit() and lowest <= int(value) <= highest:
            return int(value)
        self.problems.append(
            f"{name} must be a whole number from {lowest} to {highest}, and it is {value!r}."
        )
        return default

    def choice(self, name: str, default: str, allowed: tuple[str, ...]) -> str:
        value = self.text(name, default)
        if value in allowed:
            return value
        self.problems.append(f"{name} must be one of {', '.join(allowed)}, and it is {value!r}.")
        return default

    def switch(self, name: str, *, default: bool) -> bool:
        return self.choice(name, "yes" if default else "no", ("yes", "no")) == "yes"

    def database(self, name: str) -> str | None:
        value = self.text(name)
        if not value:
            return None
        try:
            parse_address(value)
        except BadAddress as error:
            self.problems.append(f"{name} {error}")
        return value

    def zone(self, name: str, default: str) -> str:
        value = self.text(name, default)
        try:
            ZoneInfo(value)
        except (OSError, ValueError, KeyError):
            self.problems.append(f"{name} must name a time zone such as Europe/London, and it is {value!r}.")
            return default
        return value

    def origins(self, name: str) -> tuple[str, ...]:
        origins = self.words(name)
        for origin in origins:
            if not re.match(r"https?://[^/]+$", origin):
                self.problems.append(
                    f"{name} must list addresses such as https://news.example, not {origin!r}."
                )
        return origins

    def mail(self, name: str) -> str:
        value = self.text(name, "console:")
        if urlsplit(value).scheme not in MAIL_SCHEMES:
            self.problems.append(
                f"{name} must begin with smtp://, smtps://, console: or file:, and it does not."
            )
        return value


def read_environment(variables: Mapping[str, str]) -> Environment:
    """Read and check all variables. Raises EnvironmentRefused with a sentence for each wrong one."""
    reader = Reader(variables)
    production = reader.choice("DJANGO_ENV", "development", ("development", "production")) == "production"
    data = Path(reader.text("NEGOTIATIONS_DATA", str(PROJECT / ".data"))).expanduser().absolute()
    hosts = reader.words("ALLOWED_HOSTS")
    if production and not hosts:
        reader.problems.append("ALLOWED_HOSTS must list the host names this site answers to in production.")
    environment = Environment(
        production=production,
        secret_key=_secret_key(reader, production),
        allowed_hosts=hosts or LOCAL_HOSTS,
        csrf_trusted_origins=reader.origins("CSRF_TRUSTED_ORIGINS"),
        database_url=reader.database("DATABASE_URL"),
        database_owner_url=reader.database("DATABASE_OWNER_URL"),
        database_pool=reader.number("DATABASE_POOL", 0, 0, 500),
        data=data,
        host=reader.text("HOST", "127.0.0.1"),
        port=reader.number("PORT", 8000, 1, 65535),
        time_zone=reader.zone("TIME_ZONE", "UTC"),
        language=reader.text("LANGUAGE_CODE", "en"),
        email_url=reader.mail("EMAIL_URL"),
        email_from=reader.text("EMAIL_FROM", "tracker@localhost"),
        trust_proxy=reader.switch("TRUST_PROXY", default=False),
        static_collected=reader.switch("STATIC_COLLECTED", default=production),
    )
    if environment.database_owner_url and not environment.database_url:
        reader.problems.append("DATABASE_OWNER_URL is set without DATABASE_URL; set both, or neither.")
    if reader.problems:
        raise EnvironmentRefused("\n".join(reader.problems))
    return environment


def _secret_key(reader: Reader, production: bool) -> str:
    key = reader.text("SECRET_KEY")
    if production and len(key) < SHORTEST_SECRET_KEY:
        reader.problems.append(
            f"SECRET_KEY must be at least {SHORTEST_SECRET_KEY} characters long in production."
        )
    return key


@cache
def current() -> Environment:
    """The environment of this process, read once."""
    return read_environment(os.environ)
