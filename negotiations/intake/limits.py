"""How much may come in at once; every refusal states the limit it met."""

MOST_FILES = 500  # a batch from the desk; a command's batch has no such limit
MOST_FILE_BYTES = 5 * 1024 * 1024
MOST_ARCHIVE_BYTES = 20 * 1024 * 1024
MOST_CHARACTERS = 1_000_000  # of one article
MOST_ADDRESSES = 50  # of a batch from the desk
MOST_FEEDS = 100  # that a negotiation watches
MOST_NEW_ENTRIES = 50  # of a feed that one check brings in; the others come with the next
MOST_NAME = 400  # characters kept of a file's name
LIST_OF_FAILED = "what-failed.csv"  # in the ZIP of what failed; passed over when that is handed in again
KEPT_DAYS = 30  # contents of what failed, and of dry runs nobody decided about


def most_bytes(content: bytes) -> int:
    """Return how many bytes a file that begins like `content` may have: archives, Office files and PDF more than others."""
    return MOST_ARCHIVE_BYTES if content.startswith((b"PK\x03\x04", b"%PDF-")) else MOST_FILE_BYTES


def in_megabytes(size: int) -> str:
    """Return a number of bytes as people read it: `5 MB`, `7.2 MB`."""
    amount = f"{size / (1024 * 1024):.1f}".removesuffix(".0")
    return f"{amount} MB"
