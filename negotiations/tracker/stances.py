"""The seven stances: the word, the sign, and what a change from one to another means."""

from dataclasses import dataclass
from typing import Literal

Turn = Literal["hardened", "softened", "turned"]


@dataclass(frozen=True, slots=True)
class Stance:
    value: int
    label: str
    sign: str
    meaning: str

    @property
    def word(self) -> str:
        """The label as it stands inside a sentence."""
        return self.label.lower()


STANCES: dict[int, Stance] = {
    stance.value: stance
    for stance in (
        Stance(3, "Demands", "p3", "insists on it"),
        Stance(2, "Supports", "p2", "is for it"),
        Stance(1, "Open with conditions", "p1", "would accept it on terms of its own"),
        Stance(0, "Mixed", "p0", "has said things for it and against it"),
        Stance(-1, "Sceptical", "n1", "doubts it without refusing"),
        Stance(-2, "Opposes", "n2", "is against it"),
        Stance(-3, "Red line", "n3", "says it will not accept it"),
    )
}


@dataclass(frozen=True, slots=True)
class Movement:
    """How a position differs from the one before it; `sign` points towards for (up) or against (down)."""

    turn: Turn
    sign: Literal["up", "down"]
    was: Stance


def movement(now: int, before: int) -> Movement | None:
    """Compare two stances: further from the middle is hardened, nearer to it is softened; None: the same."""
    if now == before:
        return None
    turn: Turn = "turned"
    if abs(now) != abs(before):
        turn = "hardened" if abs(now) > abs(before) else "softened"
    return Movement(turn, "up" if now > before else "down", STANCES[before])
