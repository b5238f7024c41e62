"""Which accepted words, and which articles, can be picked as evidence."""

import datetime
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When

from negotiations.record.models import Article, Issue, Negotiation, Person, Precision, Quotation, Statement

SHOWN = 8
ARTICLES_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Pick:
    """A quotation to pick: its words, what is known of it, and whether it is ticked."""

    id: str
    words: str
    meta: str
    code: str
    ticked: bool


@dataclass(frozen=True, slots=True)
class SourcePick:
    id: str
    title: str
    meta: str
    ticked: bool


@dataclass(frozen=True, slots=True)
class Picker:
    """What one picker shows; `name` makes its ids unique on the page."""

    name: str
    query: str
    quotations: list[Pick]
    articles: list[SourcePick]
    more: int
    with_articles: bool

    @property
    def has_ticked_article(self) -> bool:
        return any(pick.ticked for pick in self.articles)


def picker_for(
    negotiation: Negotiation,
    *,
    name: str,
    issue: Issue | None,
    query: str = "",
    picked: list[str] | None = None,
    picked_sources: list[str] | None = None,
    with_articles: bool = True,
) -> Picker:
    """Return what can be ticked: first what is ticked already, then what fits the issue, then the newest.

    `query` looks in words, speakers and attributions. Bounded: `more` says how many further quotations fit.
    """
    ticked = [UUID(key) for key in picked or []]
    ticked_sources = [UUID(key) for key in picked_sources or []]
    found = _quotations(negotiation, issue, query, ticked)
    rows = list(found.select_related("speaker").prefetch_related("speaker__offices")[: SHOWN + len(ticked)])
    articles = _articles(negotiation, query, ticked_sources) if with_articles else []
    return Picker(
        name=name,
        query=query,
        quotations=[_pick(row, negotiation, ticked=row.pk in ticked) for row in rows],
        articles=[_source(row, ticked=row.pk in ticked_sources) for row in articles],
        more=max(0, found.count() - len(rows)) if len(rows) >= SHOWN else 0,
        with_articles=with_articles,
    )


def _quotations(
    negotiation: Negotiation, issue: Issue | None, query: str, ticked: list[UUID]
) -> QuerySet[Quotation]:
    rows = Quotation.objects.filter(negotiation=negotiation)
    if query:
        fits = (
            Q(words__icontains=query)
            | Q(speaker_text__icontains=query)
            | Q(speaker__name__icontains=query)
            | Q(speaker__aliases__icontains=query)
            | Q(context__icontains=query)
        )
        rows = rows.filter(fits | Q(pk__in=ticked))
    fitting: list[When] = [When(pk__in=ticked, then=Value(0))] if ticked else []
    if issue is not None:
        suggested = Quotation.suggested_issues.through.objects.filter(
            quotation_id=OuterRef("pk"), issue_id=issue.pk
        )
        filed = Statement.objects.filter(quotation_id=OuterRef("pk"), issue=issue)
        fitting += [
            When(Exists(suggested), then=Value(1)),
            When(Exists(filed), then=Value(1)),
        ]
    if fitting:
        rows = rows.annotate(fit=Case(*fitting, default=Value(9), output_field=IntegerField()))
        return rows.order_by("fit", "published_in", "-said_on", "-created_at")
    return rows.order_by("-said_on", "-created_at")


def _articles(negotiation: Negotiation, query: str, ticked: list[UUID]) -> list[Article]:
    rows = Article.objects.filter(negotiation=negotiation).defer("text", "dropped")
    chosen = list(rows.filter(pk__in=ticked))
    others = rows.exclude(pk__in=ticked)
    if query:
        others = others.filter(
            Q(title__icontains=query) | Q(publisher__icontains=query) | Q(url__icontains=query)
        )
    return chosen + list(others.order_by("-created_at")[:ARTICLES_SHOWN])


def _pick(row: Quotation, negotiation: Negotiation, *, ticked: bool) -> Pick:
    return Pick(
        id=str(row.pk),
        words=row.as_set,
        meta=", ".join(filter(None, [_speaker(row), said_on(row), _office(row), row.context])),
        code=f"{negotiation.code}-Q{row.number}" if row.number else "not public yet",
        ticked=ticked,
    )


def _speaker(row: Quotation) -> str:
    return row.speaker.name if row.speaker else row.speaker_text


def said_on(row: Quotation) -> str:
    """Return the day of the words as readers would see it."""
    return day_in_words(row.said_on, row.precision)


def day_in_words(said_on: datetime.date | None, precision: str) -> str:
    """Return a day as precisely as it is known: 2 June 2025, about 2 June 2025, June 2025."""
    if said_on is None:
        return "day not stated"
    if precision == Precision.MONTH:
        return f"{said_on:%B %Y}"
    day = f"{said_on.day} {said_on:%B %Y}"
    return f"about {day}" if precision == Precision.ABOUT else day


def _office(row: Quotation) -> str:
    person: Person | None = row.speaker
    if person is None:
        return ""
    offices = list(person.offices.all())
    if row.said_on is not None:
        offices = [office for office in offices if office.held_on(row.said_on)]
    return "" if offices else "outside voice: cannot carry a position"


def _source(row: Article, *, ticked: bool) -> SourcePick:
    day = f"{row.published_on.day} {row.published_on:%B %Y}" if row.published_on else "date not stated"
    return SourcePick(
        id=str(row.pk),
        title=row.title,
        meta=", ".join([row.publisher or "publisher not stated", day]),
        ticked=ticked,
    )
