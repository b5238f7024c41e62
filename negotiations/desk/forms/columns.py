"""Naming a table's columns: for each of our fields, the heading that holds it."""

import itertools
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django import forms

from negotiations.intake.readers import stated
from negotiations.intake.readers.fields import FIELDS, columns_of, longest_of

LABELS = {
    "text": "The article’s text",
    "title": "Title",
    "byline": "Byline",
    "date": "Published",
    "publisher": "Publisher",
    "url": "Address",
    "language": "Language",
    "guid": "Id",
}


class ColumnsForm(forms.Form):
    """A choice of heading per field; what the headings themselves tell is chosen beforehand.

    `rows`: the table's first rows. Where no heading tells, they do: by far the longest texts, the only days, the only
    addresses.
    """

    def __init__(
        self,
        data: Any = None,
        *,
        headings: Sequence[str],
        named: Mapping[str, str],
        rows: Sequence[Sequence[str]] = (),
    ) -> None:
        super().__init__(data)
        there = dict.fromkeys(heading for heading in headings if heading)
        guessed = {field: headings[place] for field, place in columns_of(headings, {}).items()}
        for field, heading in _looks_like(headings, rows).items():
            if heading and heading not in guessed.values():
                guessed.setdefault(field, heading)
        for field in FIELDS:
            first = ("", "Choose the column" if field == "text" else "No column")
            initial = named.get(field) if named.get(field) in there else guessed.get(field, "")
            self.fields[field] = forms.ChoiceField(
                label=LABELS[field],
                choices=[first, *((heading, heading) for heading in there)],
                required=field == "text",
                initial=initial,
                error_messages={"required": "Say which column holds the article’s text."},
            )

    def clean(self) -> dict[str, Any]:
        """One column is one field's: a title that is also the byline is a slip."""
        chosen: dict[str, str] = {}
        for field, heading in list(self.cleaned_data.items()):
            if heading and heading in chosen:
                self.add_error(field, f"“{heading}” is already the column of: {LABELS[chosen[heading]]}.")
            elif heading:
                chosen[heading] = field
        return self.cleaned_data


def _looks_like(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> dict[str, str]:
    """Return for a field the heading of the column that by its cells can only be it."""
    longest = longest_of(rows)
    places = {
        "text": [] if longest is None else [longest],
        "date": _all_are(rows, lambda cell: stated.day(cell) is not None),
        "url": _all_are(rows, lambda cell: cell.startswith(("https://", "http://"))),
    }
    return {
        field: headings[found[0]]
        for field, found in places.items()
        if len(found) == 1 and found[0] < len(headings)
    }


def _all_are(rows: Sequence[Sequence[str]], fits: Callable[[str], bool]) -> list[int]:
    """Return the places of the columns whose cells, but for empty ones, all fit."""
    columns = itertools.zip_longest(*rows, fillvalue="")
    filled = [[cell for cell in column if cell] for column in columns]
    return [place for place, cells in enumerate(filled) if cells and all(map(fits, cells))]
