"""Files with bytes changed, cut out or doubled at random: read, or refused in words, never anything else."""

import contextlib
import io
import json
import random
import zipfile
from pathlib import Path

import pytest

from negotiations.intake.readers import NotReadable
from tests.intake.readers import made
from tests.intake.readers.test_ninjs import TWO
from tests.intake.readers.test_xml import ATOM, NITF, RSS, XHTML, newsml

FILES = Path(__file__).parents[1] / "files"
WHOLE: dict[str, bytes] = {
    "html": (FILES / "page.html").read_bytes(),
    "eml": (FILES / "message.eml").read_bytes(),
    "jsonl": made.json_lines(
        {"title": "a", "text": made.TEXT, "author": {"name": "b"}}, {"body": [made.WORDS]}
    ).encode(),
    "json": json.dumps(TWO).encode(),
    "csv": f'title;text;date\na;"{made.TEXT}";1.2.2031\n"b";"{made.WORDS}";\n'.encode(),
    "rss": RSS.encode(),
    "atom": ATOM.encode(),
    "nitf": NITF.encode(),
    "newsml": newsml(XHTML).encode(),
    "pdf": made.pdf([(72, 700 - 14 * n, 11, "Words of a statement") for n in range(9)]),
    "docx": made.word_file(made.OPENING, made.WORDS),
    "xlsx": made.workbook([["title", "text"], ["a", made.TEXT]]),
    "zip": made.zipped({"a.txt": made.TEXT, "b.jsonl": made.json_lines({"text": made.TEXT})}),
}


def mutated(content: bytes, chance: random.Random) -> bytes:
    """Return the bytes with one to five faults."""
    data = bytearray(content)
    for _ in range(chance.randint(1, 5)):
        place = chance.randrange(len(data) or 1)
        length = chance.choice((1, 1, 2, 8, 200))
        match chance.randrange(4):
            case 0:
                data[place : place + length] = chance.randbytes(length)
            case 1:
                del data[place : place + length]
            case 2:
                data[place:place] = data[place : place + length]
            case _:
                data[place:place] = chance.choice(
                    (b"\x00", b'"', b"<", b"&x;", b"\xff\xfe", b"{", b"\n", b"-1")
                )
    return bytes(data)


def mutated_inside(document: bytes, chance: random.Random) -> bytes:
    """Return an Office document with faults in one of its parts."""
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        parts: dict[str, bytes | str] = {name: archive.read(name) for name in archive.namelist()}
        name = chance.choice(sorted(parts))
        parts[name] = mutated(archive.read(name), chance)
    return made.zipped(parts)


@pytest.mark.parametrize("kind", WHOLE)
@pytest.mark.parametrize("rounds", [60, pytest.param(1_000, marks=pytest.mark.matrix)])
def test_no_fault_in_a_file_is_ours(kind: str, rounds: int) -> None:
    chance = random.Random(f"{kind} {rounds}")
    read = 0
    for number in range(rounds):
        inside = kind in ("docx", "xlsx") and number % 2
        change = mutated_inside if inside else mutated
        with contextlib.suppress(NotReadable):
            articles = made.read(change(WHOLE[kind], chance), f"file.{kind}")
            assert all(bool(article.text.strip()) != bool(article.problem) for article in articles)
            read += 1
    assert read, "not one was read"
