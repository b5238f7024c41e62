"""How words on record are set: those of a speaker in quotation marks, those of an article about a speaker without."""

from collections.abc import Sequence

# The kind of words that report what somebody holds, in the words of whoever reports it.
INDIRECT = "indirect"


def as_set(words: Sequence[str], kind: str) -> str:
    """Return the spans of a quotation in one line; `kind` is a QuotationKind's value."""
    return " […] ".join(words) if kind == INDIRECT else f"“{'” […] “'.join(words)}”"
