"""“Agreed, according to ...”: who claims, confirms and denies that an issue is agreed. Computed, never typed."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from negotiations.editions.schema import IssueShape, PartyShape

TAKES_ARTICLE = re.compile(
    r"\b(United|Union|Kingdom|Republic|States|Emirates|Nations|Federation|Netherlands)\b"
)


@dataclass(frozen=True, slots=True)
class Agreement:
    """Parties by their newest word on the proposition; `silent` are those that must agree and have said nothing."""

    claimed_by: tuple[PartyShape, ...]
    confirmed_by: tuple[PartyShape, ...]
    denied_by: tuple[PartyShape, ...]
    silent: tuple[PartyShape, ...]
    required: tuple[PartyShape, ...]

    @property
    def is_claimed(self) -> bool:
        return bool(self.claimed_by or self.confirmed_by)

    @property
    def is_complete(self) -> bool:
        """Every party that must agree claims or confirms it, and there is such a party."""
        yes = {party.id for party in self.claimed_by + self.confirmed_by}
        return bool(self.required) and all(party.id in yes for party in self.required)

    @property
    def is_disputed(self) -> bool:
        return self.is_claimed and bool(self.denied_by)


def agreement_of(issue: IssueShape, parties: Iterable[PartyShape]) -> Agreement:
    """Sort the parties of an issue by what they last said about its proposition."""
    required_ids = set(issue.must_agree())
    ranked = sorted(parties, key=lambda party: (party.rank, party.name))
    required = [party for party in ranked if party.id in required_ids]
    heard: dict[str, list[PartyShape]] = {"claims": [], "confirms": [], "denies": [], "silent": []}
    for party in ranked:
        word = issue.confirmation_of(party.id)
        if word is None:
            if party.id in required_ids:
                heard["silent"].append(party)
        elif word.says != "silent" or party.id in required_ids:
            heard[word.says].append(party)
    return Agreement(
        claimed_by=tuple(heard["claims"]),
        confirmed_by=tuple(heard["confirms"]),
        denied_by=tuple(heard["denies"]),
        silent=tuple(heard["silent"]),
        required=tuple(required),
    )


def verdict(agreement: Agreement) -> str:
    """Return the sentence under the status: “Agreed, according to Russia. Not confirmed by Ukraine.”

    Empty when nobody claims or denies it.
    """
    sentences = []
    if agreement.is_complete and not agreement.denied_by:
        said_yes = sorted(agreement.claimed_by + agreement.confirmed_by, key=lambda party: party.rank)
        return f"Agreed, according to {together(said_yes, 'and')}."
    claimants = agreement.claimed_by or agreement.confirmed_by
    if claimants:
        sentences.append(f"Agreed, according to {together(claimants, 'and')}.")
    if agreement.claimed_by and agreement.confirmed_by:
        sentences.append(f"Confirmed by {together(agreement.confirmed_by, 'and')}.")
    if agreement.denied_by:
        sentences.append(f"Denied by {together(agreement.denied_by, 'and')}.")
    if claimants and agreement.silent:
        sentences.append(f"Not confirmed by {together(agreement.silent, 'or')}.")
    return " ".join(sentences)


def claim_line(agreement: Agreement) -> str:
    """Return the short form for tables: “Claimed by Russia, not confirmed by Ukraine”. Empty: nothing open to say."""
    if not agreement.is_claimed or (agreement.is_complete and not agreement.denied_by):
        return ""
    parts = []
    if agreement.claimed_by:
        parts.append(f"claimed by {together(agreement.claimed_by, 'and')}")
    if agreement.confirmed_by:
        parts.append(f"confirmed by {together(agreement.confirmed_by, 'and')}")
    if agreement.denied_by:
        parts.append(f"denied by {together(agreement.denied_by, 'and')}")
    if agreement.silent:
        parts.append(f"not confirmed by {together(agreement.silent, 'or')}")
    line = ", ".join(parts)
    return line[0].upper() + line[1:]


def in_sentence(name: str) -> str:
    """Return a party's name as it stands inside an English sentence: “the United States”."""
    return f"the {name}" if TAKES_ARTICLE.search(name) and not name.lower().startswith("the ") else name


def together(parties: Sequence[PartyShape], word: str) -> str:
    """Join names as a sentence does: “Russia”, “Russia and Ukraine”, “A, B or C”."""
    names = [in_sentence(party.name) for party in parties]
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {word} {names[-1]}"
