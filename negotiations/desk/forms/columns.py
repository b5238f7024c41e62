"""Naming a table's columns: for each of our fields, the heading that holds it."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from negotiations.intake.readers.fields import FIELDS, columns_of

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

    `text`: the heading of the column that looks like the articles' text, for where none is called so.
    """

    def __init__(
        self, data: Any = None, *, headings: Sequence[str], named: Mapping[str, str], text: str = ""
    ) -> None:
        super().__init__(data)
        there = dict.fromkeys(heading for heading in headings if heading)
        guessed = {field: headings[place] for field, place in columns_of(headings, {}).items()}
        if text and text not in guessed.values():
            guessed.setdefault("text", text)
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
