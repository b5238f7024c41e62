"""The desk's words for statuses and stances, as the signs show them."""

from dataclasses import dataclass

from negotiations.record.models import FAMILY_OF, PUBLIC_TEST, Negotiation, Status, Wording


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


def stance_words(value: int, label: str) -> StanceWords:
    """Return the sign and word of a stance: p3 to n3."""
    return StanceWords(sign=f"{'n' if value < 0 else 'p'}{abs(value)}", label=label, value=value)
