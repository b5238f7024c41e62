"""The same article again: by its text, its address or its publisher's id, however these are written."""

from typing import Any

import pytest

from negotiations.intake.models import ArchivedCopy, ItemStatus, Origin
from negotiations.intake.operations import undo_batch
from negotiations.intake.origins import canonical_address, keys_of
from negotiations.intake.readers import RawArticle
from negotiations.record.models import Article
from tests.factories import NOON, make_negotiation
from tests.intake.batches import import_texts, item_of
from tests.intake.readers import made

SAME = [
    ("http://Example.org/a", "https://example.org/a"),
    ("https://example.org:443/a", "https://example.org/a"),
    ("https://example.org./a", "https://example.org/a"),
    ("https://example.org/a#talks", "https://example.org/a"),
    ("https://example.org/a?utm_source=x&utm_medium=y", "https://example.org/a"),
    ("https://example.org/a?id=7&fbclid=x", "https://example.org/a?id=7"),
    ("https://example.org/a?b=2&a=1", "https://example.org/a?a=1&b=2"),
    ("https://example.org/%7Ea/%62", "https://example.org/~a/b"),
    ("https://example.org/straße", "https://example.org/stra%C3%9Fe"),
    ("https://example.org/stra%c3%9fe", "https://example.org/stra%C3%9Fe"),
    ("https://münster.example/a", "https://xn--mnster-3ya.example/a"),
]
OTHERS = [
    ("https://example.org/a", "https://example.org/b"),
    ("https://example.org/a?id=7", "https://example.org/a?id=8"),
    ("https://example.org/a?id=7", "https://example.org/a"),
    ("https://example.org/a", "https://news.example.org/a"),
    ("https://example.org/a%2Fb", "https://example.org/a/b"),
    ("https://example.org/A", "https://example.org/a"),
    ("https://example.org:8443/a", "https://example.org/a"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_address_written_in_two_ways_is_one(one: str, other: str) -> None:
    assert canonical_address(one) == canonical_address(other) != ""


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_two_addresses_stay_two(one: str, other: str) -> None:
    assert canonical_address(one) != canonical_address(other)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "example.org/a",
        "ftp://example.org/a",
        "https://example.org/",
        "https://",
        "http://[",
        "https://e/?utm_id=3",
    ],
)
def test_what_leads_to_no_page_of_its_own_is_no_mark(address: str) -> None:
    assert canonical_address(address) == ""


def _raw(**stated: Any) -> RawArticle:
    return RawArticle(name="a", text="a", **stated)


def test_an_id_counts_within_its_publisher_unless_it_is_one_everywhere() -> None:
    assert keys_of(_raw(guid="17", publisher="Courier")) == keys_of(_raw(guid="17", publisher="COURIER "))
    assert keys_of(_raw(guid="17", publisher="Courier")) != keys_of(_raw(guid="17", publisher="Herald"))
    assert keys_of(_raw(guid="17")) == []
    for guid in (
        "tag:example.org,2031:17",
        "urn:newsml:example.org:17",
        "0f8fad5b-d9cb-469f-a165-70867728950e",
    ):
        assert keys_of(_raw(guid=guid, publisher="Courier")) == keys_of(_raw(guid=guid)) != []
    assert keys_of(_raw(guid="https://example.org/a")) == keys_of(_raw(url="http://example.org/a?gclid=1"))


def _story(words: str, **stated: str) -> str:
    return made.json_lines({"text": f"“We owe nobody water,” Ana Ribeira said. {words}", **stated})


@pytest.mark.django_db
def test_another_text_at_the_same_address_is_kept_and_named() -> None:
    negotiation = make_negotiation()
    url = "https://courier.example/weir"
    import_texts(negotiation, {"a": _story("The weir opened.", title="Weir opens", url=url)})
    batch = import_texts(
        negotiation,
        {"b": _story("A dam broke in the night.", title="Dam breaks", url=f"{url}?utm_source=x#top")},
    )
    item = item_of(batch, "b")
    assert item.status == ItemStatus.NEAR_DUPLICATE
    assert item.message == "A newer version of “Weir opens” (same address); both are kept."
    assert item.similar_to == Article.objects.get(title="Weir opens")
    assert item.article == Article.objects.get(title="Dam breaks")


@pytest.mark.django_db
def test_what_was_published_before_is_called_older() -> None:
    negotiation = make_negotiation()
    stated = {"publisher": "Courier", "id": "17"}
    import_texts(negotiation, {"a": _story("The weir opened.", date="2031-05-08", **stated)})
    batch = import_texts(negotiation, {"b": _story("The weir shut.", date="2031-05-07", **stated)})
    assert item_of(batch, "b").message.startswith("An older version of “")
    assert "(same id of its publisher)" in item_of(batch, "b").message


@pytest.mark.django_db
def test_the_same_text_elsewhere_is_held_already_and_known_there_from_then_on() -> None:
    negotiation = make_negotiation()
    import_texts(
        negotiation, {"a": _story("The weir opened.", title="Weir", url="https://courier.example/weir")}
    )
    second = import_texts(
        negotiation, {"b": _story("The weir opened.", title="Weir", url="https://herald.example/7")}
    )
    assert item_of(second, "b").status == ItemStatus.DUPLICATE
    third = import_texts(negotiation, {"c": _story("The weir shut again.", url="https://herald.example/7")})
    assert "A newer version of “Weir”" in item_of(third, "c").message


@pytest.mark.django_db
def test_importing_all_of_it_again_changes_nothing() -> None:
    negotiation = make_negotiation()
    files = {
        "a": _story("The weir opened.", url="https://courier.example/weir"),
        "b": _story("The weir shut.", url="https://courier.example/weir"),
    }
    import_texts(negotiation, files)
    before = list(Origin.objects.values_list("pk", flat=True))
    again = import_texts(negotiation, files)
    assert {item.status for item in again.items.all()} == {ItemStatus.DUPLICATE}
    assert list(Origin.objects.values_list("pk", flat=True)) == before


@pytest.mark.django_db
def test_versions_are_told_inside_one_batch_too() -> None:
    url = "https://courier.example/weir"
    batch = import_texts(
        make_negotiation(), {"a": _story("The weir opened.", url=url), "b": _story("The weir shut.", url=url)}
    )
    assert [item.status for item in batch.items.all()] == ["imported", "near_duplicate"]


@pytest.mark.django_db
def test_another_negotiation_knows_nothing_of_it() -> None:
    url = "https://courier.example/weir"
    import_texts(make_negotiation(), {"a": _story("The weir opened.", url=url)})
    batch = import_texts(make_negotiation(), {"b": _story("The weir shut.", url=url)})
    assert item_of(batch, "b").status == ItemStatus.IMPORTED


@pytest.mark.django_db
def test_what_is_taken_back_is_not_known_any_more() -> None:
    negotiation = make_negotiation()
    url = "https://courier.example/weir"
    batch = import_texts(negotiation, {"a": _story("The weir opened.", url=url)})
    undo_batch(batch_id=batch.pk, by=None, at=NOON)
    assert not Origin.objects.exists()
    assert not ArchivedCopy.objects.exists()
    assert item_of(import_texts(negotiation, {"b": _story("It shut.", url=url)}), "b").status == "imported"
