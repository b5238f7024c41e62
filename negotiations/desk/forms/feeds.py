"""The address of a feed to watch."""

from django import forms


class FeedForm(forms.Form):
    """One address; whether a feed is there is found out by the first check."""

    address = forms.CharField(
        label="Address of a feed (RSS or Atom)",
        max_length=2000,
        widget=forms.TextInput(attrs={"type": "url", "placeholder": "https://", "autocomplete": "off"}),
        error_messages={"required": "Give the address of a feed."},
    )
