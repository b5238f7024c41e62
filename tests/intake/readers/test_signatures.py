"""Pictures, sounds, programs and old files are named for what they are, whatever their names and padding say."""

import pytest

from negotiations.intake.readers import NotReadable
from tests.intake.readers.made import TEXT, read, zipped

LETTERS = b"\xff\xff\xff\xe0\xf0" * 1000  # read as letters in Windows-1251, were it text


@pytest.mark.parametrize(
    ("beginning", "says"),
    [
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", r"a picture \(JPEG\)"),
        (b"\x89PNG\r\n\x1a\n", r"a picture \(PNG\)"),
        (b"GIF89a\x01\x00", r"a picture \(GIF\)"),
        (b"RIFF\x24\x00\x00\x00WEBPVP8 ", r"a picture \(WebP\)"),
        (b"RIFF\x24\x00\x00\x00WAVEfmt ", r"a sound recording \(WAV\)"),
        (b"\x00\x00\x00\x18ftypheic", r"a picture \(HEIC\)"),
        (b"\x00\x00\x00\x18ftypqt  ", r"a film \(MOV\)"),
        (b"\x00\x00\x00\x18ftypisom", r"a film \(MP4\)"),
        (b"ID3\x03\x00\x00", r"a sound recording \(MP3\)"),
        (b"\xff\xfb\x90\x00\x00", r"a sound recording \(MP3\)"),
        (b"BM\x00\x01\x00\x00\x00\x00\x00\x00", r"a picture \(BMP\)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", r"an old Office file .*save it as \.docx or \.xlsx"),
        (b"\x1f\x8b\x08", "a packed file .*gzip"),
        (b"7z\xbc\xaf\x27\x1c", "a packed file .*7z"),
        (b"Rar!\x1a\x07\x00", "a packed file .*RAR"),
        (b"BZh91AY&SY", "a packed file .*bzip2"),
        (b"\x7fELF", "a program"),
        (b"MZ\x90\x00\x03\x00", "a program"),
    ],
)
@pytest.mark.parametrize("name", ["article.txt", "table.csv"])
def test_it_is_refused_by_what_it_is(beginning: bytes, says: str, name: str) -> None:
    with pytest.raises(NotReadable, match=rf"\A{name}: this is {says}"):
        read(beginning + LETTERS, name)


def test_an_open_document_and_a_tape_archive_are_named() -> None:
    with pytest.raises(NotReadable, match="an OpenDocument file"):
        read(
            zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}).replace(
                b"\x08\x00", b"\0\0", 1
            )[:30]
            + b"mimetypeapplication/vnd.oasis.opendocument.text"
            + LETTERS,
            "a.odt",
        )
    with pytest.raises(NotReadable, match="TAR"):
        read(b"a.txt".ljust(257, b"\0") + b"ustar\x0000" + LETTERS, "a.tar")


@pytest.mark.parametrize(
    "beginning", ["MZ is a number plate. ", "BM said so. ", "GIF is a word. ", "RIFF raff. ", "Rar! ", "ID3 "]
)
def test_text_that_begins_alike_is_text(beginning: str) -> None:
    assert read(beginning + TEXT, "a.txt")[0].text == beginning + TEXT
