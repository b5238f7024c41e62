"""What every page of the desk answers: who may come, what is missing, which method, and that nothing is stored."""

from dataclasses import dataclass
from urllib.parse import quote
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client

from negotiations.desk.urls import urlpatterns
from negotiations.intake.models import BatchItem, Candidate
from negotiations.record.models import Article, Role
from tests.desk.scene import HTMX, Scene, client_of, make_scene
from tests.factories import make_article, make_member, make_negotiation, make_user
from tests.intake.batches import import_texts, keep_page

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Address:
    """One address of the desk. `draft`: of a draft of the editor's. `needs`: the least role."""

    name: str
    tail: str
    methods: tuple[str, ...] = ("get",)
    needs: Role = Role.REPORTER


ADDRESSES = [
    Address("board", ""),
    Address("development", "development/", ("get", "post")),
    Address("frame", "frame/", ("get", "post")),
    Address("evidence", "evidence/"),
    Address("issue_detail", "issues/weir/"),
    Address("issue_drafts", "issues/weir/drafts/"),
    Address("issue_status", "issues/weir/status/", ("get", "post")),
    Address("issue_texts", "issues/weir/texts/", ("get", "post")),
    Address("issue_positions", "issues/weir/positions/", ("get", "post")),
    Address("issue_confirmations", "issues/weir/confirmations/", ("get", "post")),
    Address("issue_statements", "issues/weir/statements/", ("get", "post")),
    Address("issue_updates", "issues/weir/updates/", ("get", "post")),
    Address("imports", "import/", ("get", "post"), needs=Role.ADMIN),
    Address("batch_detail", "import/1/", needs=Role.ADMIN),
    Address("batch_items", "import/1/items/", needs=Role.ADMIN),
    Address("batch_columns", "import/2/items/TABLE/columns/", ("get", "post"), needs=Role.ADMIN),
    Address("batch_failed", "import/2/failed/", needs=Role.ADMIN),
    Address("articles_table", "import/articles.csv", needs=Role.ADMIN),
    Address("batch_retry", "import/1/retry/", ("post",), needs=Role.ADMIN),
    Address("batch_resumption", "import/1/resumption/", ("post",), needs=Role.ADMIN),
    Address("batch_confirmation", "import/1/confirmation/", ("post",), needs=Role.ADMIN),
    Address("batch_discard", "import/1/discard/", ("post",), needs=Role.ADMIN),
    Address("batch_undo", "import/1/undo/", ("post",), needs=Role.ADMIN),
    Address("feeds", "feeds/", ("get", "post"), needs=Role.ADMIN),
    Address("feed_check", "feeds/NOTHING/check/", ("post",), needs=Role.ADMIN),
    Address("feed_pause", "feeds/NOTHING/pause/", ("post",), needs=Role.ADMIN),
    Address("feed_resumption", "feeds/NOTHING/resumption/", ("post",), needs=Role.ADMIN),
    Address("feed_removal", "feeds/NOTHING/removal/", ("post",), needs=Role.ADMIN),
    Address("redactions", "redactions/", ("get", "post"), needs=Role.ADMIN),
    Address("redaction_approval", "redactions/NOTHING/approval/", ("post",), needs=Role.ADMIN),
    Address("redaction_refusal", "redactions/NOTHING/refusal/", ("post",), needs=Role.ADMIN),
    Address("review", "review/"),
    Address("archived_copy", "review/articles/ARTICLE/copy/", needs=Role.EDITOR),
    Address("review_count", "review/count/"),
    Address("article_facts", "review/articles/ARTICLE/facts/", ("get", "post")),
    Address("review_next", "review/next/"),
    Address("articles_beside", "review/articles/ARTICLE/beside/OTHER/"),
    Address("quotation_source", "review/quotations/QUOTATION/"),
    Address("candidate_detail", "review/CANDIDATE/"),
    Address("candidate_hold", "review/CANDIDATE/hold/", ("post",)),
    Address("candidate_spans", "review/CANDIDATE/spans/", ("post",)),
    Address("candidate_split", "review/CANDIDATE/split/", ("post",)),
    Address("candidate_merge", "review/CANDIDATE/merge/", ("post",)),
    Address("candidate_restoration", "review/CANDIDATE/restoration/", ("post",)),
    Address("candidate_acceptance", "review/CANDIDATE/acceptance/", ("post",)),
    Address("candidate_rejection", "review/CANDIDATE/rejection/", ("post",)),
    Address("candidate_reopening", "review/CANDIDATE/reopening/", ("post",)),
    Address("passages", "review/articles/ARTICLE/passages/", ("post",)),
    Address("drafts", "drafts/"),
    Address("draft_detail", "drafts/DRAFT/"),
    Address("draft_preview", "drafts/DRAFT/preview/"),
    Address("draft_preview_issue", "drafts/DRAFT/preview/issues/weir/"),
    Address("draft_operation", "drafts/DRAFT/operations/1/", ("post",)),
    Address("draft_fix", "drafts/DRAFT/fix/", ("post",)),
    Address("draft_submission", "drafts/DRAFT/submission/", ("post",)),
    Address("draft_reopening", "drafts/DRAFT/reopening/", ("post",)),
    Address("draft_discard", "drafts/DRAFT/discard/", ("post",)),
    Address("draft_publication", "drafts/DRAFT/publication/", ("post",)),
    Address("draft_merge", "drafts/DRAFT/merge/", ("post",)),
    Address("draft_share", "drafts/DRAFT/share/", ("post",)),
]
IDS = [address.name for address in ADDRESSES]
# Pages of their own kind: who comes there is tested beside them.
APART = {"index", "shared_draft", "nowhere"}
READ = [address for address in ADDRESSES if "get" in address.methods]
OF_A_DRAFT = [address for address in ADDRESSES if "DRAFT" in address.tail]


ARTICLE = "The minister spoke on Monday.\n\n“The weir stays closed for good,” Ana Ribeira said."


@pytest.fixture
def scene() -> Scene:
    made = make_scene()
    import_texts(made.negotiation, {"report.txt": ARTICLE})
    import_texts(made.negotiation, {"wire.csv": "Ref;Meldung\nA-1;Nothing was signed."})
    keep_page(Article.objects.get(candidates__negotiation=made.negotiation))
    return made


def filled(scene: Scene, tail: str) -> str:
    """An address with the things in it that this scene has: a candidate, its article, a draft of the editor's."""
    candidate = Candidate.objects.get(negotiation=scene.negotiation)
    known: dict[str, object] = {
        "CANDIDATE": candidate.pk,
        "ARTICLE": candidate.article_id,
        "QUOTATION": scene.quotation.pk,
        "NOTHING": uuid4(),
    }
    if "OTHER" in tail:
        known["OTHER"] = make_article(negotiation=scene.negotiation, text=f"Another report, {uuid4()}.").pk
    if "TABLE" in tail:
        known["TABLE"] = BatchItem.objects.get(batch__negotiation=scene.negotiation, file="wire.csv").pk
    if "DRAFT" in tail:
        known["DRAFT"] = scene.draft(by=scene.editor).number
    for name, value in known.items():
        tail = tail.replace(name, str(value))
    return scene.page(tail)


def test_every_address_of_the_desk_is_tested_here() -> None:
    assert {str(pattern.name) for pattern in urlpatterns} == set(IDS) | APART


def answers(
    scene: Scene, client: Client, addresses: list[Address], *, instead: str = "", replace: str = ""
) -> dict[str, HttpResponse]:
    """What each address answers to its first method, by name; one scene for all, because a scene costs a second."""
    return {
        address.name: getattr(client, address.methods[0])(
            filled(scene, address.tail.replace(replace or "DRAFT", instead) if instead else address.tail)
        )
        for address in addresses
    }


def statuses(found: dict[str, HttpResponse]) -> dict[str, int]:
    return {name: answer.status_code for name, answer in found.items()}


def all_of(addresses: list[Address], status: int) -> dict[str, int]:
    return {address.name: status for address in addresses}


def test_a_stranger_is_sent_to_sign_in(scene: Scene) -> None:
    found = answers(scene, Client(), ADDRESSES)
    assert statuses(found) == all_of(ADDRESSES, 302)
    assert all(a.headers["Location"].startswith("/accounts/sign-in/?next=/desk/") for a in found.values())


def test_without_a_role_the_negotiation_is_not_there(scene: Scene) -> None:
    found = answers(scene, client_of(make_user()), ADDRESSES)
    assert statuses(found) == all_of(ADDRESSES, 404)
    assert not [name for name, answer in found.items() if scene.negotiation.title in answer.content.decode()]


def test_a_role_elsewhere_opens_nothing_here(scene: Scene) -> None:
    elsewhere = make_member(negotiation=make_negotiation(), role=Role.ADMIN)
    assert statuses(answers(scene, client_of(elsewhere), ADDRESSES)) == all_of(ADDRESSES, 404)


def test_the_wrong_method_is_refused(scene: Scene) -> None:
    client = client_of(scene.admin)
    let_in = [
        (address.name, method)
        for address in ADDRESSES
        for method in {"get", "post", "put", "delete"} - set(address.methods)
        if getattr(client, method)(filled(scene, address.tail)).status_code != 405
    ]
    assert let_in == []


def test_every_page_works_is_never_stored_and_names_what_it_varies_by(scene: Scene) -> None:
    pages = [address for address in READ if address.needs != Role.ADMIN]
    found = answers(scene, client_of(scene.editor), pages)
    # The queue itself goes on to the next quotation.
    assert statuses(found) == all_of(pages, 200) | dict.fromkeys(
        ["review", "review_count", "review_next"], 302
    )
    assert not [name for name, answer in found.items() if "no-store" not in answer.headers["Cache-Control"]]
    assert not [name for name, answer in found.items() if "HX-Request" not in answer.headers["Vary"]]


def test_importing_is_for_admins(scene: Scene) -> None:
    for_admins = [address for address in ADDRESSES if address.needs == Role.ADMIN]
    for person in (scene.reporter, scene.editor):
        assert statuses(answers(scene, client_of(person), for_admins)) == all_of(for_admins, 403)
    pages = [address for address in for_admins if "get" in address.methods]
    assert statuses(answers(scene, client_of(scene.admin), pages)) == all_of(pages, 200)


def test_an_issue_that_is_not_there_is_missing(scene: Scene) -> None:
    on_issue = [address for address in READ if "/weir/" in address.tail]
    found = answers(scene, client_of(scene.editor), on_issue, replace="/weir/", instead="/no-such-issue/")
    assert statuses(found) == all_of(on_issue, 404)
    assert all("Nothing here" in answer.content.decode() for answer in found.values())


def test_a_draft_that_is_not_there_is_missing(scene: Scene) -> None:
    found = answers(scene, client_of(scene.editor), OF_A_DRAFT, instead="4711")
    assert statuses(found) == all_of(OF_A_DRAFT, 404)


def test_an_unfinished_draft_is_its_authors_alone(scene: Scene) -> None:
    number = str(scene.draft(by=scene.reporter).number)
    for other in (scene.editor, scene.admin):
        found = answers(scene, client_of(other), OF_A_DRAFT, instead=number)
        assert statuses(found) == all_of(OF_A_DRAFT, 404)
        assert not [
            name for name, answer in found.items() if "Both sides said so." in answer.content.decode()
        ]


def test_an_address_that_leads_nowhere_is_a_page_of_the_desk(scene: Scene) -> None:
    answer = client_of(scene.editor).get(scene.page("no-such-page/"))
    assert answer.status_code == 404
    assert "There is no such page at the desk." in answer.content.decode()


def test_signed_out_htmx_is_told_in_the_message_line_with_the_way_back_to_its_page(scene: Scene) -> None:
    page = f"http://testserver{scene.on_issue()}?edit=move&evidence=1"
    answer = Client().get(scene.on_issue("status/"), headers={**HTMX, "HX-Current-URL": page})
    assert answer.status_code == 403
    assert answer.headers["HX-Retarget"] == "#told"
    assert "You are signed out" in answer.content.decode()
    assert f"?next={quote(scene.on_issue(), safe='')}%3Fedit%3Dmove%26evidence%3D1" in answer.content.decode()


def test_a_refusal_to_htmx_goes_to_the_message_line(scene: Scene) -> None:
    answer = client_of(scene.editor).get(scene.page("issues/none/status/"), headers=HTMX)
    assert answer.status_code == 404
    assert answer.headers["HX-Retarget"] == "#told"
    assert answer.content.decode().startswith('<div id="told"')


def test_the_door_leads_to_the_only_negotiation(scene: Scene) -> None:
    answer = client_of(scene.reporter).get("/desk/")
    assert answer.status_code == 302
    assert answer.headers["Location"] == scene.root


def test_the_door_lists_only_what_one_has_a_role_in(scene: Scene) -> None:
    second = make_negotiation(title="Harbour talks")
    third = make_negotiation(title="Secret talks")
    person = make_member(negotiation=second)
    assert client_of(person).get("/desk/").headers["Location"] == f"/desk/{second.slug}/"
    page = client_of(make_user()).get("/desk/").content.decode()
    assert "You have no role in a negotiation yet" in page
    assert third.title not in page
