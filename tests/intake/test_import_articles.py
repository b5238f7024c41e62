"""The command import_articles: its answers, its JSON, its exit codes."""

import json
import os
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from negotiations.intake.management.commands.import_articles import PORTION
from negotiations.intake.models import Batch, Candidate
from negotiations.record.models import Article
from tests.factories import make_negotiation
from tests.harness.receiver import Receiver
from tests.intake.batches import story
from tests.intake.river import ARTICLES, make_river_talks

pytestmark = pytest.mark.django_db


def import_json(*arguments: str) -> dict[str, Any]:
    out = StringIO()
    call_command("import_articles", *arguments, "--format", "json", stdout=out)
    answer: dict[str, Any] = json.loads(out.getvalue())
    return answer


def test_a_folder_is_walked_and_every_file_answered() -> None:
    make_river_talks()
    report = import_json(str(ARTICLES))
    assert report == {
        "batch": str(Batch.objects.get().pk),
        "items": [
            {
                "file": str(ARTICLES / f"{name}-article.txt"),
                "member": "",
                "status": "imported",
                "message": "",
                "article": str(Article.objects.get(title__startswith=title).pk),
                "quotes": quotes,
            }
            for name, title, quotes in [("first", "What comes", 8), ("second", "Five questions", 9)]
        ],
    }


def test_again_everything_is_a_duplicate() -> None:
    make_river_talks()
    first = import_json(str(ARTICLES))
    waiting = Candidate.objects.count()
    again = import_json(str(ARTICLES))
    assert [item["status"] for item in again["items"]] == ["duplicate", "duplicate"]
    assert [item["article"] for item in again["items"]] == [item["article"] for item in first["items"]]
    assert Candidate.objects.count() == waiting >= 17


def test_a_dry_run_answers_the_same_and_keeps_nothing() -> None:
    make_river_talks()
    report = import_json(str(ARTICLES), "--dry-run")
    assert [item["status"] for item in report["items"]] == ["imported", "imported"]
    assert [item["quotes"] for item in report["items"]] == [8, 9]
    assert report["batch"] is None
    assert not Article.objects.exists()
    assert not Batch.objects.exists()


def test_bad_files_among_good_ones(tmp_path: Path) -> None:
    make_negotiation()
    (tmp_path / "deep" / "down").mkdir(parents=True)
    (tmp_path / "deep" / "down" / "a.txt").write_text(story(1))
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / ".hidden.txt").write_text(story(2))
    os.mkfifo(tmp_path / "c.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    with (tmp_path / "huge.txt").open("wb") as huge:
        huge.truncate(6 * 1024 * 1024)
    report = import_json(str(tmp_path))
    assert {Path(item["file"]).name: item["status"] for item in report["items"]} == {
        "a.txt": "imported",
        "b.txt": "failed",
        "c.txt": "failed",
        "gone.txt": "failed",
        "huge.txt": "failed",
    }
    assert all(item["file"] in item["message"] for item in report["items"] if item["status"] == "failed")


def test_a_file_of_many_portions_comes_whole(tmp_path: Path) -> None:
    make_negotiation()
    written = "\n\n".join(f"The boats came in at {number} and nobody spoke." for number in range(7_000))
    (tmp_path / "long.txt").write_text(f"Boats come in\n\n{written}")
    assert len(written) > 4 * PORTION
    assert [item["status"] for item in import_json(str(tmp_path))["items"]] == ["imported"]
    assert Article.objects.get().text == written


def test_the_text_answer_has_a_line_per_file_and_a_sum() -> None:
    make_river_talks()
    out = StringIO()
    call_command("import_articles", str(ARTICLES), "--dry-run", stdout=out)
    lines = out.getvalue().splitlines()
    assert lines[0].split() == ["imported", "8", str(ARTICLES / "first-article.txt")]
    assert (
        lines[-1] == "2 articles, 17 quotations and 1 reported position to review."
        " Nothing was kept: this was a dry run."
    )


def test_several_negotiations_need_a_name(tmp_path: Path) -> None:
    make_negotiation(slug="river")
    sea = make_negotiation(slug="sea")
    (tmp_path / "a.txt").write_text(story(1))
    with pytest.raises(CommandError, match="--negotiation SLUG; there are river, sea") as refusal:
        import_json(str(tmp_path))
    assert refusal.value.returncode == 1
    import_json(str(tmp_path), "--negotiation", "sea")
    assert Article.objects.get().negotiation == sea


def test_an_unknown_negotiation_is_refused(tmp_path: Path) -> None:
    make_negotiation(slug="river")
    with pytest.raises(CommandError, match="No negotiation “lake”; there is river"):
        import_json(str(tmp_path), "--negotiation", "lake")


def test_without_any_negotiation_or_file_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="There is no negotiation yet"):
        import_json(str(tmp_path))
    make_negotiation()
    with pytest.raises(CommandError, match="at least one file"):
        import_json(str(tmp_path))
    with pytest.raises(CommandError, match="no such file or folder"):
        import_json(str(tmp_path / "nowhere"))
    assert not Batch.objects.exists()


def test_an_address_is_fetched(world: Receiver) -> None:
    make_negotiation()
    url = world.page("/weir", b"The weir opened on Monday.", "text/plain")
    report = import_json(url, world.address("/nothing"))
    assert [(item["file"], item["status"]) for item in report["items"]] == [
        (url, "imported"),
        (world.address("/nothing"), "failed"),
    ]


def test_a_dry_run_fetches_and_keeps_nothing(world: Receiver) -> None:
    make_negotiation()
    call_command(
        "import_articles",
        world.page("/weir", b"The weir opened.", "text/plain"),
        "--dry-run",
        stdout=StringIO(),
    )
    assert world.paths == ["/weir"]
    assert not Article.objects.exists()


def test_a_dry_run_tells_what_stands_twice_and_is_gone_afterwards(tmp_path: Path) -> None:
    make_negotiation()
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(story(1))
    report = import_json(str(tmp_path), "--dry-run")
    assert [item["status"] for item in report["items"]] == ["imported", "duplicate"]
    assert not Batch.objects.exists()
    assert not Article.objects.exists()


def test_columns_are_named_on_the_command_line(tmp_path: Path) -> None:
    make_negotiation()
    text = story(1).replace("\n", " ")
    (tmp_path / "t.csv").write_text(f'Head,"Story, whole"\nOne,"{text}"\n')
    report = import_json(str(tmp_path), "--columns", 'headline=Head,"text=Story, whole"')
    assert [item["status"] for item in report["items"]] == ["imported"]
    assert Article.objects.get().title == "One"
    with pytest.raises(CommandError, match="“words=Story” is not FIELD=HEADING; the fields are text, title"):
        import_json(str(tmp_path), "--columns", "words=Story")


def test_a_name_that_turns_the_direction_of_reading_is_spelled_out(tmp_path: Path) -> None:
    make_negotiation()
    (tmp_path / "a\u202etxt.exe").write_text("")
    [item] = import_json(str(tmp_path))["items"]
    assert item["file"].endswith("a‹U+202E›txt.exe")
    assert "\u202e" not in item["message"]
    assert "‹U+202E›" in item["message"]
