"""The roster's people as Ukrainian and Russian texts write them: in Cyrillic, in any case, with or without first names."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from negotiations.intake.extraction.people import name_parts
from negotiations.intake.extraction.slavic_endings import cut_endings, same_first_name, stem_and_endings
from negotiations.intake.extraction.transliteration import CYRILLIC, forms_of_short_name, plain_form

FEWEST = 2  # letters of a stem


@dataclass(slots=True, eq=False)
class _Held:
    """A person of the roster with all first names that the roster has."""

    key: str
    firsts: set[str] = field(default_factory=set)

    def may_be_called(self, first: str) -> bool:
        return not self.firsts or any(same_first_name(first, known) for known in self.firsts)


class SlavicRoster:
    """People's keys by the stems of their surnames."""

    def __init__(self) -> None:
        self._by_stem: dict[str, list[tuple[frozenset[str], _Held]]] = {}

    def enter(self, key: str, names: Iterable[str], gender: str) -> None:
        """Enter a person under all names, in either script; the last word of each is the surname."""
        held = _Held(key)
        for name in names:
            parts = name_parts(name)
            if not parts:
                continue
            if len(parts) > 1 and not parts[0].endswith("."):
                held.firsts.add(parts[0])
            form = plain_form(parts[-1])
            for each in (form,) if CYRILLIC.search(parts[-1]) else forms_of_short_name(form):
                stem, endings = stem_and_endings(each, gender)
                if len(stem) >= FEWEST:
                    self._by_stem.setdefault(stem, []).append((endings, held))

    def find(self, name: str) -> str | None:
        """Return the key of whom a Cyrillic name means; None when nobody, several, or somebody with another first name."""
        words = name.split()
        found: set[str] = set()
        for stem, ending in cut_endings(words[-1]):
            for endings, held in self._by_stem.get(stem, ()):
                if ending in endings and (len(words) == 1 or held.may_be_called(words[0])):
                    found.add(held.key)
        return found.pop() if len(found) == 1 else None
