"""The command extract_quotes: JSON lines in and out, files, and what a negotiation's record adds."""

import io
import json
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from tests.intake.batches import story
from tests.intake.river import FIRST, make_river_talks


def lines_of(*arguments: str) -> list[dict[str, Any]]:
    out = StringIO()
    call_command("extract_quotes", *arguments, stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_lines_in_give_lines_out_with_offsets_of_the_given_text(monkeypatch: pytest.MonkeyPatch) -> None:
    text = story(4)
    given = [json.dumps({"id": 7, "text": text}), "", json.dumps({"id": "b", "text": "No words."})]
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n".join(given)))
    first, second = lines_of()
    assert (first["id"], second["id"], second["quotes"]) == (7, "b", [])
    (quote,) = first["quotes"]
    assert text[quote["start"] : quote["end"]] == quote["text"]
    assert set(quote) == {
        *("text", "start", "end", "group", "speaker", "speaker_text", "cue", "how", "kind"),
    }


def test_a_file_gives_its_path_and_clean_text() -> None:
    (line,) = lines_of(str(FIRST))
    assert line["id"] == str(FIRST)
    assert line["title"] == "What comes next in the Lisk River water talks"
    assert line["date"] is None
    assert len({quote["group"] for quote in line["quotes"]}) == 8
    assert all(line["text"][quote["start"] : quote["end"]] == quote["text"] for quote in line["quotes"])


def test_a_broken_line_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO('{"id": 1, "text": "x"}\n{"id": 2\n'))
    with pytest.raises(CommandError, match="line 2"):
        lines_of()


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    out, errors = StringIO(), StringIO()
    with pytest.raises(CommandError, match="1 of 2 files"):
        call_command("extract_quotes", str(empty), str(FIRST), stdout=out, stderr=errors)
    assert str(empty) in errors.getvalue()
    assert len(out.getvalue().splitlines()) == 1


@pytest.mark.django_db
def test_the_record_adds_full_names_and_issues() -> None:
    make_river_talks(slug="lisk")
    (line,) = lines_of("--record", "lisk", str(FIRST))
    gauge = next(quote for quote in line["quotes"] if quote["text"].startswith("Nobody reads"))
    assert gauge["speaker"] == "Tomas Ardell"
    assert "gauges" in gauge["issues"]
    assert all(isinstance(quote["issues"], list) for quote in line["quotes"])


@pytest.mark.django_db
def test_an_unknown_record_is_refused() -> None:
    with pytest.raises(CommandError, match="There is no negotiation yet"):
        lines_of("--record", "lisk", str(FIRST))
