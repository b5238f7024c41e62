"""Asking for something to be taken out: finding the words, then naming the place, the reason and what readers are told."""

from uuid import UUID

from django import forms

from negotiations.desk.forms.part import lines

SHORTEST = 3


class WordsForm(forms.Form):
    """The words to look for. They are posted, so that they stand in no address and no log."""

    words = forms.CharField(
        label="Words to take out",
        max_length=2000,
        widget=lines(2),
        error_messages={"required": "Give the words, or some of them."},
    )

    def clean_words(self) -> str:
        words = " ".join(str(self.cleaned_data["words"]).split())
        if len(words) < SHORTEST:
            raise forms.ValidationError(f"Give at least {SHORTEST} characters.")
        return words


class RedactionForm(forms.Form):
    """One place of those found, as `kind/id/field`."""

    place = forms.CharField(error_messages={"required": "Choose what is to be taken out."})
    reason = forms.CharField(
        label="Reason, for the newsroom",
        widget=lines(2),
        max_length=2000,
        error_messages={"required": "Give the reason: the order, or who asked for it."},
    )
    public_note = forms.CharField(
        label="What readers are told",
        widget=lines(2),
        max_length=1000,
        error_messages={"required": "Say what readers are told."},
    )

    def clean_place(self) -> tuple[str, UUID, str]:
        kind, _, rest = str(self.cleaned_data["place"]).partition("/")
        key, _, field = rest.partition("/")
        try:
            return kind, UUID(key), field
        except ValueError as fault:
            raise forms.ValidationError("Choose what is to be taken out.") from fault
