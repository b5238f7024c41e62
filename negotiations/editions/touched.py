"""Which public objects a changed row belongs to, and which quotations and people have just become public."""

from collections.abc import Iterable
from uuid import UUID

from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet

from negotiations.editions.schema import Kind
from negotiations.record.models import (
    Article,
    Confirmation,
    Figure,
    GlossaryWording,
    Issue,
    Negotiation,
    Party,
    Person,
    Position,
    Quotation,
    QuotationSource,
    Readout,
    Standing,
    Statement,
    Talks,
    Term,
    Update,
    Voice,
)

Touched = tuple[Kind, UUID]

EVIDENCED_ON_ISSUES = (Position, Voice, Confirmation, Figure, Term)
EVIDENCED = (*EVIDENCED_ON_ISSUES, Readout, GlossaryWording, Update)


def public_objects(row: models.Model, *, negotiation: Negotiation) -> set[Touched]:
    """Return the public objects whose snapshot may differ after `row` changed; the frame is always looked at."""
    touched: set[Touched] = {("frame", negotiation.pk)}
    if isinstance(row, Issue):
        touched.add(("issue", row.pk))
    elif isinstance(row, EVIDENCED_ON_ISSUES):
        touched.add(("issue", row.issue_id))
    elif isinstance(row, Update):
        touched.update({("issue", row.issue_id)} if row.issue_id else set())
    elif isinstance(row, Talks):
        touched.add(("talks", row.pk))
    elif isinstance(row, Readout):
        touched.add(("talks", row.talks_id))
    elif isinstance(row, Quotation):
        touched.add(("quotation", row.pk))
    elif isinstance(row, Article):
        touched.update(_citing(row))
    elif isinstance(row, Party):
        touched.update(_listing(row))
    elif isinstance(row, Person):
        touched.update(("talks", key) for key in row.talks.values_list("pk", flat=True))
    return touched


def _listing(party: Party) -> Iterable[Touched]:
    """Return what lists the party among others: another name or rank may give it another place there."""
    for model in (Position, Standing):
        for issue_id in model._default_manager.filter(party=party).values_list("issue_id", flat=True):
            yield ("issue", issue_id)
    for talks_id in party.talks.values_list("pk", flat=True):
        yield ("talks", talks_id)


def _citing(article: Article) -> Iterable[Touched]:
    for quotation_id in QuotationSource.objects.filter(article=article).values_list(
        "quotation_id", flat=True
    ):
        yield ("quotation", quotation_id)
    for model in EVIDENCED_ON_ISSUES:
        for issue_id in model._default_manager.filter(sources=article).values_list("issue_id", flat=True):
            yield ("issue", issue_id)
    for talks_id in Talks.objects.filter(Q(sources=article) | Q(readouts__sources=article)).values_list(
        "pk", flat=True
    ):
        yield ("talks", talks_id)


def newly_used_quotations(negotiation: Negotiation) -> QuerySet[Quotation]:
    """Return quotations that a public row uses and that no edition has published yet, in the order of their days."""
    uses = [
        Exists(model.evidence.through._default_manager.filter(quotation_id=OuterRef("pk")))
        for model in EVIDENCED
    ]
    used = Q(Exists(Statement.objects.filter(quotation_id=OuterRef("pk"))))
    for use in uses:
        used |= Q(use)
    return (
        Quotation.objects.filter(negotiation=negotiation, published_in__isnull=True)
        .filter(used)
        .order_by("said_on", "created_at", "id")
    )


def newly_named_people(negotiation: Negotiation) -> QuerySet[Person]:
    """Return people whom a published object names and whom no edition has published yet."""
    return Person.objects.filter(negotiation=negotiation, published_in__isnull=True).filter(
        Q(Exists(Quotation.objects.filter(speaker_id=OuterRef("pk"), published_in__isnull=False)))
        | Q(Exists(Voice.objects.filter(person_id=OuterRef("pk"))))
        | Q(Exists(Talks.people.through._default_manager.filter(person_id=OuterRef("pk"))))
    )
