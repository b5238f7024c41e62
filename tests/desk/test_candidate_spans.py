"""Changing which words a quotation holds at the desk: ends, split, join and their undo, with and without scripts."""

from typing import Any

import pytest

from negotiations.intake.models import Candidate
from negotiations.intake.operations import make_candidate
from tests.desk.scene import HTMX, Scene, client_of, make_scene
from tests.factories import NOON
from tests.intake.batches import import_texts

pytestmark = pytest.mark.django_db

ARTICLE = """The ministers met on Monday.

“The weir stays closed for good,” Ana Ribeira said. “We owe nobody water. We never did.”

“There is no such promise,” a delegate of the delta said.
"""
FORM = {
    "speaker": "Bo Lund",
    "said_on": "",
    "precision": "unknown",
    "kind": "statement",
    "source_type": "on_the_record",
    "said_where": "at the weir",
}


@pytest.fixture
def scene() -> Scene:
    made = make_scene()
    import_texts(made.negotiation, {"report.txt": ARTICLE})
    return made


def first(scene: Scene) -> Candidate:
    return Candidate.objects.filter(negotiation=scene.negotiation).order_by("seq")[0]


def post(scene: Scene, tail: str, fields: dict[str, Any], *, htmx: bool = True, query: str = "") -> Any:
    there = scene.page(f"review/{first(scene).pk}/{tail}/{query}")
    return client_of(scene.reporter).post(there, fields, headers=HTMX if htmx else {})


@pytest.mark.parametrize(
    ("move", "words"),
    [
        ("0 start 1", ["weir stays closed for good,", "We owe nobody water. We never did."]),
        ("0 end -1", ["The weir stays closed for", "We owe nobody water. We never did."]),
        ("1 end -1", ["The weir stays closed for good,", "We owe nobody water. We never"]),
        ("1 start -1", ["The weir stays closed for good,", "said. “We owe nobody water. We never did."]),
    ],
)
def test_an_end_moves_by_a_word(scene: Scene, move: str, words: list[str]) -> None:
    answer = post(scene, "spans", {"move": move})
    assert answer.status_code == 200
    assert answer.content.decode().lstrip().startswith('<div id="review"')
    assert "The passage is changed." in answer.content.decode()
    assert first(scene).words == words


def test_the_button_that_was_pressed_keeps_the_focus(scene: Scene) -> None:
    page = post(scene, "spans", {"move": "0 start 1"}).content.decode()
    button = page[page.index('value="0 start 1"') :].split(">")[0]
    assert "autofocus" in button
    assert page.count(" autofocus") == 1


def test_staying_at_a_quotation_adds_no_step_to_go_back_through(scene: Scene) -> None:
    there = scene.page(f"review/{first(scene).pk}/")
    client = client_of(scene.reporter)
    here = {**HTMX, "HX-Current-URL": f"http://testserver{there}"}
    moved = client.post(f"{there}spans/", {"move": "0 start 1"}, headers=here)
    assert "HX-Push-Url" not in moved.headers
    gone_on = client.post(f"{there}rejection/", {"reason": "cut wrongly"}, headers=here)
    assert gone_on.headers["HX-Push-Url"] != there


def test_a_dragged_end_names_its_offsets(scene: Scene) -> None:
    span = first(scene).spans[0]
    fields = {"dragged": "0", "start": span["start"], "end": span["end"] - 10}
    post(scene, "spans", fields)
    assert first(scene).words[0] == "The weir stays closed"


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"move": "7 start 1"},
        {"move": "0 middle 1"},
        {"move": "0 start 9"},
        {"move": "1 end 1 2"},
        {"dragged": "0", "start": "x", "end": "9"},
        {"dragged": "0", "start": "0", "end": "99999"},
        {"dragged": "0", "start": "40", "end": "4"},
    ],
)
def test_nonsense_is_refused_and_changes_nothing(scene: Scene, fields: dict[str, str]) -> None:
    before = first(scene).spans
    answer = post(scene, "spans", fields)
    assert answer.status_code == 422
    assert 'class="note stop arrived"' in answer.content.decode()
    assert first(scene).spans == before


def test_what_was_typed_stays_when_the_words_change(scene: Scene) -> None:
    page = post(
        scene, "spans", {**FORM, "issue_ids": [str(scene.issue.pk)], "move": "0 start 1"}
    ).content.decode()
    assert 'value="Bo Lund"' in page
    assert 'value="at the weir"' in page
    assert f'value="{scene.issue.pk}" id="i-{scene.issue.pk}" checked' in page


@pytest.mark.parametrize(
    ("tail", "fields"),
    [
        ("split", {"at": "{middle}"}),
        ("split", {"at": ""}),
        ("merge", {"other": "{other}"}),
        ("merge", {"other": "{own}"}),
        ("restoration", {}),
    ],
)
def test_what_was_typed_stays_whatever_is_done_with_the_words(
    scene: Scene, tail: str, fields: dict[str, str]
) -> None:
    other = Candidate.objects.filter(negotiation=scene.negotiation).order_by("seq")[1]
    known = {"middle": first(scene).spans[1]["start"], "other": other.pk, "own": first(scene).pk}
    fields = {name: value.format(**known) for name, value in fields.items()}
    post(scene, "spans", {"move": "0 start 1"})
    page = post(scene, tail, {**FORM, "issue_ids": [str(scene.issue.pk)], **fields}).content.decode()
    assert 'value="Bo Lund"' in page
    assert 'value="at the weir"' in page
    assert f'value="{scene.issue.pk}" id="i-{scene.issue.pk}" checked' in page


def test_marking_that_is_refused_stays_at_the_quotation_that_was_open(scene: Scene) -> None:
    second = Candidate.objects.filter(negotiation=scene.negotiation).order_by("seq")[1]
    there = scene.page(f"review/articles/{second.article_id}/passages/")
    fields = {"words": "not in it", "beside": str(second.pk)}
    answer = client_of(scene.reporter).post(there, fields, headers=HTMX)
    assert answer.status_code == 422
    assert f'data-candidate="{second.pk}"' in answer.content.decode()


def test_what_was_marked_by_hand_is_taken_back_and_leads_back(scene: Scene) -> None:
    second = Candidate.objects.filter(negotiation=scene.negotiation).order_by("seq")[1]
    client = client_of(scene.reporter)
    there = scene.page(f"review/articles/{second.article_id}/passages/")
    answer = client.post(there, {"words": "nobody water", "beside": str(second.pk)}, headers=HTMX)
    assert "Undo the marking" in answer.content.decode()
    made = Candidate.objects.get(words=["nobody water"])
    client.post(scene.page(f"review/{made.pk}/spans/"), {"move": "0 start 1"}, headers=HTMX)
    back = scene.page(f"review/{made.pk}/restoration/")
    assert "as they were before" in client.post(back, headers=HTMX).content.decode()
    page = client.post(back, headers=HTMX).content.decode()
    assert "What was marked is no quotation any more." in page
    assert f'data-candidate="{second.pk}"' in page
    assert Candidate.objects.filter(negotiation=scene.negotiation).count() == 2


def test_pasted_words_may_have_other_marks_and_line_ends(scene: Scene) -> None:
    there = scene.page(f"review/articles/{first(scene).article_id}/passages/")
    pasted = 'never did."\r\n\r\n"There is  no such'
    assert client_of(scene.reporter).post(there, {"words": pasted}, headers=HTMX).status_code == 200
    assert Candidate.objects.filter(words=["never did.”\n\n“There is no such"]).exists()


def test_the_only_quotation_of_an_article_is_unmarked_too(scene: Scene) -> None:
    article = first(scene).article
    Candidate.objects.filter(article=article).delete()
    made = make_candidate(article_id=article.pk, spans=[{"start": 0, "end": 13}], by=None, at=NOON)
    back = scene.page(f"review/{made.pk}/restoration/")
    answer = client_of(scene.reporter).post(back, headers=HTMX)
    assert answer.headers["HX-Redirect"] == scene.page("review/")


def test_without_scripts_every_change_redirects_to_the_page(scene: Scene) -> None:
    there = scene.page(f"review/{first(scene).pk}/?batch=1")
    for tail, fields in (
        ("spans", {"move": "0 start 1"}),
        ("restoration", {}),
        ("split", {"at": str(first(scene).spans[1]["start"])}),
        ("restoration", {}),
    ):
        answer = post(scene, tail, fields, htmx=False, query="?batch=1")
        assert (answer.status_code, answer.headers["Location"]) == (302, there)


def test_a_split_is_offered_at_pauses_and_made_at_any_word(scene: Scene) -> None:
    page = client_of(scene.reporter).get(scene.page(f"review/{first(scene).pk}/")).content.decode()
    assert "“We never did.”</option>" in page
    text = first(scene).article.text or ""
    answer = post(scene, "split", {"at": text.index("nobody")})
    assert "Split in two" in answer.content.decode()
    found = Candidate.objects.filter(negotiation=scene.negotiation).order_by("seq")
    assert [candidate.words for candidate in found][:2] == [
        ["The weir stays closed for good,", "We owe"],
        ["nobody water. We never did."],
    ]


@pytest.mark.parametrize("at", ["", "x", "0", "999999", "-3", "9" * 30])
def test_a_split_at_no_word_is_refused(scene: Scene, at: str) -> None:
    assert post(scene, "split", {"at": at}).status_code == 422
    assert Candidate.objects.filter(negotiation=scene.negotiation).count() == 2


def test_neighbours_are_joined_and_parted_again(scene: Scene) -> None:
    other = Candidate.objects.filter(negotiation=scene.negotiation).order_by("seq")[1]
    page = post(scene, "merge", {"other": str(other.pk)}).content.decode()
    assert "Joined: both are one quotation now." in page
    assert first(scene).words[-1] == "There is no such promise,"
    page = post(scene, "restoration", {}).content.decode()
    assert "The passages are as they were before." in page
    assert Candidate.objects.filter(negotiation=scene.negotiation).count() == 2


def test_there_is_nothing_to_join_but_a_neighbour(scene: Scene) -> None:
    assert post(scene, "merge", {"other": "nonsense"}).status_code == 404
    assert post(scene, "merge", {"other": str(first(scene).pk)}).status_code == 422


def test_nothing_to_undo_is_said(scene: Scene) -> None:
    answer = post(scene, "restoration", {})
    assert answer.status_code == 422
    assert "as they were found" in answer.content.decode()


def test_the_words_of_a_decided_one_stay(scene: Scene) -> None:
    post(scene, "rejection", {"reason": "cut wrongly"})
    answer = post(scene, "spans", {"move": "0 start 1"})
    assert answer.status_code == 422
    assert "was rejected by Rita meanwhile" in answer.content.decode()


def test_what_another_has_open_says_so_and_stays(scene: Scene) -> None:
    there = scene.page(f"review/{first(scene).pk}/")
    client_of(scene.editor).get(there)
    page = client_of(scene.reporter).get(there).content.decode()
    assert "Edgar has this one open right now" in page
    answer = post(scene, "spans", {"move": "0 start 1"})
    assert "Edgar has this quotation open right now" in answer.content.decode()


def test_the_next_is_looked_at_ahead_without_taking_it(scene: Scene) -> None:
    page = client_of(scene.reporter).get(scene.page(f"review/{first(scene).pk}/")).content.decode()
    second = Candidate.objects.filter(negotiation=scene.negotiation).order_by("seq")[1]
    ahead = scene.page(f"review/{second.pk}/?ahead=1")
    assert f'data-ahead="{ahead}"' in page
    answer = client_of(scene.reporter).get(ahead, headers=HTMX)
    assert "HX-Push-Url" not in answer.headers
    second.refresh_from_db()
    assert second.reserved_by is None
    assert first(scene).reserved_by == scene.reporter
