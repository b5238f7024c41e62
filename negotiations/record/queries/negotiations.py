"""Finding the negotiation that a command names, or means."""

from negotiations.record.errors import OperationError
from negotiations.record.models import Negotiation


class NegotiationNotNamed(OperationError):
    """No negotiation has that slug, or none was named and there are several."""


def negotiation_named(slug: str | None) -> Negotiation:
    """Return the negotiation of that slug, or without one the only negotiation. Raises NegotiationNotNamed."""
    if slug:
        found = Negotiation.objects.filter(slug=slug).first()
        if found is not None:
            return found
    slugs = list(Negotiation.objects.order_by("slug").values_list("slug", flat=True))
    if not slugs:
        raise NegotiationNotNamed("There is no negotiation yet.")
    names = ", ".join(slugs)
    if slug:
        raise NegotiationNotNamed(f"No negotiation “{slug}”; there is {names}.")
    if len(slugs) > 1:
        raise NegotiationNotNamed(f"Name the negotiation with --negotiation SLUG; there are {names}.")
    return Negotiation.objects.get(slug=slugs[0])
