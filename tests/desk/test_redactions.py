"""Taking something out for good: asked for by one admin, carried out by another, and then it stands nowhere."""

import html
import json
import zlib
from contextlib import suppress
from typing import Any

import pytest
from django.db import connections
from django.test import Client

from negotiations.editions.models import Redaction, RedactionRequest
from negotiations.editions.verify import faults_of
from negotiations.intake.models import ArchivedPage, BatchItem, Candidate, Fingerprint
from negotiations.intake.operations import accept_candidate, make_candidate
from negotiations.intake.runs import runs_of, unpacked
from negotiations.record.models import Article, Role
from tests.desk.scene import Scene, client_of, make_scene
from tests.factories import NOON, make_draft, make_member, make_quotation, publish, status_move
from tests.harness.database import Connection
from tests.intake.batches import import_texts, keep_page, start

SECRET = "Mara “Wren” Holt kept the witness in the mill’s cellar"
TEXT = f"The court sat on Monday.\n\n“{SECRET},” Ana Ribeira said. “We know it.”\n\nThe sluice was dry, clerks reported."


@pytest.fixture
def scene(db: None) -> Scene:
    return make_scene()


def words_of(scene: Scene) -> Any:
    """Publish the words, and let every table that can hold them do so."""
    quotation = make_quotation(negotiation=scene.negotiation, words=SECRET, speaker=scene.minister)
    move = status_move(
        issue=scene.issue,
        to="under_negotiation",
        after=scene.moved(),
        evidence_ids=[quotation.pk],
        reason=f"She said “{SECRET}”.",
    )
    publish(negotiation=scene.negotiation, operations=[move])
    changes = {"sticking_point": {"base": "", "to": f"As said: {SECRET}"}}
    operations: list[tuple[str, dict[str, Any]]] = [
        ("edit_issue", {"issue_id": scene.issue.pk, "changes": changes})
    ]
    make_draft(negotiation=scene.negotiation, operations=operations)
    return quotation


def fill_the_intake(scene: Scene) -> None:
    """Import the words, keep pages and files with them, find, mark and accept them."""
    import_texts(
        scene.negotiation, {f"{SECRET}.txt": TEXT, "again.txt": f"{TEXT} And more of it came later."}
    )
    import_texts(scene.negotiation, {"third.txt": f"Other words.\n\n“{SECRET} for days,” said Ana Ribeira."})
    articles = list(Article.objects.filter(text__contains=SECRET, candidates__isnull=False).distinct())
    assert len(articles) >= 2
    keep_page(articles[0], f"<p>{html.escape(SECRET)}</p>".encode())
    other = Article.objects.exclude(text__contains=SECRET).first()
    assert other is not None
    keep_page(other, f"<p>An aside: {SECRET.replace('kept', '<b>kept</b>')}</p>".encode())
    start(scene.negotiation, {"waits.json": json.dumps({"text": f"{SECRET} again"}), "other.txt": "Quiet."})
    begin = (articles[1].text or "").index(SECRET)
    made = make_candidate(
        article_id=articles[1].pk,
        spans=[{"start": begin, "end": begin + len(SECRET)}],
        by=scene.editor,
        at=NOON,
    )
    accept_candidate(candidate_id=made.pk, speaker_id=scene.minister.pk, by=scene.editor, at=NOON)
    Candidate.objects.filter(article=articles[0]).update(
        speaker_name=f"as {SECRET}"[:200], stance_words=SECRET, matched_words={"a": [SECRET]}
    )
    Article.objects.filter(pk=articles[0].pk).update(
        title=f"“{SECRET}”", dropped=[{"text": f"{SECRET} (caption)", "reason": "caption", "line": 3}]
    )


def ask(client: Client, scene: Scene, quotation: Any, **changes: str) -> Any:
    fields = {
        "words": "kept the witness",
        "do": "ask",
        "place": f"quotation/{quotation.pk}/words",
        "reason": "Order of the court at Tarn.",
        "public_note": "Removed by order of a court.",
    }
    return client.post(scene.page("redactions/"), {**fields, **changes})


def second_admin(scene: Scene) -> Client:
    return client_of(make_member(negotiation=scene.negotiation, role=Role.ADMIN))


def carry_out(scene: Scene, client: Client) -> Any:
    key = RedactionRequest.objects.get().pk
    return client.post(scene.page(f"redactions/{key}/approval/"))


def where_it_stands(connection: Connection, words: str) -> list[str]:
    """Return every table and column of text, JSON or bytes in which the words stand, as a superuser sees them."""
    columns = connection.execute(
        "SELECT c.table_name, c.column_name, c.data_type FROM information_schema.columns c"
        " JOIN information_schema.tables t USING (table_schema, table_name)"
        " WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE'"
        " AND c.data_type IN ('text', 'character varying', 'json', 'jsonb', 'ARRAY', 'bytea', 'USER-DEFINED')"
    ).fetchall()
    found = []
    for table, column, kind in columns:
        if kind == "bytea":
            rows = connection.execute(
                f'SELECT "{column}" FROM "{table}" WHERE "{column}" IS NOT NULL'
            ).fetchall()
            texts = [_unpacked(bytes(value)) for (value,) in rows]
        else:
            rows = connection.execute(f'SELECT "{column}"::text FROM "{table}"').fetchall()
            texts = [value or "" for (value,) in rows]
        if any(words in text or json.dumps(words)[1:-1] in text for text in texts):
            found.append(f"{table}.{column}")
    return found


def _unpacked(content: bytes) -> str:
    with suppress(zlib.error):
        content = zlib.decompress(content)
    return html.unescape(content.decode("utf-8", "replace").replace("<b>", "").replace("</b>", ""))


@pytest.mark.django_db(transaction=True)
def test_after_a_redaction_the_words_stand_in_no_table(superuser_connection: Connection) -> None:
    scene = make_scene()
    quotation = words_of(scene)
    fill_the_intake(scene)
    before = where_it_stands(superuser_connection, SECRET)
    for table in (
        "record_article.text", "record_article.title", "record_article.dropped", "record_articleevent.title",
        "record_quotation.words", "editions_snapshot.payload", "editions_draftoperation.args", "intake_candidate.words",
        "intake_candidate.speaker_name", "intake_candidate.stance_words", "intake_candidate.matched_words",
        "intake_batchitem.file", "intake_batchitem.content", "intake_archivedpage.content",
    ):  # fmt: skip
        assert table in before, table
    ask(client_of(scene.admin), scene, quotation)
    assert carry_out(scene, second_admin(scene)).status_code == 302
    assert where_it_stands(superuser_connection, SECRET) == []
    scene.negotiation.refresh_from_db()
    assert list(faults_of(scene.negotiation)) == []
    assert not ArchivedPage.objects.exists()
    assert BatchItem.objects.get(file="waits.json").message == "Its content was removed by a redaction."
    assert BatchItem.objects.get(file="other.txt").content is not None


def test_candidates_still_index_their_articles(scene: Scene) -> None:
    quotation = words_of(scene)
    fill_the_intake(scene)
    ask(client_of(scene.admin), scene, quotation)
    carry_out(scene, second_admin(scene))
    for candidate in Candidate.objects.select_related("article"):
        text = candidate.article.text or ""
        assert candidate.words == [text[span["start"] : span["end"]] for span in candidate.spans]


def test_fingerprints_tell_nothing_of_the_words(scene: Scene) -> None:
    quotation = words_of(scene)
    fill_the_intake(scene)
    before = dict(Fingerprint.objects.values_list("pk", "runs"))
    ask(client_of(scene.admin), scene, quotation)
    carry_out(scene, second_admin(scene))
    held = Fingerprint.objects.select_related("article")
    assert {each.pk: list(unpacked(bytes(each.runs))) for each in held} == {
        each.pk: sorted(runs_of(each.article.text or "")) for each in held
    }
    assert any(bytes(each.runs) != bytes(before[each.pk]) for each in held)


def test_a_failure_in_one_room_leaves_every_room_as_it_was(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    quotation = words_of(scene)
    fill_the_intake(scene)
    ask(client_of(scene.admin), scene, quotation)

    def fails(*args: object, **options: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("negotiations.desk.operations.approve_redaction.clear_redacted", fails)
    with pytest.raises(RuntimeError):
        carry_out(scene, second_admin(scene))
    assert not Redaction.objects.exists()
    assert Article.objects.filter(text__contains=SECRET).exists()


def test_the_words_are_found_asked_for_and_shown_to_the_second_admin(scene: Scene) -> None:
    quotation = words_of(scene)
    client = client_of(scene.admin)
    page = client.post(
        scene.page("redactions/"), {"words": "KEPT the witness", "do": "find"}
    ).content.decode()
    assert f'value="quotation/{quotation.pk}/words"' in page
    assert "Quotation, words" in page
    assert ask(client, scene, quotation).headers["Location"] == scene.page("redactions/")
    own = client.get(scene.page("redactions/")).content.decode()
    assert "Withdraw" in own
    assert "Take it out for good" not in own
    other = second_admin(scene)
    page = other.get(scene.page("redactions/")).content.decode()
    assert html.escape(SECRET) in page
    assert "Take it out for good" in page
    carry_out(scene, other)
    page = other.get(scene.page("redactions/")).content.decode()
    assert html.escape(SECRET) not in page
    assert "Order of the court at Tarn." in page
    assert Redaction.objects.count() == 1


def test_who_asked_cannot_carry_it_out(scene: Scene) -> None:
    quotation = words_of(scene)
    client = client_of(scene.admin)
    ask(client, scene, quotation)
    assert carry_out(scene, client).status_code == 409
    assert not Redaction.objects.exists()


def test_a_request_is_withdrawn_or_declined_and_then_over(scene: Scene) -> None:
    quotation = words_of(scene)
    for client, state in ((client_of(scene.admin), "withdrawn"), (second_admin(scene), "declined")):
        ask(client_of(scene.admin), scene, quotation)
        request = RedactionRequest.objects.get(state="waiting")
        client.post(scene.page(f"redactions/{request.pk}/refusal/"))
        request.refresh_from_db()
        assert request.state == state
        assert second_admin(scene).post(scene.page(f"redactions/{request.pk}/approval/")).status_code == 409
    assert not Redaction.objects.exists()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"reason": ""}, "Give the reason"),
        ({"public_note": " "}, "Say what readers are told"),
        ({"public_note": f"Removed: {SECRET}."}, "Do not repeat what is to be removed"),
        ({"place": ""}, "Choose what is to be taken out"),
        ({"place": "quotation/x/words"}, "Choose what is to be taken out"),
        ({"place": "quotation/00000000-0000-4000-8000-000000000000/words"}, "No quotation"),
    ],
)
def test_what_is_missing_is_told(scene: Scene, changes: dict[str, str], said: str) -> None:
    answer = ask(client_of(scene.admin), scene, words_of(scene), **changes)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not RedactionRequest.objects.exists()


def test_the_same_is_asked_for_once(scene: Scene) -> None:
    quotation = words_of(scene)
    ask(client_of(scene.admin), scene, quotation)
    assert "asked for already" in ask(client_of(scene.admin), scene, quotation).content.decode()


def test_words_that_stand_nowhere_are_told(scene: Scene) -> None:
    answer = client_of(scene.admin).post(scene.page("redactions/"), {"words": "no such words", "do": "find"})
    assert "No public field holds these words." in answer.content.decode()


def test_the_app_itself_may_not_change_the_audit(scene: Scene) -> None:
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT has_table_privilege(current_user, 'accounts_act', 'UPDATE')")
        assert cursor.fetchone() == (False,)
