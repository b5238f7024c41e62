"""The command extract_quotes: JSON lines in or files, JSON lines out, no database."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from negotiations.intake.extraction.records import answer

ROOT = Path(__file__).resolve().parents[3]
TEXT = "Talks end early\r\n\r\nShare\r\n\r\n“We agreed on it all,” said Anna Novak. “Every word.”\r\n"


def run(*files: str) -> list[dict[str, Any]]:
    out = io.StringIO()
    call_command("extract_quotes", *files, stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_records_on_standard_input_become_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    records = [{"id": "a", "text": TEXT}, {"id": 2, "text": "Nothing is quoted here."}]
    monkeypatch.setattr(
        "sys.stdin", io.StringIO("\n".join(json.dumps(record) for record in records) + "\n\n")
    )

    first, second = run()

    assert (first["id"], first["title"], first["date"], second["id"], second["quotes"]) == (
        "a",
        "Talks end early",
        None,
        2,
        [],
    )
    assert "text" not in first
    assert [entry["text"] for entry in first["quotes"]] == ["We agreed on it all,", "Every word."]
    assert {entry["group"] for entry in first["quotes"]} == {1}
    assert all(TEXT[entry["start"] : entry["end"]] == entry["text"] for entry in first["quotes"])
    assert set(first["quotes"][0]) == {
        "text",
        "start",
        "end",
        "group",
        "speaker",
        "speaker_text",
        "cue",
        "how",
        "kind",
    }
    assert (first["quotes"][1]["speaker"], first["quotes"][1]["how"]) == ("Anna Novak", "named")


def test_a_file_gives_its_clean_text_which_the_offsets_index(tmp_path: Path) -> None:
    file = tmp_path / "talks.txt"
    file.write_bytes(TEXT.encode("utf-16"))

    [line] = run(str(file))

    assert line["id"] == str(file)
    assert line["text"].startswith("“We agreed")
    assert all(line["text"][entry["start"] : entry["end"]] == entry["text"] for entry in line["quotes"])


def test_a_line_that_is_no_record_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO('{"id": 1, "text": "x"}\nnot json\n'))

    with pytest.raises(CommandError, match="line 2"):
        run()


def test_a_file_that_cannot_be_read_is_named_and_the_others_come_through(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, empty = tmp_path / "good.txt", tmp_path / "empty.txt"
    good.write_text(TEXT, encoding="utf-8")
    empty.write_bytes(b"")
    out, err = io.StringIO(), io.StringIO()

    with pytest.raises(CommandError, match="1 of 2 files"):
        call_command("extract_quotes", str(empty), str(good), stdout=out, stderr=err)

    assert json.loads(out.getvalue())["id"] == str(good)
    assert str(empty) in err.getvalue()


@pytest.mark.parametrize("record", ['{"id": 1}', '{"id": 1, "text": 3}', "[1]"])
def test_a_record_without_text_is_refused(record: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(record + "\n"))

    with pytest.raises(CommandError, match="line 1"):
        run()


def test_standard_input_is_answered_without_settings_or_apps() -> None:
    records = [{"id": "a", "text": TEXT}, {"id": 2, "text": "Nothing is quoted here."}]
    done = subprocess.run(
        [sys.executable, "manage.py", "extract_quotes"],
        cwd=ROOT,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "settings.that_do_not_exist"},
        input="\n".join(json.dumps(record) for record in records),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )

    first, second = (json.loads(line) for line in done.stdout.splitlines())
    assert [entry["speaker"] for entry in first["quotes"]] == ["Anna Novak", "Anna Novak"]
    assert (second["id"], second["quotes"]) == (2, [])


def test_answering_stops_at_a_line_that_is_no_record() -> None:
    out, errors = io.StringIO(), io.StringIO()

    code = answer(io.StringIO('{"id": 1, "text": "x"}\nnot json\n'), out, errors)

    assert (code, len(out.getvalue().splitlines())) == (1, 1)
    assert "line 2" in errors.getvalue()
