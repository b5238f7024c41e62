"""Brings a Ukrainian or Russian full name that stands in another case to the nominative: Андрія Лотоцького, Анной Белой."""

import re
from collections.abc import Mapping, Sequence

from negotiations.intake.extraction.lexicon.slavic_first_names import CHANGED, MEN, WOMEN

Swaps = Sequence[tuple[str, str]]
# By the ending of the nominative: case -> endings. Cases: g for the genitive and a man's accusative, d for the dative,
# a for the accusative, i for the instrumental.
_OF_FIRST_NAMES: tuple[tuple[str, Mapping[str, tuple[str, ...]]], ...] = (
    ("ія", {"g": ("ії",), "d": ("ії",), "a": ("ію",), "i": ("ією",)}),
    ("ия", {"g": ("ии",), "d": ("ии",), "a": ("ию",), "i": ("ией", "иею")}),
    ("я", {"g": ("і", "и"), "d": ("і", "е"), "a": ("ю",), "i": ("ею", "ей", "єю")}),
    ("га", {"g": ("ги",), "d": ("зі", "ге"), "a": ("гу",), "i": ("гою", "гой")}),
    ("ка", {"g": ("ки",), "d": ("ці", "ке"), "a": ("ку",), "i": ("кою", "кой")}),
    ("а", {"g": ("и", "ы"), "d": ("і", "е"), "a": ("у",), "i": ("ою", "ой")}),
    ("й", {"g": ("я",), "d": ("ю", "єві", "еві"), "i": ("єм", "ем"), "l": ("и",)}),
    ("ь", {"g": ("я",), "d": ("ю", "еві"), "i": ("ем",)}),
    ("о", {"g": ("а",), "d": ("у", "ові"), "i": ("ом",)}),
    ("", {"g": ("а",), "d": ("у", "ові"), "i": ("ом",)}),
)
_SOFT = {"g": ("я",), "d": ("ю", "еві"), "i": ("ем",)}  # Ігор, Лазар
_ON_CONSONANT = _OF_FIRST_NAMES[-1][1]
_OF_LOVE = {"g": ("і",), "d": ("і",), "i": ("'ю", "’ю", "ью")}  # Любов, Любовь
UNDECLINED = ("и", "і", "е", "є", "у", "ю", "о")
_VOWELS = tuple("аеєиіїоуюяыэё")
_CONSONANT = "бвгґджзйклмнпрстфхцчшщ"
# Case -> how a man's surname in it becomes the nominative, the first fitting ending deciding.
_MEN: dict[str, Swaps] = {
    "g": (
        ("ського", "ський"), ("цького", "цький"), ("зького", "зький"), ("ского", "ский"), ("цкого", "цкий"),
        ("ового", "овий"), ("ого", "ий"), ("его", "ий"), ("ього", "ій"), ("еця", "ець"), ("йця", "єць"),
        ("ця", "ець"), ("ца", "ец"), ("ія", "ій"), ("ия", "ий"), ("ея", "ей"), ("ая", "ай"), ("ря", "р"), ("я", "ь"),
        ("и", "а"), ("ы", "а"), ("а", ""),
    ),
    "d": (
        ("ському", "ський"), ("цькому", "цький"), ("зькому", "зький"), ("скому", "ский"), ("цкому", "цкий"),
        ("овому", "овий"), ("ому", "ий"), ("ему", "ий"), ("ьому", "ій"), ("енкові", "енко"), ("еві", "ь"),
        ("єві", "й"), ("ові", ""), ("ецю", "ець"), ("йцю", "єць"), ("цю", "ець"), ("цу", "ец"), ("ею", "ей"),
        ("аю", "ай"), ("ію", "ій"), ("ию", "ий"), ("рю", "р"), ("ю", "ь"), ("у", ""), ("е", "а"),
    ),
    "i": (
        ("ським", "ський"), ("цьким", "цький"), ("зьким", "зький"), ("ским", "ский"), ("цким", "цкий"),
        ("овим", "ов"), ("овым", "ов"), ("евим", "ев"), ("євим", "єв"), ("евым", "ев"), ("ёвым", "ёв"),
        ("ином", "ин"), ("іном", "ін"), ("иним", "ин"), ("іним", "ін"), ("їним", "їн"), ("иным", "ин"),
        ("ыным", "ын"), ("им", "ий"), ("ым", "ый"), ("ім", "ій"), ("ецем", "ець"), ("йцем", "єць"), ("цем", "ець"),
        ("рем", "р"), ("еєм", "ей"), ("аєм", "ай"), ("ієм", "ій"), ("єм", "й"), ("еем", "ей"), ("аем", "ай"),
        ("ием", "ий"), ("ем", "ь"), ("ою", "а"), ("ой", "а"), ("ею", "я"), ("ей", "я"), ("ом", ""),
    ),
}  # fmt: skip
_MEN["a"] = _MEN["g"]
_MEN["l"] = _MEN["d"]
_OF_OV = (("овой", "ова"), ("евой", "ева"), ("ёвой", "ёва"), ("иной", "ина"), ("ыной", "ына"))
_WOMEN: dict[str, Swaps] = {
    "g": (
        ("ської", "ська"), ("цької", "цька"), ("зької", "зька"), ("ской", "ская"), ("цкой", "цкая"), ("ої", "а"),
        *_OF_OV, ("ой", "ая"), ("ей", "ая"), ("ії", "ія"), ("ии", "ия"), ("и", "а"), ("ы", "а"),
    ),
    "d": (
        ("ській", "ська"), ("цькій", "цька"), ("зькій", "зька"), ("ской", "ская"), ("цкой", "цкая"), ("ій", "а"),
        *_OF_OV, ("ой", "ая"), ("ей", "ая"), ("ії", "ія"), ("ии", "ия"), ("зі", "га"), ("ці", "ка"), ("і", "а"), ("е", "а"),
    ),
    "a": (("скую", "ская"), ("цкую", "цкая"), ("ую", "ая"), ("у", "а"), ("ю", "я")),
    "i": (
        ("ською", "ська"), ("цькою", "цька"), ("зькою", "зька"), ("ской", "ская"), ("цкой", "цкая"), ("ою", "а"),
        ("ой", "а"), ("ею", "я"), ("ей", "я"),
    ),
}  # fmt: skip
# The genitive of a first name that is not known.
_UNKNOWN = (
    ("ії", "ія"), ("ии", "ия"), ("ія", "ій"), ("ия", "ий"), ("ея", "ей"), ("ая", "ай"), ("я", "ь"), ("и", "а"), ("ы", "а"),
    ("а", ""),
)  # fmt: skip
_KO = re.compile(rf"[{_CONSONANT}]к(?:а|у|ом|ові)$")
_UNCHANGED = re.compile(r"(?:ых|их|аго|яго|ово)$")
_FOREIGN = re.compile(r"[^гкхжчшщиьй]и$")  # Мелони
_OF_A_MAN = re.compile(r"(?:ского|цкого|ського|цького|зького|енка|ого)$")
_OF_ADJECTIVES = re.compile(r"[гкхжшчщ]$")


def full_nominative(name: str, *, russian: bool, case: str = "") -> str | None:
    """Return a full name in the nominative, None where it stands in it or nothing tells; `case`: in which it stands."""
    first, *middle, last = name.split()
    readings = _readings(first.casefold(), russian=russian)
    if case == "g" and not readings and first.casefold() not in MEN | WOMEN:
        # Of a first name that is not known the ending has to do.
        known = _swapped(first, _UNKNOWN)
        readings = [(known.casefold(), "f" if known.endswith(("а", "я")) else "m", "g")]
    if case and not readings and first.casefold().endswith(UNDECLINED):
        readings = [(first.casefold(), gender_of_first(first) or "m", case)]
    for known, gender, met in readings:
        if case and met != case and not (case == "g" and met == "a"):
            continue
        if not case and first.casefold() in (MEN | WOMEN) and not _OF_A_MAN.search(last.casefold()):
            return None
        return " ".join([_as(first, known), *middle, surname(last, gender, met, russian=russian)])
    return None


def first_nominative(word: str) -> str:
    """Return a first name, in small letters, in the nominative: itself where it is not known."""
    plain = word.casefold()
    if plain in MEN or plain in WOMEN:
        return plain
    return next((name for name, _, _ in _readings(plain, russian=True)), plain)


def first_name_in(words: Sequence[str]) -> int:
    """Return where a first name stands, in the nominative, behind other capitals: "in Mogadishu Fatuma Abdi"; else 0."""
    return next(
        (
            n
            for n, word in enumerate(words[:-1])
            if n and gender_of_first(word) and not is_declined_first(word)
        ),
        0,
    )


def is_first_name(word: str) -> bool:
    """Tell whether a word is a first name, in any case."""
    plain = word.casefold()
    return plain in MEN or plain in WOMEN or bool(_readings(plain, russian=True))


def is_declined_first(word: str) -> bool:
    """Tell whether a first name may stand in another case than the nominative, too: Александра, Яна."""
    return bool(_readings(word.casefold(), russian=True))


def surname(word: str, gender: str, case: str, *, russian: bool) -> str:
    """Return a surname in the nominative that stands in a case; each half of a double one by itself."""
    return "-".join(_half(half, gender, case, russian=russian) for half in word.split("-"))


def _half(word: str, gender: str, case: str, *, russian: bool) -> str:
    if _UNCHANGED.search(word) or (russian and _FOREIGN.search(word)) or len(word) < len("Кос"):
        return word
    if gender == "f":
        return _swapped(word, _WOMEN[case]) if case in _WOMEN and word.endswith((*_VOWELS, "й")) else word
    if not russian and _KO.search(word):
        return re.sub("к(?:а|у|ом|ові)$", "ко", word)
    swapped = _swapped(word, _MEN[case])
    if russian and swapped.endswith("ий") and not word.endswith(("ия", "ию", "ием")):
        stem = swapped.removesuffix("ий")
        return swapped if _OF_ADJECTIVES.search(stem) else stem + "ый"
    if russian and word.endswith(("ря", "рю", "рем")):
        return swapped + "ь"
    return swapped


def _swapped(word: str, endings: Swaps) -> str:
    for ending, nominative in endings:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word.removesuffix(ending) + nominative
    return word


def _as(met: str, word: str) -> str:
    return "-".join(part[:1].upper() + part[1:] for part in word.split("-")) if met[:1].isupper() else word


def _readings(word: str, *, russian: bool) -> list[tuple[str, str, str]]:
    """Return which first names a form may be of, in the nominative, with their gender and the case."""
    found = _FORMS.get(word, [])
    changed = [
        (CHANGED[stem]["ru" if russian else "uk"], "m", case)
        for stem in CHANGED
        if word.startswith(stem)
        for case, endings in _ON_CONSONANT.items()
        if word.removeprefix(stem) in endings
    ]
    return changed or sorted(found, key=lambda one: _is_other(one[0], russian=russian))


def _is_other(name: str, *, russian: bool) -> bool:
    """Tell whether a name is spelt as in the other of the two languages."""
    return any(letter in name for letter in ("іїє" if russian else "ыэё"))


def _declined() -> dict[str, list[tuple[str, str, str]]]:
    out: dict[str, list[tuple[str, str, str]]] = {}
    for gender, names in (("m", MEN), ("f", WOMEN)):
        for name in sorted(names):
            for stem, cases in _endings(name, gender):
                for case, endings in cases.items():
                    for ending in endings:
                        out.setdefault(stem + ending, []).append((name, gender, case))
    return out


def _endings(name: str, gender: str) -> list[tuple[str, Mapping[str, tuple[str, ...]]]]:
    if name in ("любов", "любовь"):
        return [("любов", _OF_LOVE)]
    if gender == "f" and not name.endswith(("а", "я")):
        return []
    if name.endswith(("и", "і", "е", "у", "ю", "ї", "є")) or (gender == "m" and name == "ілля"):
        return [("іл", {"g": ("лі",), "d": ("лі",), "a": ("лю",), "i": ("лею",)})] if name == "ілля" else []
    if name in ("ігор", "лазар", "назар"):
        return [(name, _SOFT), (name, _ON_CONSONANT)]
    last, cases = next(one for one in _OF_FIRST_NAMES if name.endswith(one[0]))
    return [(name.removesuffix(last), cases)]


_FORMS = _declined()


def gender_of_first(word: str) -> str:
    """Return the gender of a first name in the nominative; "" for one that is not known, or both may have."""
    plain = word.casefold()
    if (plain in MEN) == (plain in WOMEN):
        return ""
    return "m" if plain in MEN else "f"
