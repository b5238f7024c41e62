"""What is known of an article, to be corrected: title, byline, day, publisher, address, language."""

import datetime
from typing import Any

from django import forms

from negotiations.desk.forms.part import day_input
from negotiations.intake.pipeline import WEB_ADDRESS
from negotiations.record.models import Article, Precision


class ArticleForm(forms.Form):
    """The article's facts; its text is not among them."""

    title = forms.CharField(label="Title", max_length=400)
    publisher = forms.CharField(label="Publisher", max_length=160, required=False)
    byline = forms.CharField(label="Byline", max_length=300, required=False)
    published_on = forms.DateField(label="Published", widget=day_input(), required=False)
    url = forms.CharField(label="Address", max_length=2000, required=False)
    language = forms.CharField(label="Language, as a code such as en or uk", max_length=12, required=False)

    def __init__(self, data: Any = None, *, article: Article, today: datetime.date) -> None:
        super().__init__(data, initial={name: getattr(article, name) for name in self.base_fields})
        self.article = article
        self.today = today
        self.use_required_attribute = False
        for field in self.fields.values():
            # Comes back with the value that it was shown with, so that nobody's correction is overwritten unseen.
            field.show_hidden_initial = True

    def clean_url(self) -> str:
        url: str = self.cleaned_data["url"]
        if url and not WEB_ADDRESS.match(url):
            raise forms.ValidationError("An address begins with https:// or http://.")
        return url

    def clean_published_on(self) -> datetime.date | None:
        day: datetime.date | None = self.cleaned_data["published_on"]
        if day is not None and day > self.today:
            raise forms.ValidationError("This day is still to come.")
        return day

    def changes(self) -> dict[str, Any]:
        """Return what was changed, as the record's operation takes it: {field: {base, to}}."""
        changes = {
            name: {"base": _json(self._shown(name)), "to": _json(self.cleaned_data[name])}
            for name in self.changed_data
        }
        if "published_on" in changes:
            precision = Precision.DAY if self.cleaned_data["published_on"] else Precision.UNKNOWN
            held = self.article.published_precision
            if precision != held:
                changes["published_precision"] = {"base": held, "to": precision.value}
        return changes

    def _shown(self, name: str) -> Any:
        field = self.fields[name]
        value = self.data.get(self.add_initial_prefix(name), "")
        try:
            return field.to_python(value)
        except forms.ValidationError:
            return None


def _json(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime.date) else value
