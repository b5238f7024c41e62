"""A mention of somebody: the value that names, roles and pronouns are read into."""

from dataclasses import dataclass
from typing import Literal

MentionKind = Literal["person", "organisation", "pronoun", "role", "document"]


@dataclass(slots=True)
class Mention:
    """Tokens [start, end) that name someone. `name` is the name without titles ("" for roles and pronouns).

    `gender` is m, f, p (several), i (I, you), n (it), r (who) or "". `roles` are the titles before the name.
    `qualifiers` are stems of what a role is held at ("krem" for a Kremlin spokesman).
    """

    start: int
    end: int
    kind: MentionKind
    name: str = ""
    gender: str = ""
    head: str = ""
    definite: bool = False
    roles: tuple[str, ...] = ()
    qualifiers: frozenset[str] = frozenset()
    # The full name, or the body, inside a body's or an office's: "Anna Novak's office".
    within: "Mention | None" = None
