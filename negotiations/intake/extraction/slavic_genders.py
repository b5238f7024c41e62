"""Tells by a Slavic name whether its bearer is a man or a woman, as the pronouns of the text will call them."""

import re

from negotiations.intake.extraction.slavic_declension import gender_of_first

# ruff: noqa: SIM905 -- a list of words reads best as running text
_MEN_ON_A = frozenset(
    """
    илья ілля никита микита микола лука фома хома савва сава кузьма данила гаврила миша саша коля ваня петя витя вітя женя
    юра дима діма лёша гриша вася костя толя паша серёжа лёня сеня жора тёма стёпа міша сашко
    """.split()
)
_WOMEN_ON_CONSONANTS = frozenset(
    "любовь любов нинель каролин кэролайн керолайн мишель мішель рейчел рэйчел джен энн карин эстер ізабель".split()
)
_WOMEN = re.compile("(?:ова|ева|ёва|єва|ина|іна|їна|ына|ська|цька|зька|ская|цкая)$")
_MEN = re.compile("(?:ов|ев|ёв|єв|ин|ін|їн|ын|ський|цький|зький|ский|цкий)$")
_ROLES_OF_WOMEN = re.compile("(?:ка|ця|ца|иня|ая|на|ша|ова|ська|женщина|жінка)$")
_PATRONYMIC = re.compile("(ович|евич|йович|ьич)$|(?:овна|евна|івна|ївна|инична)$")


def is_woman(role: str) -> bool:
    """Tell by its first noun in a feminine form that a role is a woman's: радниця, сотрудница."""
    noun = role.split()[0].casefold()
    return noun not in ("голова", "глава", "мужчина", "старшина") and _ROLES_OF_WOMEN.search(noun) is not None


def gender_by_name(name: str) -> str:
    """Return "m", "f", or "" for a name, in the nominative, that tells nothing."""
    words = name.casefold().split()
    if not words or words[0].isascii():
        return ""
    for word in words[1:]:
        found = _PATRONYMIC.search(word)
        if found is not None:
            return "m" if found[1] else "f"
    first = gender_of_first(words[0])
    if first and len(words) > 1:
        return first
    if _WOMEN.search(words[-1]):
        return "f" if len(words) == 1 or not _is_mans(words[0]) else "m"
    if _MEN.search(words[-1]) and words[0] not in _WOMEN_ON_CONSONANTS:
        return "m"
    return _by_first(words[0]) if len(words) > 1 else ""


def _is_mans(first: str) -> bool:
    return _by_first(first) == "m"


def _by_first(first: str) -> str:
    if first in _MEN_ON_A:
        return "m"
    if first in _WOMEN_ON_CONSONANTS or first.endswith(("а", "я")):
        return "f"
    return "m" if first[-1] in "бвгджзйклмнпрстфхцчшщьо" else ""
