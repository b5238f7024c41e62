# ruff: noqa: E501  a table of cases
"""Files that do harm or are broken, each made anew, with what a batch must say of them."""

import io
import json
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from tests.intake.readers import made

SCRIPT = "<script>alert(1)</script>"
SURROGATE = "\\ud800"
OVERRIDE = "\u202e\u2066"
QUOTED = "“The gates were opened late,” keeper Hazel Moss said."
NEEDED = f"The lock at Tarn was crowded on Monday. {QUOTED} Nobody else spoke that day."
ENTITIES = '<!ENTITY e0 "boom">' + "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
OUTSIDE = '<!ENTITY e11 SYSTEM "file:///etc/passwd">'


@dataclass(frozen=True)
class Hostile:
    """A file's name and how it is made; `says` is found in the message of each item that failed, by item.

    An item not named in `says` arrives. `place` is "" for the file itself, else the member.
    """

    name: str
    make: Callable[[], bytes]
    says: dict[str, str]
    arrives: int = 0


def whole_or_cut(kind: str, content: bytes, says: str) -> list[Hostile]:
    """Return an empty file of a kind and one that breaks off in the middle."""
    cut = content[: len(content) * 6 // 10]
    return [
        Hostile(f"empty.{kind}", lambda: b"", {"": "empty"}),
        Hostile(f"cut.{kind}", lambda: cut, {"": says}),
    ]


def rss(text: str, doctype: str = "", title: str = "Lock crowded") -> bytes:
    item = f"<item><title>{title}</title><description>{text}</description></item>"
    return f'<?xml version="1.0"?>{doctype}\n<rss version="2.0"><channel>\n{item}\n</channel></rss>'.encode()


def nitf(text: str, doctype: str = "") -> bytes:
    return f'<?xml version="1.0"?>{doctype}\n<nitf><body><body.content><p>{text}</p></body.content></body></nitf>'.encode()


def newsml(text: str) -> bytes:
    content = f"<contentSet><inlineData contenttype='text/plain'>{text}</inlineData></contentSet>"
    return (
        '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:1">\n<itemMeta/>\n'
        + content
        + "</newsItem>"
    ).encode()


def link_archive() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        link = zipfile.ZipInfo("passwd.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("a.txt", NEEDED)
    return held.getvalue()


def lying(archive: bytes, real: int, claimed: int) -> bytes:
    """Return an archive that claims another size for a member, in both of the places where it stands."""
    changed = archive.replace(struct.pack("<L", real), struct.pack("<L", claimed))
    assert changed != archive
    return changed


def pdf_bomb() -> bytes:
    packed = zlib.compress(b" " * 60_000_000, 9)
    return made.pdf([], drawn=packed).replace(b"<< /Length ", b"<< /Filter /FlateDecode /Length ")


def formulas() -> bytes:
    return made.workbook(
        [
            ["title", "text"],
            ["=1+1", NEEDED],
            ["b", "=WEBSERVICE(1)"],
            ["=cmd()", NEEDED.replace("Tarn", "Lisk")],
        ]
    )


def scripted(member: str = "") -> dict[str, str]:
    fields = dict.fromkeys(("title", "byline", "publisher", "guid", "published", "language"), SCRIPT + member)
    return fields | {"url": "javascript:alert(1)", "text": f"{NEEDED} {SCRIPT}{member}"}


def deep_message() -> bytes:
    head = "From: a@b.example\nTo: c@d.example\nSubject: Weir\n"
    parts = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(3_000))
    return f"{head}{parts}Content-Type: text/plain\n\n{NEEDED}\n".encode()


ZEROS = 30_000_000
LARGE = 20 * 1024 * 1024
DEEP = 20_000
WORKBOOK = made.workbook([["title", "text"], ["a", NEEDED]])
CASES = [
    *whole_or_cut("json", json.dumps({"title": "a", "text": NEEDED}).encode(), "cut.json: broken or cut off JSON"),
    *whole_or_cut("xlsx", WORKBOOK, "cut.xlsx: a broken or cut off"),
    *whole_or_cut("docx", made.word_file(NEEDED), "cut.docx: a broken or cut off"),
    *whole_or_cut("pdf", made.pdf([(72, 700, 11, "Words")] * 40), "cut.pdf: this PDF breaks off"),
    *whole_or_cut("rss", rss(NEEDED), "cut.rss, line 3: broken or cut off XML"),
    *whole_or_cut("nitf", nitf(NEEDED), "cut.nitf, line 2: broken or cut off XML"),
    *whole_or_cut("newsml", newsml(NEEDED), "cut.newsml, line 3: broken or cut off XML"),
    *whole_or_cut("zip", made.zipped({"a.txt": NEEDED}), "cut.zip: a broken or cut off ZIP archive"),
    Hostile("cut.rtf", lambda: b"{\\rtf1\\ansi " + NEEDED.encode(), {"": "cut.rtf: this Rich Text file breaks off"}),
    Hostile("empty.csv", lambda: b"", {"": "empty"}),
    Hostile("empty.jsonl", lambda: b"", {"": "empty"}),
    Hostile("empty.html", lambda: b"", {"": "empty"}),
    Hostile("empty.eml", lambda: b"", {"": "empty"}),
    Hostile("cut.jsonl", lambda: (made.json_lines({"text": NEEDED}) * 2).encode()[:-60],
            {"line 2": "cut.jsonl, line 2: broken or cut off JSON"}, 1),
    Hostile("cut.csv", lambda: f'title,text\na,"{NEEDED}"\nb,"cut off'.encode(),
            {"line 3": "cut.csv, line 3: a quotation mark is opened here and never closed"}, 1),
    # Archives
    Hostile("bomb.zip", lambda: made.zipped({"a.txt": NEEDED, "bomb.txt": b"0" * ZEROS}), {"bomb.txt": "larger than 5 MB"}, 1),
    Hostile("lying.zip", lambda: lying(made.zipped({"a.txt": NEEDED, "lie.txt": b"0" * ZEROS}), ZEROS, 10),
            {"lie.txt": "it is broken"}, 1),
    Hostile("path.zip", lambda: made.zipped({"../../../tmp/a.txt": NEEDED, "/etc/cron.d/b": b""}), {"/etc/cron.d/b": "empty"}, 1),
    Hostile("link.zip", link_archive, {"passwd.txt": "a link, which is not followed"}, 1),
    Hostile("nested.zip", lambda: made.zipped({"a.txt": NEEDED, "b.zip": made.zipped({"c.txt": NEEDED})}),
            {"b.zip": "an archive inside an archive is not opened"}, 1),
    Hostile("office.zip", lambda: made.zipped({"a.docx": made.word_file(NEEDED), "b.xlsx": WORKBOOK[:400]}), {"b.xlsx": "b.xlsx"}, 1),
    Hostile("bomb.docx", lambda: made.zipped({"[Content_Types].xml": "", "word/document.xml": b"\0" * ZEROS}), {"": "200 times its size"}),
    Hostile("lying.docx", lambda: lying(made.zipped({"[Content_Types].xml": "", "word/document.xml": b"\0" * ZEROS}), ZEROS, 10),
            {"": "lying.docx: a broken"}),
    Hostile("bomb.pdf", pdf_bomb, {"": "bomb.pdf: a page of this PDF unpacks to more than 24 MB"}),
    # Too large and too deep
    Hostile("large.txt", lambda: b"a " * (LARGE // 2), {"": "large.txt has 20 MB; one file may have 5 MB"}),
    Hostile("large.jsonl", lambda: b'{"text": "' + b"a " * (LARGE // 2), {"": "one file may have 5 MB"}),
    Hostile("long.jsonl", lambda: made.json_lines({"text": NEEDED}, {"text": "a " * 600_000}).encode(),
            {"line 2": "characters; one article may have 1,000,000"}, 1),
    Hostile("long.csv", lambda: f'title,text\na,"{NEEDED}"\nb,"{"a " * 800_000}"\n'.encode(), {"line 3": "1,500,000 characters"}, 1),
    Hostile("deep.json", lambda: b'{"text": ' + b"[" * DEEP + b"]" * DEEP + b"}", {"": "nested too deeply"}),
    Hostile("deep.rtf", lambda: b"{\\rtf1" + b"{" * DEEP + b"a" + b"}" * (DEEP + 1), {"": "nested too deeply"}),
    Hostile("deep.eml", deep_message, {"": "deep.eml: a broken message"}),
    Hostile("deep.rss", lambda: rss("<a>" * DEEP + "</a>" * DEEP), {"": "deep.rss, line 3: broken or cut off XML: Excessive depth"}),
    Hostile("deeper.rss", lambda: rss("&lt;div&gt;" * DEEP), {"entry 1 (line 3)": "nested too deeply"}),
    Hostile("deep.html", lambda: b"<!doctype html><html><body>" + b"<div>" * DEEP + b"words", {"": "deep.html: no article"}),
    # XML that bites
    Hostile("bomb.rss", lambda: rss("&e11;", f"<!DOCTYPE rss [{ENTITIES}]>"), {"": "bomb.rss"}),
    Hostile("bomb.nitf", lambda: nitf("&e11;", f"<!DOCTYPE nitf [{ENTITIES}]>"), {"": "bomb.nitf"}),
    Hostile("outside.rss", lambda: rss("&e11;", f"<!DOCTYPE rss [{OUTSIDE}]>"), {"": "declares entities of its own"}),
    Hostile("outside.nitf", lambda: nitf("&e11;", f"<!DOCTYPE nitf [{OUTSIDE}]>"), {"": "declares entities of its own"}),
    # Characters
    Hostile("nul.csv", lambda: f'title,text\na\0b,"{NEEDED}\0"\n'.encode(), {}, 1),
    Hostile("nul.jsonl", lambda: b'{"title": "a\\u0000b", "guid": "\\u0000", "text": "%s\\u0000"}' % NEEDED.encode(), {}, 1),
    Hostile("nul.rss", lambda: rss(f"{NEEDED}\0"), {"": "nul.rss, line 3: broken or cut off XML"}),
    Hostile("nul.html", lambda: f"<!doctype html><html><body><p>{NEEDED}\0</p><p>{NEEDED}</p></body></html>".encode(), {}, 1),
    Hostile("surrogate.jsonl", lambda: f'{{"title": "a{SURROGATE}", "url": "https://x.example/{SURROGATE}", '
            f'"language": "{SURROGATE}", "text": "{NEEDED} {SURROGATE}"}}'.encode(), {}, 1),
    Hostile("surrogate.csv", lambda: f'title,text\na\ud800,"{NEEDED} \udfff"\n'.encode("utf-8", "surrogatepass"), {}, 1),
    Hostile("override.jsonl", lambda: made.json_lines({"title": f"a{OVERRIDE}b", "text": f"{NEEDED} {OVERRIDE}end"}).encode(), {}, 1),
    Hostile("override.rss", lambda: rss(f"{NEEDED} {OVERRIDE}end", title=f"a{OVERRIDE}b"), {}, 1),
    # Tables and lines
    Hostile("columns.csv", lambda: b"headline;when\na;b\n", {"": "columns.csv, line 1: no column holds the article’s text"}),
    Hostile("columns.xlsx", lambda: made.workbook([["headline", "when"], ["a", "b"]]), {"": "columns.xlsx, row 1: no column holds"}),
    Hostile("rows.csv", lambda: f'title,text\na,b,c\nb,"{NEEDED}"\n'.encode(), {"line 2": "rows.csv, line 2: 3 cells under 2 columns"}, 1),
    Hostile("lines.jsonl", lambda: f'{{"broken"\n{json.dumps({"text": NEEDED})}\n[]\n'.encode(),
            {"line 1": "lines.jsonl, line 1: broken", "line 3": "lines.jsonl, line 3: not an object"}, 1),
    Hostile("formulas.xlsx", formulas, {"row 3": "formulas.xlsx, row 3: the text’s cell is empty"}, 2),
    Hostile("formulas.csv", lambda: f'title,text\n=1+1,"{NEEDED}"\n'.encode(), {}, 1),
    # Script in every field and file name
    Hostile(f"{SCRIPT}.jsonl", lambda: made.json_lines(scripted()).encode(), {}, 1),
    Hostile(f"{SCRIPT}.csv", lambda: ("\t".join(scripted()) + "\n" + "\t".join(scripted().values()) + "\n").encode(), {}, 1),
    Hostile(f"{SCRIPT}.rss", lambda: rss(f"{NEEDED} &lt;script&gt;alert(1)&lt;/script&gt;", title="&lt;script&gt;alert(1)&lt;/script&gt;a"), {}, 1),
    Hostile(f"{SCRIPT}.zip", lambda: made.zipped({f"{SCRIPT}.txt": NEEDED, f"{SCRIPT}.bin": bytes(range(256))}),
            {f"{SCRIPT}.bin": f"{SCRIPT}.bin: no reader"}, 1),
    Hostile(f"{SCRIPT}.nothing", lambda: bytes(range(256)) * 8, {"": f"{SCRIPT}.nothing: no reader knows"}),
    # Names that lie
    Hostile("picture.pdf", lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, {"": "picture.pdf: this is a picture (PNG)"}),
    Hostile("padded.txt", lambda: b"\xff\xd8\xff\xe0" + b"\xff\xe0" * 4000, {"": "padded.txt: this is a picture (JPEG)"}),
    Hostile("old.txt", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff\xe0" * 4000, {"": "save it as .docx or .xlsx"}),
    Hostile("json.csv", lambda: made.json_lines({"text": NEEDED}).encode(), {}, 1),
    Hostile("docx.txt", lambda: made.word_file(NEEDED), {}, 1),
    Hostile("zip.docx", lambda: made.zipped({"a.txt": NEEDED}), {"": "zip.docx: neither a Word file"}),
    Hostile("invoice.xml", lambda: b"<?xml version='1.0'?><invoice/>", {"": "XML whose root is <invoice>"}),
]  # fmt: skip
