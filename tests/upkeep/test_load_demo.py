"""The demo record, loaded for real: what readers find, on which day, and what happens when a file is broken."""

import datetime
import shutil
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from negotiations.editions.models import Draft, Edition
from negotiations.editions.queries import BeforeFirstEdition, newest_state, state_as_of, states
from negotiations.editions.verify import faults_of
from negotiations.record.models import Article, Membership, Negotiation, Role
from negotiations.upkeep.management.commands.load_demo import DEMO_FOLDER
from tests.factories import make_user
from tests.fixtures.demo_facts import PINNED, STANCE_AT_THE_END, STATUS_AT_THE_END, STATUS_MOVES

SLUG = "ukraine-ceasefire"
KYIV = ZoneInfo("Europe/Kyiv")
EDITIONS = 20


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """What loading says; the record is loaded once and taken back when this module ends."""
    with django_db_blocker.unblock(), transaction.atomic():
        states._load.cache_clear()
        out = StringIO()
        call_command("load_demo", stdout=out)
        yield out.getvalue()
        transaction.set_rollback(True)
    states._load.cache_clear()


@pytest.fixture
def loaded(demo: str, django_db_blocker: Any) -> Iterator[Negotiation]:
    """The loaded record; what a test does to it is taken back."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield Negotiation.objects.get(slug=SLUG)
        transaction.set_rollback(True)


def test_it_says_how_far_it_is(loaded: Negotiation, demo: str) -> None:
    lines = demo.splitlines()
    assert lines[0] == f"edition 1 of {EDITIONS}, 2025-02-12"
    assert lines[-1] == f"{loaded.title}: {EDITIONS} editions."


def test_fifteen_issues_with_the_seven_of_its_owner_first(loaded: Negotiation) -> None:
    issues = newest_state(SLUG).ordered_issues
    assert len(issues) == 15
    assert [issue.slug for issue in issues[:7]] == PINNED
    assert [issue.pinned for issue in issues] == [True] * 7 + [False] * 8
    assert issues[0].code.startswith("UKR-")


def test_every_edition_is_reconstructed_and_dated_to_the_end_of_its_day(loaded: Negotiation) -> None:
    editions = list(Edition.objects.filter(negotiation=loaded))
    assert [edition.number for edition in editions] == list(range(1, EDITIONS + 1))
    assert all(edition.reconstructed for edition in editions)
    local = [edition.published_at.astimezone(KYIV) for edition in editions]
    assert {(at.hour, at.minute) for at in local} == {(23, 59)}
    assert (local[0].date(), local[-1].date()) == (datetime.date(2025, 2, 12), datetime.date(2025, 3, 19))
    assert len({edition.recorded_at for edition in editions}) == 1
    assert editions[0].recorded_at.year > 2025


def test_statuses_and_stances_when_coverage_ends(loaded: Negotiation) -> None:
    state = newest_state(SLUG)
    assert {issue.slug: issue.status for issue in state.issues.values()} == STATUS_AT_THE_END
    stances = {
        issue.slug: {state.parties[position.party_id].slug: position.stance for position in issue.positions}
        for issue in state.issues.values()
    }
    assert stances == STANCE_AT_THE_END


def test_every_move_stands_on_its_day(loaded: Negotiation) -> None:
    state = newest_state(SLUG)
    moves: dict[str, list[str]] = {}
    for told in state.told:
        if told.update.issue_id and told.update.to_status:
            day = told.edition.published_at.astimezone(KYIV)
            moves.setdefault(state.issues[told.update.issue_id].slug, []).append(
                f"{day:%m-%d} {told.update.to_status}"
            )
    assert moves == STATUS_MOVES


@pytest.mark.parametrize("day", ["2025-02-28", "2025-03-12", "2025-03-18"])
def test_as_of_a_day_it_knows_nothing_that_came_later(loaded: Negotiation, day: str) -> None:
    state = state_as_of(SLUG, day)
    expected = {}
    for slug, moves in STATUS_MOVES.items():
        until = [move.split()[1] for move in moves if move.split()[0] <= day[5:]]
        expected[slug] = until[-1] if until else "not_on_the_table"
    assert {issue.slug: issue.status for issue in state.issues.values()} == expected
    assert (state.talks_by_slug("trump-putin-call") is not None) == (day == "2025-03-18")
    last = datetime.date.fromisoformat(day)
    assert all(row.said_on is None or row.said_on <= last for row in state.quotations.values())


def test_before_the_first_day_there_is_nothing(loaded: Negotiation) -> None:
    with pytest.raises(BeforeFirstEdition):
        state_as_of(SLUG, "2025-02-11")
    assert state_as_of(SLUG, "2025-02-12").edition.number == 1


def test_the_loaded_record_verifies_whole(loaded: Negotiation) -> None:
    assert list(faults_of(loaded)) == []
    out = StringIO()
    call_command("verify_editions", stdout=out)
    assert SLUG in out.getvalue()


def test_loading_again_changes_nothing_and_lets_the_demo_people_in(loaded: Negotiation) -> None:
    before = (loaded.head_hash, Draft.objects.count(), Article.objects.count())
    people = {role: make_user(name=role.value) for role in Role}
    call_command("load_demo", stdout=StringIO())
    loaded.refresh_from_db()
    assert (loaded.head_hash, Draft.objects.count(), Article.objects.count()) == before
    assert {row.user: row.role for row in Membership.objects.filter(negotiation=loaded)} == {
        user: role for role, user in people.items()
    }


def test_nothing_of_an_articles_text_is_held(loaded: Negotiation) -> None:
    assert Article.objects.filter(negotiation=loaded).exists()
    assert not Article.objects.filter(negotiation=loaded, text__isnull=False).exists()


def _broken(folder: Path, file: str, old: str, new: str) -> Path:
    """Return a copy of the demo's files, cut down to its first days, with one text replaced."""
    copy = folder / "record"
    shutil.copytree(DEMO_FOLDER, copy)
    path = copy / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


KURSK = "issues/07-kursk.toml"
NATO = "issues/04-nato-membership.toml"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (KURSK, 'slug = "kursk"', "slug = kursk", "Invalid value"),
        (KURSK, "on = 2025-03-13", "in = 2025-03-13", "“on” is missing"),
        (NATO, "stance = -2", 'stance = "never"', "2025-02-12: record_position"),
        (NATO, "stance = -2", "stance = -4", "2025-02-12: record_position"),
        (NATO, 'party = "united-states"', 'party = "atlantis"', "2025-02-12: No party “atlantis”"),
        ("negotiation.toml", 'zone = "Europe/Kyiv"', 'zone = "Europe/Atlantis"', "Atlantis"),
        ("negotiation.toml", 'slug = "ukraine-ceasefire"', 'slug = "desk"', "fixed address"),
        ("negotiation.toml", 'code = "UKR"', "", "“code” is missing"),
        ("parties.toml", "name =", "called =", "“name” is missing"),
        ("sources.toml", "title =", "called =", "“title” of a source is missing"),
    ],
)
def test_a_broken_file_is_named_and_nothing_is_left_behind(
    tmp_path: Path, file: str, old: str, new: str, told: str
) -> None:
    path = _broken(tmp_path, file, old, new)
    with pytest.raises(CommandError) as refused:
        call_command("load_demo", str(path.parents[len(Path(file).parts) - 1]), stdout=StringIO())
    assert str(path) in str(refused.value)
    assert told in str(refused.value)
    assert not Negotiation.objects.exists()
    assert not Draft.objects.exists()
    assert not Edition.objects.exists()


@pytest.mark.django_db
def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"nowhere.*cannot be read"):
        call_command("load_demo", str(tmp_path / "nowhere"), stdout=StringIO())


@pytest.mark.django_db
def test_a_folder_without_issues_is_named(tmp_path: Path) -> None:
    copy = tmp_path / "record"
    shutil.copytree(DEMO_FOLDER, copy)
    shutil.rmtree(copy / "issues")
    with pytest.raises(CommandError, match="no issue files"):
        call_command("load_demo", str(copy), stdout=StringIO())
