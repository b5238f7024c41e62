"""The endings by which the cases of Slavic names differ, and whether two first names may be one person's."""

# ruff: noqa: SIM905 -- a list of words reads best as running text
import re

from negotiations.intake.extraction.transliteration import consonants, forms_of_short_name, plain_form

# Of a name that ends in -a or -я, in an adjective's -ий, in -ко, in a consonant.
_ON_A = frozenset("а я и ы і ї у ю ою ею єю ой ей ої ій е ая ую".split())
_ON_I = frozenset("ий ій ый ой й и і ы ого ього ому ьому им ым ім ом я ю ем єм ём єві еві".split())
_ON_KO = frozenset("о а у ом ові".split())
_ON_CONSONANT = frozenset(["", *"ь а я у ю ом ем єм ём ым им е і и ові еві єві".split()])
_UNCHANGED = frozenset(("",))
ENDINGS = _ON_A | _ON_I | _ON_KO | _ON_CONSONANT
LONGEST = max(map(len, ENDINGS))
_FEMININE = re.compile("[сц]ь?к(?:а|ая|ої|ой|ій|у|ую|ою)$")
_MASCULINE = re.compile("[сц]ь?к(?:ий|ого|ому|им|ім)$")
_OBLIQUE = tuple("а у ом ем им ым ім ого ому ой ою ей ею и і ы ові еві єві".split())
OF_FIRST_NAMES = tuple("ом ем єм ём ою ею єю ой ей ові еві єві".split())
FEW = 3  # consonants: fewer say too little of a first name
# First names, as plain forms without their last vowels, that the two languages or English spell too differently.
_SAME = {
    "gan": "an", "olen": "elen", "katerin": "ekaterin", "fodor": "fedor", "potr": "petr", "pavl": "pavel",
    "stev": "stiv", "pet": "pit", "mik": "maik", "miCael": "maikl", "d": "id",
}  # fmt: skip


def stem_and_endings(form: str, gender: str) -> tuple[str, frozenset[str]]:
    """Return what the cases of a surname share, given its plain form, and the endings that they may have."""
    last = form[-1:]
    if last == "a":
        return form[:-1], _ON_A
    if last == "i":
        return form[:-1], _ON_I
    if last == "o" and form.endswith("ko"):
        return form[:-1], _ON_KO
    if last in "eou" or gender == "f":
        return form, _UNCHANGED
    return form, _ON_CONSONANT


def cut_endings(surname: str) -> list[tuple[str, str]]:
    """Return every way to part a Cyrillic surname into the plain form of a stem and an ending."""
    word = surname.casefold()
    out = [(plain_form(word), "")]
    for size in range(1, min(LONGEST, len(word) - 1) + 1):
        if word[-size:] in ENDINGS:
            out.append((plain_form(word[:-size]), word[-size:]))
    return out


def differ_by_case(one: str, other: str) -> bool:
    """Tell whether two Cyrillic surnames, in small letters, may be cases of one."""
    if "-" in one and one.count("-") == other.count("-"):
        halves = zip(one.split("-"), other.split("-"), strict=True)
        return all(a == b or differ_by_case(a, b) for a, b in halves)
    shared = next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    return one[shared:] in ENDINGS and other[shared:] in ENDINGS and shared > 1


def is_feminine(surname: str) -> bool:
    """Tell by an adjective's ending that a surname, in small letters, is a woman's: Зеленська."""
    return _FEMININE.search(surname) is not None


def is_masculine(surname: str) -> bool:
    """Tell by an adjective's ending that a surname, in small letters, is a man's: Зеленського."""
    return _MASCULINE.search(surname) is not None


def is_oblique(word: str, name: str) -> bool:
    """Tell whether a word is the surname of a full name in another case than the nominative: Путина, Зеленському."""
    nominative = forms_of_short_name(plain_form(name.split()[-1]))
    return plain_form(word) not in nominative and word.casefold().endswith(_OBLIQUE)


def same_first_name(met: str, known: str) -> bool:
    """Tell whether a first name as met, in whatever case, may be the one known: Володимира and Vladimir."""
    form = plain_form(known)
    if met.isascii():
        return _same_nominative(plain_form(met), form)
    words = [met.casefold()]
    words += [words[0].removesuffix(ending) for ending in OF_FIRST_NAMES if words[0].endswith(ending)]
    return any(_same_stem(_stem(plain_form(word)), _stem(form)) for word in words)


def _stem(form: str) -> str:
    stem = form.rstrip("aeiou") or form
    return _SAME.get(stem, stem)


def _same_stem(one: str, other: str) -> bool:
    return one == other or (len(consonants(one)) >= FEW and consonants(one) == consonants(other))


def _same_nominative(one: str, other: str) -> bool:
    """Latin texts do not decline: Alexander is not Alexandra."""
    alike = (one[-1:] in "aeiou") == (other[-1:] in "aeiou")
    return one == other or (alike and _same_stem(one, other))
