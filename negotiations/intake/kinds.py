"""What kind of quotation words are, where no sentence around them says it."""

from collections.abc import Sequence

from negotiations.record.models import QuotationKind

FRAGMENT_WORDS = 4
ENDS = (".", "!", "?", "…", ",")


def kind_of(words: Sequence[str]) -> QuotationKind:
    """Return it: a passage that ends a sentence is a statement; a few words are a fragment."""
    if len(" ".join(words).split()) <= FRAGMENT_WORDS:
        return QuotationKind.FRAGMENT
    return QuotationKind.STATEMENT if words[-1].rstrip().endswith(ENDS) else QuotationKind.PARTIAL
