"""By what the review queue can be narrowed, each choice with how many it would leave."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import Count

from negotiations.intake.models import Candidate, FoundAs, How
from negotiations.intake.queries.queue import QueueFilters, filtered
from negotiations.record.models import Negotiation, QuotationKind

MOST_SPEAKERS = 60


@dataclass(frozen=True)
class Choice:
    """One value of a filter as the address has it, in words, with its number of open candidates."""

    value: str
    label: str
    number: int


@dataclass(frozen=True)
class Facets:
    """The choices of each filter, counted under the other filters that are set."""

    batch: list[Choice]
    issue: list[Choice]
    speaker: list[Choice]
    how: list[Choice]
    kind: list[Choice]
    found: list[Choice]


def facets(negotiation: Negotiation, filters: QueueFilters) -> Facets:
    """Return the choices that lead somewhere; six queries, however long the queue is."""
    return Facets(
        batch=_batches(negotiation, replace(filters, batch_id=None)),
        issue=_issues(negotiation, replace(filters, issue_id=None)),
        speaker=_speakers(negotiation, replace(filters, speaker_id=None, speaker_name="")),
        how=_labelled(negotiation, replace(filters, how=""), "how", How.choices),
        kind=_labelled(negotiation, replace(filters, kind=""), "kind", QuotationKind.choices),
        found=_labelled(negotiation, replace(filters, found_as=""), "found_as", FoundAs.choices),
    )


def _batches(negotiation: Negotiation, filters: QueueFilters) -> list[Choice]:
    rows = filtered(negotiation, filters).exclude(item=None).values_list("item__batch__number")
    counted = rows.annotate(number=Count("pk")).order_by("-item__batch__number")
    return [Choice(str(batch), f"Batch {batch}", number) for batch, number in counted]


def _issues(negotiation: Negotiation, filters: QueueFilters) -> list[Choice]:
    # Through the table between, so that the filter on one issue does not narrow the others that are counted.
    ties = Candidate.suggested_issues.through.objects.filter(
        candidate__in=filtered(negotiation, filters).values("pk")
    )
    rows = ties.values_list("issue__slug", "issue__title").annotate(number=Count("pk"))
    found = [Choice(slug, title, number) for slug, title, number in rows]
    return sorted(found, key=lambda choice: (-choice.number, choice.label))


def _speakers(negotiation: Negotiation, filters: QueueFilters) -> list[Choice]:
    rows = (
        filtered(negotiation, filters)
        .values_list("speaker", "speaker__name", "speaker_name")
        .annotate(number=Count("pk"))
    )
    found: dict[str, Choice] = {}
    for key, name, text, number in rows:
        value, label = (str(key), name) if key else (text, text)
        if value:
            before = found[value].number if value in found else 0
            found[value] = Choice(value, label, before + number)
    ordered = sorted(found.values(), key=lambda choice: (-choice.number, choice.label))
    return ordered[:MOST_SPEAKERS]


def _labelled(
    negotiation: Negotiation, filters: QueueFilters, field: str, choices: Iterable[tuple[str, object]]
) -> list[Choice]:
    rows = filtered(negotiation, filters).values_list(field).annotate(number=Count("pk"))
    numbers = dict(rows)
    return [Choice(value, str(label), numbers[value]) for value, label in choices if value in numbers]
