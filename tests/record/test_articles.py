"""Articles: working data until something published rests on them."""

from typing import Any
from uuid import uuid4

import pytest

from negotiations.record.models import Article
from negotiations.record.operations import OutsideReplay
from negotiations.record.operations.articles import is_article_public, text_hash
from negotiations.record.operations.evidence import DateNotGiven
from tests.factories import (
    NOON,
    make_article,
    make_issue,
    make_negotiation,
    make_quotation,
    make_talks,
    publish,
    run,
    status_move,
)

pytestmark = pytest.mark.django_db


def _edit(article: Article, **changes: Any) -> Any:
    return run(
        negotiation=article.negotiation,
        operation="edit_article",
        article_id=article.pk,
        changes={name: {"base": base, "to": to} for name, (base, to) in changes.items()},
    )


def test_an_article_that_nothing_cites_changes_directly() -> None:
    article = make_article(negotiation=make_negotiation())
    _edit(article, publisher=("", "The Gauge"), url=("", "https://example.org/weir"))
    article.refresh_from_db()
    assert (article.publisher, article.url) == ("The Gauge", "https://example.org/weir")


def test_an_article_behind_an_unused_quotation_changes_directly() -> None:
    quotation = make_quotation(negotiation=make_negotiation())
    _edit(quotation.carriers.get().article, publisher=("", "The Gauge"))
    assert Article.objects.get().publisher == "The Gauge"


def test_an_article_behind_a_published_quotation_needs_a_draft() -> None:
    negotiation = make_negotiation()
    issue, quotation = make_issue(negotiation=negotiation), make_quotation(negotiation=negotiation)
    move = status_move(issue=issue, to="raised", evidence_ids=[quotation.pk])
    publish(negotiation=negotiation, operations=[move])
    with pytest.raises(OutsideReplay, match="A report is public"):
        _edit(quotation.carriers.get().article, publisher=("", "The Gauge"))


@pytest.mark.parametrize("cited_by", ["update", "talks", "figure"])
def test_an_article_that_something_published_rests_on_needs_a_draft(cited_by: str) -> None:
    negotiation = make_negotiation()
    article = make_article(negotiation=negotiation)
    if cited_by == "talks":
        make_talks(negotiation=negotiation, source_ids=[article.pk])
    elif cited_by == "update":
        told = {"headline": "x", "reason": "x", "happened_at": NOON, "source_ids": [article.pk]}
        publish(negotiation=negotiation, operations=[("log_update", {"update_id": uuid4(), **told})])
    else:
        issue = make_issue(negotiation=negotiation)
        figure = {"value": "3 m", "label": "Level", "claimant": "Them", "source_ids": [article.pk]}
        publish(
            negotiation=negotiation,
            operations=[("add_figure", {"figure_id": uuid4(), "issue_id": issue.pk, **figure})],
        )
    assert is_article_public(article)
    with pytest.raises(OutsideReplay):
        _edit(article, title=("A report", "Another report"))


def test_a_draft_completes_a_public_article_and_freezes_what_cites_it() -> None:
    negotiation = make_negotiation()
    article = make_article(negotiation=negotiation)
    talks = make_talks(negotiation=negotiation, source_ids=[article.pk])
    changes = {"publisher": {"base": "", "to": "The Gauge"}}
    edition = publish(
        negotiation=negotiation,
        operations=[("edit_article", {"article_id": article.pk, "changes": changes})],
    )
    assert [row.object_id for row in edition.snapshots.all()] == [talks.pk]


def test_the_hash_is_of_the_text_held() -> None:
    negotiation = make_negotiation()
    held, absent = make_article(negotiation=negotiation, text="Weir."), make_article(negotiation=negotiation)
    assert held.content_hash == text_hash("Weir.")
    assert (absent.content_hash, absent.is_text_held) == ("", False)


def test_a_day_stands_exactly_where_it_is_known() -> None:
    negotiation = make_negotiation()
    with pytest.raises(DateNotGiven):
        make_article(negotiation=negotiation, published_on="2025-06-01")
    article = make_article(negotiation=negotiation)
    with pytest.raises(DateNotGiven) as refused:
        _edit(article, published_on=(None, "2025-06-01"))
    assert refused.value.field == "published_on"
    _edit(article, published_on=(None, "2025-06-01"), published_precision=("unknown", "day"))
    assert Article.objects.get().published_precision == "day"


def test_the_same_text_is_kept_once() -> None:
    negotiation = make_negotiation()
    make_article(negotiation=negotiation, text="Weir.")
    make_article(negotiation=make_negotiation(), text="Weir.")
    with pytest.raises(Exception, match="article_text_once"):
        make_article(negotiation=negotiation, text="Weir.")
