"""Keys that stay the same at every load: names of the files made into UUIDs (RFC 9562, version 5)."""

import re
import uuid

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:negotiations:record-files")

UUID_TEXT = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")


class Keys:
    """Makes the UUIDs of one negotiation from the slugs and numbers of its files."""

    def __init__(self, slug: str) -> None:
        self._slug = slug
        self._named: dict[str, str] = {}

    def key(self, *parts: object) -> str:
        """Return the UUID, as text, of the thing that these parts name."""
        key = str(uuid.uuid5(_NAMESPACE, "/".join([self._slug, *(str(part) for part in parts)])))
        self._named[key] = " ".join(str(part) for part in parts[1:])
        return key

    def in_words(self, text: str) -> str:
        """Return a message with every UUID made here replaced by what its file calls the thing."""
        return UUID_TEXT.sub(lambda found: f"“{self._named.get(found[0], found[0])}”", text)

    def keys(self, kind: str, names: list[str]) -> list[str]:
        """Return the UUIDs of several things of one kind."""
        return [self.key(kind, name) for name in names]
