"""Adding the speaker of a quotation to the record as a person: for whom they speak, and as what."""

from typing import Any
from uuid import UUID

from django import forms

from negotiations.desk.forms.review import AcceptForm
from negotiations.intake.operations import NewPerson
from negotiations.record.models import Party


class NewPersonForm(forms.Form):
    """Whether the name in the speaker's field becomes a person of the record."""

    new_person = forms.BooleanField(label="Add them to the record as a person", required=False)
    new_party = forms.ChoiceField(label="Speaks for", required=False)
    new_role = forms.CharField(label="As what", max_length=160, required=False)

    def __init__(self, data: Any = None, *, parties: list[Party]) -> None:
        super().__init__(data, auto_id="accept_%s")
        choices = [("", "nobody: an outside voice"), *((str(party.pk), party.name) for party in parties)]
        self.fields["new_party"].choices = choices  # type: ignore[attr-defined]

    @property
    def is_ticked(self) -> bool:
        return bool(self["new_person"].value())

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("new_person") and data.get("new_party") and not data.get("new_role"):
            self.add_error("new_role", "Say as what they speak for the party: its minister, its spokeswoman.")
        return data

    def person(self, accepted: AcceptForm) -> NewPerson | None:
        """Return who is to be added, by the name in the other form's field; None where nobody is."""
        data = self.cleaned_data
        if not data.get("new_person"):
            return None
        party = UUID(data["new_party"]) if data.get("new_party") else None
        return NewPerson(name=accepted.cleaned_data["speaker"], party_id=party, role=data.get("new_role", ""))
