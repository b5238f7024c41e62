"""Handing articles in: pasted text, addresses, or files."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from negotiations.desk.forms.part import lines
from negotiations.intake.limits import MOST_ADDRESSES, most_bytes
from negotiations.intake.operations import UploadedText, uploaded_address

NAMED = 10  # wrong lines that are named
HEAD = 8  # bytes that tell an archive or a PDF, which may be larger


class ImportForm(forms.Form):
    """One pasted text, some addresses, or any number of files."""

    title = forms.CharField(label="A name for the pasted text", max_length=160, required=False)
    text = forms.CharField(label="Paste the text of an article", widget=lines(8), required=False, strip=False)

    addresses = forms.CharField(
        label="Addresses of articles, one a line",
        widget=lines(3),
        required=False,
        help_text=f"Up to {MOST_ADDRESSES}. Public pages only; each is fetched once, and kept as it came.",
    )

    def clean_addresses(self) -> list[str]:
        """Return the addresses, each once; what stands in a line that is none is named with its line."""
        found: dict[str, None] = {}
        wrong: list[str] = []
        for number, line in enumerate(self.cleaned_data["addresses"].splitlines(), start=1):
            address = line.strip()
            if address and not address.lower().startswith(("http://", "https://")):
                wrong.append(f"line {number}, “{address[:80]}”")
            elif address:
                found[address] = None
        if wrong:
            raise forms.ValidationError(_no_addresses(wrong))
        if len(found) > MOST_ADDRESSES:
            raise forms.ValidationError(
                f"{len(found)} addresses; one batch takes {MOST_ADDRESSES}. Hand the rest in as another batch."
            )
        return list(found)

    is_trial = forms.BooleanField(label="Only show what would happen", required=False)

    def texts(self, files: Sequence[UploadedFile[Any]], paths: Sequence[str] = ()) -> list[UploadedText]:
        """Return what was handed in, as it came: reading it is the intake's work.

        `paths`: where each file stands in its folder, in the order of the files; unless there is one for each, a file goes
        by its own name.
        """
        names = paths if len(paths) == len(files) else [file.name or "a file" for file in files]
        found = [
            UploadedText(name=name, content=_content(file), size=file.size or 0)
            for name, file in zip(names, files, strict=True)
        ]
        pasted = self.cleaned_data["text"]
        if pasted.strip():
            name = self.cleaned_data["title"] or " ".join(pasted.split()[:8])[:80]
            found.insert(0, UploadedText(name=f"{name}.txt", content=pasted.encode("utf-8", "replace")))
        return [*(uploaded_address(address) for address in self.cleaned_data["addresses"]), *found]


def _no_addresses(wrong: list[str]) -> str:
    """Name the lines that are no addresses, of very many the first."""
    more = f" and {len(wrong) - NAMED} more" if len(wrong) > NAMED else ""
    return f"An address begins with https:// or http://. Not so {'; '.join(wrong[:NAMED])}{more}."


def _content(file: UploadedFile[Any]) -> bytes:
    """Return the bytes of a file, of a larger one than may be only the beginning: the intake refuses it by its size."""
    head = bytes(file.read(HEAD))
    return head + bytes(file.read(most_bytes(head)))
