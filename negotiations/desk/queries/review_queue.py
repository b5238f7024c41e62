"""The review queue as its address narrows it: the filters, what they can be set to, one page of what waits."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode
from uuid import UUID

from negotiations.desk.queries.review import Row, row_of
from negotiations.intake.models import Batch, FoundAs, How
from negotiations.intake.queries import (
    CandidatePage,
    Choice,
    QueueFilters,
    facets,
    numbers_of_copies,
    open_candidates,
)
from negotiations.record.models import Issue, Negotiation, QuotationKind

# What the address calls each filter, in the order of the form, and what it is when it is not set.
LABELS = {
    "batch": ("Batch", "Every batch"),
    "issue": ("Issue", "Every issue"),
    "speaker": ("Speaker", "Everybody"),
    "how": ("Attributed", "However attributed"),
    "found": ("Found as", "Quotations and positions"),
    "kind": ("Kind", "Every kind"),
}
# A filter that names what is not there leaves nothing, rather than everything.
NOBODY = UUID(int=0)


@dataclass(frozen=True, slots=True)
class Asked:
    """The filters of an address, as they were given and as the queue takes them."""

    filters: QueueFilters
    values: dict[str, str]

    @property
    def query(self) -> str:
        """What keeps the filters in another address of the queue: ?batch=3, or nothing."""
        return f"?{urlencode(self.values)}" if self.values else ""

    def with_(self, **more: object) -> str:
        """Return the query with something added, such as a page."""
        return f"?{urlencode({**self.values, **more})}"

    @property
    def ahead(self) -> str:
        return self.with_(ahead=1)


@dataclass(frozen=True, slots=True)
class FilterField:
    name: str
    label: str
    every: str
    value: str
    choices: list[Choice]


@dataclass(frozen=True, slots=True)
class QueuePage:
    """One page of the queue with its filters."""

    asked: Asked
    page: CandidatePage
    fields: list[FilterField]
    copies: dict[UUID, int]

    @property
    def rows(self) -> list[tuple[Row, int]]:
        """The candidates, each with how many others are the same words by the same speaker."""
        return [
            (row_of(candidate, str(place)), self.copies[candidate.pk])
            for place, candidate in enumerate(self.page.candidates, start=1)
        ]

    @property
    def set_filters(self) -> int:
        """How many filters narrow the list."""
        return len(self.asked.values)

    @property
    def earlier(self) -> str:
        return self.asked.with_(show="list", page=self.page.number - 1) if self.page.number > 1 else ""

    @property
    def later(self) -> str:
        more = self.page.number < self.page.pages
        return self.asked.with_(show="list", page=self.page.number + 1) if more else ""


def asked_of(negotiation: Negotiation, params: Mapping[str, str]) -> Asked:
    """Read the filters of an address; what is empty is not asked for."""
    values = {name: params.get(name, "").strip()[:200] for name in (*LABELS, "q")}
    values = {name: value for name, value in values.items() if value}
    filters = QueueFilters(words=values.get("q", ""))
    if "batch" in values:
        filters = replace(filters, batch_id=_batch(negotiation, values["batch"]))
    if "issue" in values:
        issue = Issue.objects.filter(negotiation=negotiation, slug=values["issue"]).first()
        filters = replace(filters, issue_id=issue.pk if issue else NOBODY)
    if "speaker" in values:
        filters = _speaker(filters, values["speaker"])
    if "how" in values:
        filters = replace(filters, how=_known(values["how"], How.values))
    if "kind" in values:
        filters = replace(filters, kind=_known(values["kind"], QuotationKind.values))
    if "found" in values:
        filters = replace(filters, found_as=_known(values["found"], FoundAs.values))
    return Asked(filters, values)


def queue_page(negotiation: Negotiation, asked: Asked, *, page: str) -> QueuePage:
    """Return a page of the queue with the choices of each filter and their numbers."""
    number = int(page) if page.isdigit() and len(page) < 7 else 1
    found = facets(negotiation, asked.filters)
    fields = [
        FilterField(name, label, every, asked.values.get(name, ""), getattr(found, name))
        for name, (label, every) in LABELS.items()
    ]
    found_page = open_candidates(negotiation, asked.filters, page=number)
    return QueuePage(asked, found_page, fields, numbers_of_copies(negotiation, found_page.candidates))


def _batch(negotiation: Negotiation, number: str) -> UUID:
    if not number.isdigit() or len(number) > 6:
        return NOBODY
    batch = Batch.objects.filter(negotiation=negotiation, number=int(number)).first()
    return batch.pk if batch else NOBODY


def _speaker(filters: QueueFilters, value: str) -> QueueFilters:
    """A person of the record by their key, anybody else by the name the articles give."""
    try:
        return replace(filters, speaker_id=UUID(value))
    except ValueError:
        return replace(filters, speaker_name=value)


def _known(value: str, values: list[str]) -> str:
    return value if value in values else "none"
