"""Where a reader stands: a page, the state it shows, and the addresses that lead on from there."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.urls import reverse

from negotiations.editions.state import State


@dataclass(frozen=True)
class Place:
    """One page of one negotiation at one edition.

    `moment` is what stands in the address after `as-of/`; None on the newest pages. `origin` is scheme and host.
    `name` and `arguments` are the page's URL name and its arguments besides negotiation and moment. `fixed` is set
    on pages that are the same at every edition: their own path.
    """

    state: State
    origin: str
    name: str
    arguments: Mapping[str, str] = field(default_factory=dict)
    moment: str | None = None
    fixed: str = ""

    def address(self, name: str, **arguments: str) -> str:
        """Return the path of a page of this negotiation, as of the same moment as this one."""
        return self._reverse(name, self.moment, arguments)

    def address_as_of(self, number: int, name: str = "tracker", **arguments: str) -> str:
        """Return the path of a page as it stood at edition `number`."""
        return self._reverse(name, str(number), arguments)

    @property
    def newest(self) -> str:
        """The path of this page as it stands now."""
        return self.fixed or self._reverse(self.name, None, self.arguments)

    @property
    def permanent(self) -> str:
        """The full address under which this page will always read as it does here."""
        number = str(self.state.edition.number)
        return self.origin + (self.fixed or self._reverse(self.name, number, self.arguments))

    @property
    def canonical(self) -> str:
        """The one address that search engines keep: the newest page, or the edition’s own for an earlier one."""
        return self.permanent if self.moment else self.origin + self.newest

    @property
    def tail(self) -> str:
        """The page’s own part of the address, without negotiation and moment; the as-of form sends it along."""
        root = self._reverse("tracker", None, {})
        return self.newest.removeprefix(root)

    def _reverse(self, name: str, moment: str | None, arguments: Mapping[str, str]) -> str:
        kwargs = {"negotiation": self.state.frame.slug, **arguments}
        if moment is not None:
            kwargs["moment"] = moment
        return reverse(f"tracker:{name}", kwargs=kwargs)
