"""The desk's words: statuses as this negotiation calls them, and stored operations as sentences."""

from dataclasses import dataclass

from negotiations.record.models import FAMILY_OF, PUBLIC_TEST, Family, Negotiation, Status, Wording


@dataclass(frozen=True, slots=True)
class StatusWords:
    """A status for the signs: the code, its family, the word, the public test."""

    status: str
    family: str
    label: str
    test: str


@dataclass(frozen=True, slots=True)
class StanceWords:
    """A stance for the signs: the sign's name, the word, the number."""

    sign: str
    label: str
    value: int


def status_words(negotiation: Negotiation) -> dict[str, StatusWords]:
    """Return every status by its code, in this negotiation's own wording. One query."""
    own = {row.status: row for row in Wording.objects.filter(negotiation=negotiation)}
    return {
        status.value: StatusWords(
            status=status.value,
            family=FAMILY_OF[status].value,
            label=own[status].label if status in own else status.label,
            test=own[status].test if status in own else PUBLIC_TEST[status],
        )
        for status in Status
    }


def by_family(words: dict[str, StatusWords]) -> list[tuple[str, list[StatusWords]]]:
    """Return the statuses grouped under the names of their families, in their fixed order."""
    return [
        (str(family.label), [word for word in words.values() if word.family == family]) for family in Family
    ]


def stance_words(value: int, label: str) -> StanceWords:
    """Return the sign and word of a stance: p3 to n3."""
    return StanceWords(sign=f"{'n' if value < 0 else 'p'}{abs(value)}", label=label, value=value)


def sentence_of(problem: str) -> str:
    """Return a message with a capital and a full stop."""
    text = problem.strip()
    if not text:
        return text
    return text[0].upper() + text[1:] + ("" if text[-1] in ".?!…" else ".")
