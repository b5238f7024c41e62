"""Which field or column holds what: the names that newsrooms, agencies and scrapers give them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from negotiations.intake.readers import stated
from negotiations.intake.readers.marked import Marked, joined, marked
from negotiations.intake.readers.raw import RawArticle

OWN_ID = "trackerarticleid"  # of a table of held articles that comes back; such a table needs no text
# Best first. A day on which something was made, changed or fetched is not its publication and not listed.
COLUMNS = {
    "text": """
        text body articlebody bodytext articletext fulltext maintext contenttext textcontent content story article
        plaintext bodyxhtml bodyhtml contenthtml html transcript artikeltext volltext fliesstext texte texto
        текст текстстатті текстстатьи повнийтекст полныйтекст текстновини текстновости стаття статья вміст содержание
        матеріал материал""",
    "title": """
        title headline articletitle heading hed head subject titel überschrift schlagzeile kopfzeile titre titulo título
        заголовок назва назвастатті название названиестатьи тема""",
    "byline": """
        byline author authors by writer creator reporter autor autoren verfasser auteur автор автори авторы журналіст
        журналист кореспондент корреспондент""",
    "date": """
        published publishedat publishedon publisheddate datepublished publicationdate publishdate pubdate
        firstpublished dateofpublication datetimepublished date datum fecha veröffentlicht veröffentlichtam
        erschienen erschienenam gesendet wanngesendet датапубликации датапублікації опубліковано опубликовано датавиходу
        датавыхода дата""",
    "publisher": """
        publisher publishername outlet newspaper sitename agency medium media provider source publication site quelle fuente
        zeitung издание видання источник джерело змі сми""",
    "url": """
        canonicalurl canonical url link weburl permalink articleurl sourceurl href address webaddress
        ссылка посилання лінк адреса адрес""",
    "language": "language lang inlanguage locale sprache langue idioma мова язык",
    "guid": f"{OWN_ID} guid uri uid articleid identifier id",
}
FIELDS = tuple(COLUMNS)
NAMES = {field: names.split() for field, names in COLUMNS.items()}
SHORT_ARTICLE = 100  # characters of a row's text, on average
BY_FAR = 2.5
LETTERS = re.compile(r"[\W_]+")


class HeadingMissing(ValueError):
    """No column has the heading that a person named; its text is that heading."""


def named(name: Any) -> str:
    """Return a field's name as it is compared: small letters and digits."""
    return LETTERS.sub("", str(name).casefold())


def may_name_text(line: str) -> bool:
    """Tell quickly whether a line may be the headings of a table that has a column for the text."""
    letters = named(line)
    return any(name in letters for name in NAMES["text"])


def fields_of(names: Iterable[Any]) -> dict[str, int]:
    """Return for each of our fields the place of the best named column; columns that nobody knows are passed over."""
    places: dict[str, int] = {}
    for place, name in enumerate(names):
        places.setdefault(named(name), place)
    found: dict[str, int] = {}
    for field, known in NAMES.items():
        best = next((places[name] for name in known if name in places), None)
        if best is not None:
            found[field] = best
    return found


def field_of(name: str) -> str | None:
    """Return our field by its own name or any that a column of it may have; None when there is none."""
    return name if name in NAMES else next((f for f, known in NAMES.items() if named(name) in known), None)


def columns_of(names: Iterable[Any], chosen: Mapping[str, str]) -> dict[str, int]:
    """Return for each of our fields its column: as a person chose it by its heading, else as its name tells.

    An empty choice is none. A column that was chosen for one field is not guessed for another. Raises HeadingMissing.
    """
    headings = [stated.line(name) for name in names]
    picked: dict[str, int] = {}
    for field, heading in chosen.items():
        if heading:
            wanted = stated.line(heading)
            same = [p for p, h in enumerate(headings) if h == wanted or (named(h) == named(wanted) != "")]
            if not same:
                raise HeadingMissing(wanted)
            picked[field] = next((place for place in same if headings[place] == wanted), same[0])
    guessed = {
        field: place
        for field, place in fields_of(headings).items()
        if field not in chosen and place not in picked.values()
    }
    return guessed | picked


def article_of(values: Mapping[str, Any], *, name: str, member: str) -> RawArticle | None:
    """Return the article that an object holds, whatever its fields are called; None when it holds no text."""
    keys = list(values)
    found = {field: values[keys[place]] for field, place in _filled(values, keys).items()}
    text, dropped = text_of(found.pop("text", None))
    if not text.strip("\ufeff\x00 \t\r\n"):
        return None
    return stated.article(name=name, member=member, text=text, dropped=dropped, **found)


def _filled(values: Mapping[str, Any], keys: list[str]) -> dict[str, int]:
    """Choose among the fields that hold something."""
    kept = [place for place, key in enumerate(keys) if values[key] not in (None, "", [], {})]
    return {field: kept[place] for field, place in fields_of(keys[place] for place in kept).items()}


def longest_of(rows: Iterable[Sequence[Any]]) -> int | None:
    """Return the place of the column that has by far the longest texts in the first rows of a table; None when none has."""
    lengths: dict[int, int] = {}
    count = 0
    for cells in rows:
        count += 1
        for place, cell in enumerate(cells):
            lengths[place] = lengths.get(place, 0) + (len(cell) if isinstance(cell, str) else 0)
    ranked = sorted(lengths.items(), key=lambda entry: -entry[1])
    if not ranked or ranked[0][1] < SHORT_ARTICLE * count:
        return None
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] >= BY_FAR * ranked[1][1] else None


def text_of(value: Any) -> Marked:
    """Return a text with its paragraphs: a string, a list of paragraphs or an object that holds it; HTML made plain.

    Raises MarkupRefused.
    """
    if isinstance(value, Mapping):
        value = next((value[key] for key in ("value", "text", "content", "html") if key in value), "")
    if isinstance(value, list):
        return joined(map(text_of, value[:20_000]))
    return marked(value) if isinstance(value, str) else Marked("")


def without_text(names: Iterable[Any], kind: str) -> str:
    """Say that no field or column holds the text, which ones would, and which there are."""
    return (
        f"no {kind} holds the article’s text; it may be called text, body, content or article text."
        f" There are: {in_words(names)}"
    )


def in_words(names: Iterable[Any]) -> str:
    """List names in quotation marks, the first twenty."""
    return ", ".join(f"“{stated.line(name)[:40]}”" for name in list(names)[:20]) or "none"
