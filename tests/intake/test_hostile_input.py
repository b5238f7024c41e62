"""Hostile and broken files, each in a batch beside two good ones that arrive: clear errors, flat memory, no harm."""

import json
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from negotiations.intake.models import BatchState, Candidate
from negotiations.record.models import Article
from tests.factories import make_negotiation
from tests.intake.batches import import_texts, story
from tests.intake.hostile import CASES, QUOTED, SCRIPT, Hostile

MOST_GROWTH = 100  # megabytes; some files here unpack to 60 MB, and some come with 20 MB as they are
MEASURE = """
import io, os, resource
import docx, openpyxl, pypdf, trafilatura
from negotiations.intake.readers import NotReadable, read_articles
from tests.intake.hostile import CASES

def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024

for number, case in enumerate(CASES):
    content = case.make()
    if os.fork() == 0:
        before = peak()
        try:
            for article in read_articles(io.BytesIO(content), case.name):
                pass
        except NotReadable:
            pass
        print(number, peak() - before, flush=True)
        os._exit(0)
    assert os.wait()[1] == 0, case.name
"""


@pytest.mark.django_db
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name.replace(SCRIPT, "script"))
def test_a_hostile_file_is_answered_and_the_good_ones_arrive(case: Hostile) -> None:
    batch = import_texts(
        make_negotiation(), {"a good.txt": story(1), case.name: case.make(), "z good.txt": story(2)}
    )
    assert batch.state == BatchState.DONE
    items = list(batch.items.all())
    good = [item for item in items if item.file.endswith("good.txt")]
    assert [item.status for item in good] == ["imported", "imported"]
    others = [item for item in items if item not in good]
    assert {item.file for item in others} == {case.name}
    failed = {item.member: item.message for item in others if item.status == "failed"}
    assert set(failed) == set(case.says), failed
    for member, says in case.says.items():
        assert says in failed[member]
        assert case.name in failed[member] or member in failed[member]
        assert "fault of ours" not in failed[member]
    arrived = [item for item in others if item.status in ("imported", "near_duplicate")]
    assert len(arrived) == case.arrives == len(others) - len(failed)
    for item in arrived:
        _check_article(item.article)


def _check_article(article: Article | None) -> None:
    """An article that arrived beside harm is whole, storable and harmless."""
    assert article is not None
    text = article.text or ""
    assert "gates were opened late" in text
    (found,) = Candidate.objects.filter(article=article)
    assert found.words == [QUOTED[1 : QUOTED.index("”")]]
    assert [text[span["start"] : span["end"]] for span in found.spans] == found.words
    everything = [text, article.title, article.byline, article.publisher, article.url, article.language]
    for value in everything:
        assert not set(value) & set("\x00\u202e\u2066")
        assert not any(0xD800 <= ord(c) <= 0xDFFF for c in value)
        assert "=cmd" not in value
    assert article.url == "" or article.url.startswith("https://")
    assert "boom" not in text
    assert "root:" not in text


def test_extract_quotes_reads_the_good_lines_and_names_the_broken_one(tmp_path: Path) -> None:
    file = tmp_path / "lines.jsonl"
    file.write_text(f'{{"broken"\n{json.dumps({"text": QUOTED})}\n', encoding="utf-8")
    out, err = StringIO(), StringIO()
    with pytest.raises(CommandError, match="1 of 1 files"):
        call_command("extract_quotes", str(file), stdout=out, stderr=err)
    assert json.loads(out.getvalue())["id"] == f"{file}#line 2"
    assert "lines.jsonl, line 1: broken or cut off JSON" in err.getvalue()


def test_memory_stays_flat_whatever_comes() -> None:
    """Read each file in a process of its own and look how far its memory rose."""
    done = subprocess.run(
        [sys.executable, "-c", MEASURE],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    growth = [int(line.split()[1]) for line in done.stdout.splitlines()]
    assert len(growth) == len(CASES)
    swollen = {case.name: grown for case, grown in zip(CASES, growth, strict=True) if grown > MOST_GROWTH}
    assert swollen == {}
