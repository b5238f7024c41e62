"""ZIP archives of articles: read member by member in memory, with limits; nothing is unpacked to a disk."""

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import BinaryIO

from negotiations.common.text import visible_line
from negotiations.intake.limits import LIST_OF_FAILED, MOST_NAME
from negotiations.intake.readers import office
from negotiations.intake.readers.members import packed_file
from negotiations.intake.readers.raw import NotReadable, RawArticle

SIGNATURE = b"PK\x03\x04"
MOST_MEMBERS = 2_000
MOST_MEMBER_BYTES = 5 * 1024 * 1024
MOST_BYTES = 200 * 1024 * 1024  # unpacked, all members together
OFFICE_MARKS = (b"[Content_Types].xml", b"mimetypeapplication/")
SKIPPED = ("__MACOSX/",)
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, OSError, ValueError)

Reader = Callable[[BinaryIO, str], Iterator[RawArticle]]


def recognise(head: bytes, name: str) -> bool:
    """Tell an archive by its signature, and from documents that are archives inside."""
    return head.startswith(SIGNATURE) and not any(mark in head[:200] for mark in OFFICE_MARKS)


def read(stream: BinaryIO, name: str, read_member: Reader) -> Iterator[RawArticle]:
    """Yield every article of the archive; a member that cannot be read is yielded with its `problem`.

    Raises NotReadable when the archive as a whole is broken or too large.
    """
    try:
        archive = zipfile.ZipFile(stream)
    except BROKEN as fault:
        raise NotReadable(f"{name}: a broken or cut off ZIP archive") from fault
    with archive:
        members = [info for info in archive.infolist() if _wanted(info)]
        if len(members) > MOST_MEMBERS:
            raise NotReadable(f"{name}: {len(members):,} files; an archive may have {MOST_MEMBERS:,}")
        if not members:
            raise NotReadable(f"{name}: no file in this archive")
        left = MOST_BYTES
        labels: set[str] = set()
        for seen, info in enumerate(members, start=1):
            label = visible_line(info.filename)[:MOST_NAME] or "?"
            label = f"{label} ({seen})" if label in labels else label
            labels.add(label)
            data, problem = _unpack(archive, info)
            left -= len(data)
            if left < 0:
                data = b""
                problem = f"the archive unpacks to more than {MOST_BYTES // (1024 * 1024)} MB"
            elif len(data) > MOST_MEMBER_BYTES:
                problem = f"larger than {MOST_MEMBER_BYTES // (1024 * 1024)} MB, the limit for one file"
            yield from _articles(name, label, data, problem, read_member)
            if left < 0:
                return


def _articles(name: str, label: str, data: bytes, problem: str, read_member: Reader) -> Iterator[RawArticle]:
    """Yield a member's articles, or one that states what is wrong with it."""
    count = 0
    try:
        if problem:
            raise NotReadable(f"{name}, {label}: {problem}")
        if data.startswith(SIGNATURE) and not office.recognise(data, label):
            raise NotReadable(f"{name}, {label}: an archive inside an archive is not opened")
        for article in read_member(io.BytesIO(data), label):
            count += 1
            member = f"{label}, {article.member}" if article.member else label
            yield replace(article, name=name, member=member)
    except NotReadable as refusal:
        rest = f" (after {count} articles)" if count else ""
        original = packed_file(data) if data and len(data) <= MOST_MEMBER_BYTES else ""
        yield RawArticle(name=name, member=f"{label}{rest}", text="", problem=str(refusal), original=original)


def _unpack(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> tuple[bytes, str]:
    """Return a member's bytes, one more than the limit at most, or what is wrong. Stated sizes are not believed."""
    if info.flag_bits & 0x1:
        return b"", "it is encrypted"
    if (info.external_attr >> 16) & 0o170000 == 0o120000:
        return b"", "a link, which is not followed"
    try:
        with archive.open(info) as member:
            return member.read(MOST_MEMBER_BYTES + 1), ""
    except BROKEN:
        return b"", "it is broken"


def _wanted(info: zipfile.ZipInfo) -> bool:
    """Leave out folders, what systems add, and the list that we put beside what failed."""
    hidden = info.filename.rpartition("/")[2].startswith(".")
    ours = info.filename == LIST_OF_FAILED
    return not (info.filename.endswith("/") or hidden or ours or info.filename.startswith(SKIPPED))
