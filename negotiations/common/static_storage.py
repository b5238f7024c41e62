"""Collected static files: the hash in the name, compressed once; the admin's are served as they are."""

from collections.abc import Iterable, Iterator
from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage

# Seen by a handful of people; compressing them well takes longer than everything of our own.
NOT_COMPRESSED = ("admin/",)


class StaticFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    def compress_files(self, paths: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Compress the files of our own readers and editors; gives each name with the compressed one's."""
        ours = [path for path in paths if not path.startswith(NOT_COMPRESSED)]
        compressed: Any = super().compress_files(ours)
        yield from compressed
