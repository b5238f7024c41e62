"""Files that hold no text to read, told by the bytes that they begin with, whatever their names say.

The signatures are those of the formats' own specifications.
"""

PICTURE, SOUND, FILM, PACKED = (
    "this is a picture ({}), which holds no text",
    "this is a sound recording ({}), which holds no text",
    "this is a film ({}), which holds no text",
    "this is a packed file ({}): hand in what is inside, or a ZIP of it",
)
OLD_OFFICE = (
    "this is an old Office file (.doc, .xls, .ppt) or an Outlook message (.msg): "
    "save it as .docx or .xlsx, a message as .eml"
)
PROGRAM = "this is a program, which is never read"
BEGINNINGS = (
    (b"\xff\xd8\xff", PICTURE.format("JPEG")),
    (b"\x89PNG\r\n\x1a\n", PICTURE.format("PNG")),
    (b"GIF87a", PICTURE.format("GIF")),
    (b"GIF89a", PICTURE.format("GIF")),
    (b"II*\x00", PICTURE.format("TIFF")),
    (b"MM\x00*", PICTURE.format("TIFF")),
    (b"8BPS\x00", PICTURE.format("Photoshop")),
    (b"\x00\x00\x01\x00", PICTURE.format("ICO")),
    (b"ID3\x02\x00", SOUND.format("MP3")),
    (b"ID3\x03\x00", SOUND.format("MP3")),
    (b"ID3\x04\x00", SOUND.format("MP3")),
    (b"OggS\x00", SOUND.format("Ogg")),
    (b"fLaC\x00", SOUND.format("FLAC")),
    (b"\x1aE\xdf\xa3", FILM.format("Matroska or WebM")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLD_OFFICE),
    (b"\x1f\x8b", PACKED.format("gzip")),
    (b"7z\xbc\xaf\x27\x1c", PACKED.format("7z")),
    (b"Rar!\x1a\x07", PACKED.format("RAR")),
    (b"\xfd7zXZ\x00", PACKED.format("xz")),
    (b"\x28\xb5\x2f\xfd", PACKED.format("Zstandard")),
    (b"\x7fELF", PROGRAM),
    (b"SQLite format 3\x00", "this is a database (SQLite): save what is wanted as CSV"),
)
# Kinds of what is framed as RIFF and as MPEG-4, by the four bytes that name it.
RIFF = {
    b"WEBP": PICTURE.format("WebP"), b"WAVE": SOUND.format("WAV"), b"AVI ": FILM.format("AVI"),
}  # fmt: skip
MPEG_4 = {
    b"heic": PICTURE.format("HEIC"), b"heix": PICTURE.format("HEIC"), b"mif1": PICTURE.format("HEIF"),
    b"avif": PICTURE.format("AVIF"), b"M4A ": SOUND.format("M4A"), b"qt  ": FILM.format("MOV"),
}  # fmt: skip
MP3_FRAMES = (b"\xff\xfb", b"\xff\xf3", b"\xff\xf2")
OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument"
NOTED = 64  # bytes in which a program and a bare MP3 have zeros, and text has none


def told_by(head: bytes) -> str:
    """Return what a file is that begins with `head` and what to do, where it is of a kind that is never read; else ""."""
    for beginning, told in BEGINNINGS:
        if head.startswith(beginning):
            return told
    if head[:4] == b"RIFF":
        return RIFF.get(head[8:12], "")
    if head[4:8] == b"ftyp":
        return MPEG_4.get(head[8:12], FILM.format("MP4"))
    if b"\x00" in head[:NOTED]:
        if head[:2] == b"MZ":
            return PROGRAM
        if head[:2] == b"BM" and head[6:10] == b"\x00\x00\x00\x00":
            return PICTURE.format("BMP")
        if head.startswith(MP3_FRAMES):
            return SOUND.format("MP3")
    if head[:4] == b"BZh9" and head[4:10] == b"1AY&SY":
        return PACKED.format("bzip2")
    if head[257:262] == b"ustar":
        return PACKED.format("TAR")
    if head[:2] == b"PK" and OPEN_DOCUMENT in head[:120]:
        return "this is an OpenDocument file (.odt, .ods): save it as .docx or .xlsx"
    return ""
