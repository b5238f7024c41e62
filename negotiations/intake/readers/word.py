"""Word files (.docx): a statement or an article, with its paragraphs as they stand after tracked changes."""

import zipfile
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO

from lxml import etree

from negotiations.intake.readers import stated
from negotiations.intake.readers.markup import local
from negotiations.intake.readers.raw import NotReadable, RawArticle

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Deleted and moved words, the second copy of text boxes, field codes, and what Word draws.
LEFT_OUT = frozenset(("del", "movefrom", "fallback", "instrtext", "deltext", "rpr", "ppr", "sdtpr", "pict"))
MOST_PARAGRAPHS = 20_000
BROKEN = (
    etree.LxmlError, zipfile.BadZipFile, zlib.error, EOFError, OSError, KeyError, ValueError,
    AttributeError, TypeError, IndexError, NotImplementedError,
)  # fmt: skip


def read(stream: BinaryIO, name: str) -> Iterator[RawArticle]:
    """Yield the file's article. Its author and dates are those of the file, not of the article, and not taken.

    The stream must have been checked for size. Raises NotReadable.
    """
    # Imported only when a Word file comes, like the libraries of the other documents: together they take a second.
    import docx
    from docx.opc.exceptions import OpcError

    try:
        document = docx.Document(stream)
        body = document.element.body
        paragraphs = list(_paragraphs(body))
        title = _title(document)
        language = document.core_properties.language
    except (OpcError, *BROKEN) as fault:
        raise NotReadable(f"{name}: a broken Word file ({type(fault).__name__})") from fault
    if len(paragraphs) > MOST_PARAGRAPHS:
        raise NotReadable(f"{name}: {len(paragraphs):,} paragraphs; one file may have {MOST_PARAGRAPHS:,}")
    text = "\n\n".join(paragraphs)
    if not text:
        raise NotReadable(f"{name}: no text in this Word file")
    yield stated.article(name=name, text=text, title=title, language=language)


def _title(document: Any) -> str:
    """Return the text of a paragraph in the style Title near the top: the file's own property is often a left-over."""
    for paragraph in document.paragraphs[:5]:
        style = paragraph.style
        if style is not None and (style.style_id or "") == "Title" and paragraph.text.strip():
            return str(paragraph.text)
    return ""


def _paragraphs(body: Any) -> Iterator[str]:
    """Yield the words of each paragraph, those of tables, text boxes and content controls included."""
    open_paragraphs: list[list[str]] = []
    skipped: Any = None
    for event, element in etree.iterwalk(body, events=("start", "end")):
        tag = local(element)
        if event == "start":
            if skipped is None and tag in LEFT_OUT:
                skipped = element
            elif skipped is None and tag == "p" and element.tag.startswith(W):
                open_paragraphs.append([])
            elif skipped is None and open_paragraphs:
                open_paragraphs[-1].append(_words(element, tag))
        elif skipped is element:
            skipped = None
        elif skipped is None and tag == "p" and element.tag.startswith(W):
            words = "".join(open_paragraphs.pop()).strip()
            if words:
                yield words


def _words(element: Any, tag: str) -> str:
    if not tag or not element.tag.startswith(W):  # an entity has no name
        return ""
    if tag == "t":
        return element.text or ""
    return {"tab": "\t", "br": "\n", "cr": "\n", "nobreakhyphen": "\u2011"}.get(tag, "")
