"""Handing articles in: pasted text, or files."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from negotiations.desk.forms.part import lines
from negotiations.intake.limits import MOST_FILE_BYTES
from negotiations.intake.operations import UploadedText


class ImportForm(forms.Form):
    """One pasted text, or any number of files."""

    title = forms.CharField(label="A name for the pasted text", max_length=160, required=False)
    text = forms.CharField(label="Paste the text of an article", widget=lines(8), required=False, strip=False)

    def texts(self, files: Iterable[UploadedFile[Any]]) -> list[UploadedText]:
        """Return what was handed in, as it came: reading it is the intake's work."""
        found = [UploadedText(name=file.name or "a file", content=_content(file)) for file in files]
        pasted = self.cleaned_data["text"]
        if pasted.strip():
            name = self.cleaned_data["title"] or " ".join(pasted.split()[:8])[:80]
            found.insert(0, UploadedText(name=f"{name}.txt", content=pasted.encode("utf-8", "replace")))
        return found


def _content(file: UploadedFile[Any]) -> bytes:
    """Return the bytes of a file, but never much more than one may have: the intake refuses it by its size."""
    return bytes(file.read(MOST_FILE_BYTES + 1))
