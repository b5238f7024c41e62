"""The first run: the demo record, and three people who can sign in to it."""

import os
from dataclasses import dataclass
from pathlib import Path

from django.core.management import call_command, get_commands

from negotiations.accounts.models import User
from negotiations.accounts.operations.make_demo_people import DEMO_PEOPLE, make_demo_people
from negotiations.common.secrets import keep_secret, make_name
from negotiations.record.models import Negotiation

LOADER = "load_demo"


@dataclass(frozen=True)
class DemoSignIns:
    """What to print: the names, and the password, or None when the people have changed theirs."""

    names: tuple[str, ...]
    password: str | None


def prepare_demo(data: Path) -> DemoSignIns | None:
    """Make the demo's people and load its record when the installation holds neither people nor negotiations.

    A load that was killed has left nothing behind, so the next run begins it afresh. Returns None when this
    installation has people of its own.
    """
    chosen = os.environ.get("NEGOTIATIONS_DEMO_PASSWORD", "").strip()
    if not User.objects.exclude(username__in=DEMO_PEOPLE).exists() and not _has_demo_people():
        make_demo_people(password=chosen or keep_secret(data / "demo_password", make_name))
    elif chosen and _has_demo_people():
        make_demo_people(password=chosen)
    if LOADER in get_commands() and not Negotiation.objects.exists():
        call_command(LOADER)
    return _sign_ins(data, chosen)


def _has_demo_people() -> bool:
    return User.objects.filter(username__in=DEMO_PEOPLE).count() == len(DEMO_PEOPLE)


def _sign_ins(data: Path, chosen: str) -> DemoSignIns | None:
    people = list(User.objects.filter(username__in=DEMO_PEOPLE, is_active=True))
    if not people:
        return None
    kept = data / "demo_password"
    password = chosen or (kept.read_text().strip() if kept.exists() else "")
    unchanged = password and all(person.check_password(password) for person in people)
    return DemoSignIns(names=tuple(DEMO_PEOPLE), password=password if unchanged else None)
