"""Reads the tables of text -> result that stand beside this module as data files."""

from dataclasses import dataclass
from pathlib import Path

CASES = Path(__file__).parent / "cases"


@dataclass(frozen=True, slots=True)
class Case:
    """A text and what has to be found in it."""

    name: str
    text: str
    expected: tuple[tuple[str, ...], ...]


def read_cases(file: str) -> list[Case]:
    """Return the cases of a file: blocks divided by ===, each of name, text and expected lines divided by ---."""
    out: list[Case] = []
    for block in (CASES / file).read_text(encoding="utf-8").split("===\n"):
        parts = block.split("---\n")
        if len(parts) != 3:
            continue
        name = [line for line in parts[0].splitlines() if line and not line.startswith("#")][-1]
        rows = [
            tuple(cell.strip() for cell in line.split("|")) for line in parts[2].splitlines() if line.strip()
        ]
        out.append(Case(name, parts[1].strip("\n"), tuple(rows)))
    return out
