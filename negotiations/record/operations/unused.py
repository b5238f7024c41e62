"""Taking working data back before anything uses it: not operations of a draft, and refused once something is public."""

from uuid import UUID

from django.db import models
from django.db.models.fields.reverse_related import ForeignObjectRel

from negotiations.record.errors import OperationError
from negotiations.record.models import Article, Office, Person, Quotation, QuotationSource, QuotationSpan

# Rows that belong to a quotation or a person and go with it.
OWN_PARTS = (QuotationSource, QuotationSpan, Quotation.suggested_issues.through, Office)


class InUse(OperationError):
    """Something of the record names the row, so it stays."""


def discard_quotation(quotation: Quotation) -> None:
    """Delete a quotation that no edition and no row of the record uses. Raises InUse."""
    if quotation.published_in is not None:
        raise InUse(f"Quotation {quotation.number} is public.")
    _refuse_when_named(quotation, "The quotation")
    quotation.carriers.all().delete()
    quotation.suggested_issues.clear()
    _delete_row(quotation)


def remove_carrier(*, quotation: Quotation, article_id: UUID) -> None:
    """Say that the article does not carry the quotation after all. Raises InUse when the quotation is public."""
    if quotation.published_in is not None:
        raise InUse(f"Quotation {quotation.number} is public.")
    quotation.carriers.filter(article_id=article_id).delete()


def discard_person(person: Person) -> None:
    """Delete a person whom no edition and no row of the record names, with their offices. Raises InUse.

    Rows of the rooms above that name them are theirs to see to before.
    """
    if person.published_in is not None:
        raise InUse(f"{person.name} is public.")
    _refuse_when_named(person, person.name)
    Office.objects.filter(person=person).delete()
    _delete_row(person)


def discard_article(article: Article) -> None:
    """Delete an article that carries no quotation and is cited nowhere. Raises InUse.

    Rows of the rooms above that name it are theirs to delete before.
    """
    _refuse_when_named(article, "The article")
    _delete_row(article)


def _refuse_when_named(row: models.Model, what: str) -> None:
    """Raise InUse when a row of the record points here, evidence and sources included."""
    for relation in row._meta.get_fields(include_hidden=True):
        if not isinstance(relation, ForeignObjectRel) or relation.many_to_many:
            continue
        model = relation.related_model
        if not isinstance(model, type) or model._meta.app_label != "record" or model in OWN_PARTS:
            continue
        if _is_history(model):
            continue
        if model._default_manager.filter(**{relation.field.name: row.pk}).exists():
            raise InUse(f"{what} is used by a {model._meta.verbose_name} of the record.")


def _delete_row(row: models.Model) -> None:
    """Delete the row alone: Django would also delete from tables of evidence to which rows are only ever added."""
    rows = type(row)._default_manager.filter(pk=row.pk)
    rows._raw_delete(using=rows.db)


def _is_history(model: type[models.Model]) -> bool:
    return hasattr(model, "pgh_tracked_model")
