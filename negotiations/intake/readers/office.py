"""Office documents are ZIP archives: checked as such, then read as a Word file or a workbook by what is inside."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from negotiations.intake.limits import in_megabytes
from negotiations.intake.readers import word, workbook
from negotiations.intake.readers.raw import NotReadable, RawArticle
from negotiations.intake.readers.rows import UNCHOSEN, Columns

MOST_PARTS = 2_000
MOST_BYTES = 64 * 1024 * 1024  # unpacked, all parts together
MOST_RATIO = 200  # unpacked to packed, of parts larger than a megabyte
MEGABYTE = 1024 * 1024
# The first entry's name: what other archives have there is hardly one of these.
FIRST = re.compile(
    rb"PK\x03\x04.{26}(?:\[Content_Types\]\.xml|_rels/\.rels|docProps/|customXml/|word/\w+\.xml|xl/\w+\.xml)",
    re.S,
)
WORD, WORKBOOK = "word/document.xml", "xl/workbook.xml"


def recognise(head: bytes, name: str) -> bool:
    """Tell an Office document by the first entry of the archive that it is, or by its name."""
    is_archive = head.startswith(b"PK\x03\x04")
    return is_archive and (
        bool(FIRST.match(head)) or name.lower().endswith((".docx", ".xlsx", ".docm", ".xlsm"))
    )


def read(stream: BinaryIO, name: str, chosen: Columns = UNCHOSEN) -> Iterator[RawArticle]:
    """Yield the article of a Word file or those of a workbook. Raises NotReadable."""
    if kind_of(stream, name) == WORD:
        return word.read(stream, name)
    return workbook.read(stream, name, chosen)


def kind_of(stream: BinaryIO, name: str) -> str:
    """Check the document and return the part that tells what it is, the stream set back. Raises NotReadable."""
    try:
        with zipfile.ZipFile(stream) as archive:
            _check(archive, name)
            found = next((part for part in (WORD, WORKBOOK) if part in archive.namelist()), None)
    except NotReadable:
        raise
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as fault:
        raise NotReadable(f"{name}: a broken or cut off Office document") from fault
    if found is None:
        raise NotReadable(f"{name}: neither a Word file (.docx) nor a workbook (.xlsx)")
    stream.seek(0)
    return found


def _check(archive: zipfile.ZipFile, name: str) -> None:
    """Refuse what unpacks to too much. No part ever gives more bytes than it claims, so the claims can be counted."""
    parts = archive.infolist()
    if len(parts) > MOST_PARTS:
        raise NotReadable(f"{name}: {len(parts):,} parts; an Office document may have {MOST_PARTS:,}")
    total = sum(part.file_size for part in parts)
    if total > MOST_BYTES:
        raise NotReadable(
            f"{name}: unpacks to {in_megabytes(total)}; an Office document may have {in_megabytes(MOST_BYTES)}"
        )
    for part in parts:
        if part.flag_bits & 0x1:
            raise NotReadable(f"{name}: locked with a password")
        if part.file_size > MEGABYTE and part.file_size > MOST_RATIO * max(part.compress_size, 1):
            raise NotReadable(
                f"{name}: a part unpacks to more than {MOST_RATIO} times its size, as a bomb does"
            )
