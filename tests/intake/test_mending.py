"""The table of held articles: handed out, mended in a spreadsheet, handed in again; each row says what it changed."""

import datetime

import pytest

from negotiations.intake.models import Batch
from negotiations.intake.operations import undo_batch
from negotiations.intake.queries.articles_table import articles_table
from negotiations.record.models import Article, Negotiation
from negotiations.record.operations import Context, run_stored
from tests.factories import NOON, make_article, make_issue, make_negotiation, publish, status_move
from tests.intake.batches import import_texts, story

pytestmark = pytest.mark.django_db


@pytest.fixture
def negotiation() -> Negotiation:
    return make_negotiation()


@pytest.fixture
def article(negotiation: Negotiation) -> Article:
    return make_article(
        negotiation=negotiation,
        text=story(1),
        title="Lock opens",
        publisher="The Weir",
        published_on=datetime.date(2025, 3, 11),
        published_precision="day",
    )


def _table(negotiation: Negotiation) -> str:
    return "".join(articles_table(negotiation))


def _hand_in(negotiation: Negotiation, table: str, **options: object) -> Batch:
    return import_texts(negotiation, {"articles.csv": table}, **options)


def _message(batch: Batch) -> tuple[str, str]:
    item = batch.items.get()
    return item.status, item.message


def test_as_it_was_handed_out_nothing_differs(negotiation: Negotiation, article: Article) -> None:
    batch = _hand_in(negotiation, _table(negotiation))
    assert _message(batch) == ("skipped", "Nothing differs.")
    assert Article.objects.count() == 1


def test_a_mended_cell_changes_its_article_and_the_row_says_so(
    negotiation: Negotiation, article: Article
) -> None:
    table = _table(negotiation).replace("Lock opens", "Lock opened").replace("2025-03-11", "2025-03-12")
    batch = _hand_in(negotiation, table)
    assert _message(batch) == (
        "duplicate",
        "Changed title: “Lock opens” → “Lock opened”; published: “2025-03-11” → “2025-03-12”.",
    )
    article.refresh_from_db()
    assert (article.title, article.published_on) == ("Lock opened", datetime.date(2025, 3, 12))
    assert article.text == story(1)
    assert _message(_hand_in(negotiation, table)) == ("skipped", "Nothing differs.")


def test_an_empty_cell_changes_nothing(negotiation: Negotiation, article: Article) -> None:
    assert _message(_hand_in(negotiation, _table(negotiation).replace("The Weir", ""))) == (
        "skipped",
        "Nothing differs.",
    )


def test_a_dry_run_shows_the_difference_and_stores_nothing(
    negotiation: Negotiation, article: Article
) -> None:
    table = _table(negotiation).replace("The Weir", "The Weir Post")
    batch = _hand_in(negotiation, table, is_trial=True)
    assert _message(batch) == ("duplicate", "Would change publisher: “The Weir” → “The Weir Post”.")
    article.refresh_from_db()
    assert article.publisher == "The Weir"


def test_taking_the_batch_back_gives_what_was_before_but_for_what_changed_since(
    negotiation: Negotiation, article: Article
) -> None:
    other = make_article(negotiation=negotiation, text=story(2), title="Barge sinks")
    table = _table(negotiation).replace("Lock opens", "Lock opened").replace("Barge sinks", "Barge sank")
    batch = _hand_in(negotiation, table)
    since = {"title": {"base": "Barge sank", "to": "Barge floats"}}
    run_stored(
        name="edit_article",
        op_version=1,
        args={"article_id": str(other.pk), "changes": since},
        context=Context(negotiation=negotiation, by=None, at=NOON),
    )
    undone = undo_batch(batch_id=batch.pk, by=None, at=NOON)
    assert (undone.removed, undone.mended, len(undone.kept)) == (0, 1, 1)
    titles = Article.objects.order_by("title").values_list("title", flat=True)
    assert list(titles) == ["Barge floats", "Lock opens"]
    assert "Changed meanwhile" in undone.kept[0][1]


def test_an_article_that_readers_see_is_left_alone(negotiation: Negotiation, article: Article) -> None:
    table = _table(negotiation).replace("Lock opens", "Lock opened")
    move = status_move(issue=make_issue(negotiation=negotiation), to="raised", source_ids=[article.pk])
    publish(negotiation=negotiation, operations=[move])
    status, message = _message(_hand_in(negotiation, table))
    assert status == "failed"
    assert "“Lock opens” → “Lock opened”. Left as it is:" in message
    article.refresh_from_db()
    assert article.title == "Lock opens"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("2025-03-11", "3/4/2025", "line 2: the day “3/4/2025” is not clear"),
        ("The Weir,,", "The Weir,not an address,", "line 2: “not an address” is no web address"),
    ],
)
def test_a_cell_that_cannot_be_read_is_named(
    negotiation: Negotiation, article: Article, old: str, new: str, says: str
) -> None:
    table = _table(negotiation)
    assert old in table
    status, message = _message(_hand_in(negotiation, table.replace(old, new)))
    assert status == "failed"
    assert says in message


@pytest.mark.parametrize("key", ["nonsense", "00000000-0000-4000-8000-000000000000"])
def test_an_unknown_id_is_named(negotiation: Negotiation, article: Article, key: str) -> None:
    status, message = _message(_hand_in(negotiation, _table(negotiation).replace(str(article.pk), key)))
    assert status == "failed"
    assert f"no article of this negotiation has the id “{key}”" in message


def test_another_negotiations_article_is_not_reached(article: Article) -> None:
    table = _table(article.negotiation).replace("Lock opens", "Lock opened")
    assert _message(_hand_in(make_negotiation(slug="other"), table))[0] == "failed"
    article.refresh_from_db()
    assert article.title == "Lock opens"


def test_no_cell_is_a_formula_and_the_round_trip_keeps_it(negotiation: Negotiation, article: Article) -> None:
    Article.objects.filter(pk=article.pk).update(title="=2+3 barges")
    table = _table(negotiation)
    assert "'=2+3 barges" in table
    assert _message(_hand_in(negotiation, table)) == ("skipped", "Nothing differs.")
