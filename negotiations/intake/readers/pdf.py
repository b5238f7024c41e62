"""PDF files: statements and articles that were printed to a file, their lines put together to paragraphs again."""

import logging
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from negotiations.intake.limits import MOST_CHARACTERS, in_megabytes
from negotiations.intake.readers import stated
from negotiations.intake.readers.lines import Line, joined
from negotiations.intake.readers.raw import NotReadable, RawArticle

if TYPE_CHECKING:
    from pypdf import PdfReader

MOST_PAGES = 300
MOST_PAGE_BYTES = 4 * 1024 * 1024  # of one page's drawing, unpacked
MOST_SECONDS = 60.0
TAIL = 4096
LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"})
# The library's own limits, lowered to what an article's pages need.
UNPACKED = 24 * 1024 * 1024
LIMITS: dict[str, Any] = {
    "zlib_maximum_output_length": UNPACKED,
    "lzw_maximum_output_length": UNPACKED,
    "run_length_maximum_output_length": UNPACKED,
    "array_based_stream_maximum_output_length": UNPACKED,
    "stream_decoding_work_maximum_length": 100_000_000,
    "stream_parsing_work_maximum_count": 1_000_000,
    "xform_maximum_invocations_per_extraction": 500,
    "jbig2dec_binary": None,
}
# It says what it mends in broken files; what could not be read is our message to give.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)
BROKEN = (
    OSError, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError, AssertionError,
    NotImplementedError, ArithmeticError, EOFError, ImportError, LookupError,
)  # fmt: skip


def recognise(head: bytes, name: str) -> bool:
    """Tell a PDF by its mark, which may come after some other bytes."""
    return b"%PDF-1." in head[:1024] or b"%PDF-2." in head[:1024]


def read(stream: BinaryIO, name: str) -> Iterator[RawArticle]:
    """Yield the file's article. Its author and dates are those of the file, not of the article. Raises NotReadable."""
    _check_end(stream, name)
    # Imported only when a PDF comes.
    from pypdf import apply_configuration
    from pypdf.errors import LimitReachedError, PyPdfError

    try:
        with apply_configuration(**LIMITS):
            text, language, count = _read(stream, name)
    except NotReadable:
        raise
    except LimitReachedError as fault:
        raise NotReadable(
            f"{name}: a page of this PDF unpacks to more than {in_megabytes(UNPACKED)}, as a bomb does, or is drawn in"
            " too many steps"
        ) from fault
    except (PyPdfError, *BROKEN) as fault:
        raise NotReadable(f"{name}: a broken PDF ({type(fault).__name__})") from fault
    if not text:
        raise NotReadable(f"{name}: no text on its {count} pages; pictures of pages (a scan) cannot be read")
    yield stated.article(name=name, text=text, language=language)


def _read(stream: BinaryIO, name: str) -> tuple[str, str, int]:
    """Return a file's text, the language it states and its number of pages."""
    from pypdf import PdfReader

    document = PdfReader(stream, strict=False)
    if document.is_encrypted and not document.decrypt(""):
        raise NotReadable(f"{name}: locked with a password")
    count = len(document.pages)
    if count > MOST_PAGES:
        raise NotReadable(f"{name}: {count:,} pages; one article may have {MOST_PAGES}")
    return joined(_lines(document, name)), str(document.root_object.get("/Lang") or ""), count


def _check_end(stream: BinaryIO, name: str) -> None:
    """Refuse a file that breaks off: mending it would lose pages without a word."""
    size = stream.seek(0, 2)
    stream.seek(max(0, size - TAIL))
    tail = stream.read(TAIL)
    stream.seek(0)
    if b"%%EOF" not in tail and b"startxref" not in tail:
        raise NotReadable(f"{name}: this PDF breaks off; its end is missing")


def _lines(document: "PdfReader", name: str) -> list[Line]:
    """Return the lines of all pages in their order; stops with a message at the limits."""
    lines: list[Line] = []
    until = time.monotonic() + MOST_SECONDS
    characters = 0
    for number, page in enumerate(document.pages, start=1):
        contents = page.get_contents()
        if contents is not None and len(contents.get_data()) > MOST_PAGE_BYTES:
            raise NotReadable(
                f"{name}, page {number}: more drawn on it than {MOST_PAGE_BYTES // 1024**2} MB, the limit"
            )
        found = _page_lines(page, number)
        lines += found
        characters += sum(len(line.text) for line in found)
        if characters > MOST_CHARACTERS:
            raise NotReadable(
                f"{name}, page {number}: more than {MOST_CHARACTERS:,} characters, the limit for one article"
            )
        if time.monotonic() > until:
            raise NotReadable(
                f"{name}, page {number}: reading takes longer than {MOST_SECONDS:.0f} seconds, the limit"
            )
    return lines


def _page_lines(page: Any, number: int) -> list[Line]:
    """Return a page's lines with where they stand on it."""
    lines: list[Line] = []
    held: list[str] = []
    where: list[float] = []

    def close() -> None:
        text = " ".join("".join(held).translate(LIGATURES).split())
        if text and where:
            lines.append(Line(text, where[0], where[1], where[2], number))
        held.clear()
        where.clear()

    def gather(text: str, cm: list[float], tm: list[float], font: Any, size: float) -> None:
        for place, piece in enumerate(text.split("\n")):
            if place:
                close()
            if piece.strip() and not where:
                x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
                y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
                where.extend((x, y, abs(size * tm[3] * cm[3]) or size or 1.0))
            held.append(piece)

    page.extract_text(visitor_text=gather)
    close()
    return lines
