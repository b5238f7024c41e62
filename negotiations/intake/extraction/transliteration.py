"""Brings Cyrillic and Latin spellings of one name to one form: Пєсков, Песков, Peskov; Сибіга, Sybiha, Sibiga.

The tables are Ukraine's (Cabinet of Ministers, resolution No. 55 of 27 January 2010) and BGN/PCGN 1947 for Russian.
Where they, or the two languages, write one name differently, the letters count as one: г, ґ, х and h, g, kh; и, і, ї,
й, ы and i, y, j; е, є, э, ё and e, ye, ie. English names follow R. S. Gilyarevsky and B. A. Starostin's
"Иностранные имена и названия в русском тексте": w is у or в, a short u is а.
"""

# ruff: noqa: SIM905 -- a list of words reads best as running text
import re
import unicodedata

CYRILLIC = re.compile("[\u0400-\u04ff]")
# ж, ц, ч and ш become capitals, so that no two letters of a form come from one sound.
_LETTERS = str.maketrans(
    dict(zip("абвгґдеєёэзиіїйыклмнопрстуфхжцчш", "abvggdeeeeziiiiiklmnoprstufgZTCS", strict=True))
    | {"щ": "SC", "ю": "yu", "я": "ya", "ъ": "", "ь": ""}
)
_LATIN = tuple(
    pair.split(":")
    for pair in (
        "shch:SC sch:S zgh:zg zh:Z kh:g ch:C sh:S ts:T tz:T ph:f th:t gh:g ck:k ee:i oo:u ou:u ea:e x:ks w:v q:k h:g j:y"
    ).split()
)
_SOFT_C = re.compile(r"ce\Z|c(?=[eiy])")
_LAST_Z = re.compile(r"(?<=[bdfgklmnprt])z\Z")
_FIRST_U = re.compile(r"\Aу(?=[аеиіоэє])")
_ARTICLE = re.compile(r"\A(?:al|el|аль|эль|ель)-")
_GLIDE = re.compile(r"(?<=.)[iy]+(?=[aeou])|\A[iy]+(?=[eo])")
_FIRST_GLIDE = re.compile(r"\A[iy]+(?=[au])")
_VOWEL_Y = re.compile(r"(?<=.)y|\Ay(?![au])")
_TWICE = re.compile(r"(.)\1+")
_NO_LETTER = re.compile(r"[^\w]|\d|_")
SHORTEST = 4  # letters of a name of one syllable
_VOWELS = re.compile("[aeiouy]+")


def plain_form(name: str) -> str:
    """Return the form that all spellings of a one-word name have in common; it is for comparing only."""
    word = _ARTICLE.sub("", name.casefold())
    word = _cyrillic(word) if CYRILLIC.search(word) else _latin(word)
    word = (
        _FIRST_GLIDE.sub("y", _GLIDE.sub("", word)).replace("ei", "i").replace("ey", "i").replace("tT", "T")
    )
    word = _VOWEL_Y.sub("i", word)
    return _TWICE.sub(r"\1", word)


def forms_of_short_name(form: str) -> tuple[str, ...]:
    """Return the form, and for a foreign name of one syllable those of its English sounds: Trump and Трамп."""
    if len(form) < SHORTEST or len(_VOWELS.findall(form)) != 1:
        return (form,)
    return tuple(dict.fromkeys((form, form.replace("u", "a"), form.replace("a", "e"))))


def consonants(form: str) -> str:
    """Return the consonants of a form: what Volodymyr and Vladimir share."""
    return _VOWELS.sub("", form)


def _cyrillic(word: str) -> str:
    return _NO_LETTER.sub("", _FIRST_U.sub("в", word).translate(_LETTERS))


def _latin(word: str) -> str:
    bare = "".join(char for char in unicodedata.normalize("NFKD", word) if not unicodedata.combining(char))
    bare = _NO_LETTER.sub("", bare)
    for spelling, form in _LATIN:
        bare = bare.replace(spelling, form)
    return _LAST_Z.sub("T", _SOFT_C.sub("s", bare)).replace("c", "k")
