"""How much may come in at once; every refusal states the limit it met."""

MOST_FILES = 500  # a batch from the desk; a command's batch has no such limit
MOST_FILE_BYTES = 5 * 1024 * 1024
MOST_CHARACTERS = 1_000_000  # of one article
MOST_NAME = 400  # characters kept of a file's name


def in_megabytes(size: int) -> str:
    """Return a number of bytes as people read it: `5 MB`, `7.2 MB`."""
    amount = f"{size / (1024 * 1024):.1f}".removesuffix(".0")
    return f"{amount} MB"
