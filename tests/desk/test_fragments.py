"""The contract of every fragment: its root id is its name, it stands once in the page, and it is the same there."""

import re
from dataclasses import dataclass
from html.parser import HTMLParser

import pytest

from negotiations.intake.models import Candidate
from tests.desk.scene import HTMX, Scene, client_of, make_scene
from tests.intake.batches import import_texts

pytestmark = pytest.mark.django_db

# What differs from one answer to the next although nothing changed: the form's token and the csrf token.
ONCE = re.compile(r'(name="(?:token|csrfmiddlewaretoken)" value=")[^"]*"')
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass(frozen=True)
class Fragment:
    name: str
    tail: str


FRAGMENTS = [
    Fragment("issue-drafts", "issues/weir/drafts/"),
    Fragment("issue-status", "issues/weir/status/"),
    Fragment("issue-status", "issues/weir/status/?edit=move"),
    Fragment("issue-texts", "issues/weir/texts/"),
    Fragment("issue-texts", "issues/weir/texts/?edit=texts"),
    Fragment("issue-positions", "issues/weir/positions/"),
    Fragment("issue-positions", "issues/weir/positions/?edit=upstream"),
    Fragment("issue-confirmations", "issues/weir/confirmations/"),
    Fragment("issue-confirmations", "issues/weir/confirmations/?edit=downstream"),
    Fragment("issue-statements", "issues/weir/statements/"),
    Fragment("issue-statements", "issues/weir/statements/?edit=file"),
    Fragment("issue-updates", "issues/weir/updates/"),
    Fragment("issue-updates", "issues/weir/updates/?edit=development"),
    Fragment("issue-updates", "issues/weir/updates/?edit=correction"),
    Fragment("issue-updates", "issues/weir/updates/?edit=fix"),
    Fragment("frame", "frame/"),
    Fragment("frame", "frame/?edit=texts"),
    Fragment("draft", "drafts/DRAFT/"),
    Fragment("batch-progress", "import/1/"),
    Fragment("batch-items", "import/1/items/"),
    Fragment("batch-items", "import/1/items/?show=imported&page=1"),
    Fragment("feed-list", "feeds/"),
    Fragment("review", "review/CANDIDATE/"),
    Fragment("review", "review/CANDIDATE/?batch=1"),
    Fragment("queue", "review/?show=list"),
    Fragment("queue", "review/?how=role"),
    Fragment("to-review", "review/count/"),
]


class Roots(HTMLParser):
    """Collects the ids of the outermost elements."""

    def __init__(self) -> None:
        super().__init__()
        self.depth, self.roots = 0, list[str | None]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.depth == 0:
            self.roots.append(dict(attrs).get("id"))
        self.depth += tag not in VOID

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element that closes itself opens nothing."""

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag not in VOID


@pytest.fixture
def scene() -> Scene:
    made = make_scene()
    import_texts(made.negotiation, {"report.txt": "A report.\n\n“We owe nobody water,” Ana Ribeira said."})
    return made


def test_every_fragment_keeps_the_contract(scene: Scene) -> None:
    client = client_of(scene.admin)
    candidate = Candidate.objects.get(negotiation=scene.negotiation)
    draft = scene.draft(by=scene.admin)
    for fragment in FRAGMENTS:
        there = scene.page(
            fragment.tail.replace("DRAFT", str(draft.number)).replace("CANDIDATE", str(candidate.pk))
        )
        page = ONCE.sub(r'\1"', client.get(there, follow=True).content.decode())
        alone = ONCE.sub(r'\1"', client.get(there, headers=HTMX).content.decode())
        roots = Roots()
        roots.feed(alone)
        assert roots.roots == [fragment.name], fragment
        assert page.count(f'id="{fragment.name}"') == 1, fragment
        assert alone.strip() in page, fragment


def test_no_id_stands_twice_on_a_page(scene: Scene) -> None:
    client = client_of(scene.admin)
    candidate = Candidate.objects.get(negotiation=scene.negotiation)
    draft = scene.draft(by=scene.admin)
    for fragment in FRAGMENTS:
        there = scene.page(
            fragment.tail.replace("DRAFT", str(draft.number)).replace("CANDIDATE", str(candidate.pk))
        )
        ids = re.findall(r'\sid="([^"]+)"', client.get(there, follow=True).content.decode())
        assert sorted(set(ids)) == sorted(ids), (fragment, [each for each in set(ids) if ids.count(each) > 1])


def test_a_history_restore_gets_the_page(scene: Scene) -> None:
    headers = {**HTMX, "HX-History-Restore-Request": "true"}
    answer = client_of(scene.editor).get(scene.on_issue("status/"), headers=headers)
    assert answer.content.decode().startswith("<!doctype html>")
