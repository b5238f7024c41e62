"""Keys that stay the same at every load: names of the files made into UUIDs (RFC 9562, version 5)."""

import uuid

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:negotiations:record-files")


class Keys:
    """Makes the UUIDs of one negotiation from the slugs and numbers of its files."""

    def __init__(self, slug: str) -> None:
        self._slug = slug

    def key(self, *parts: object) -> str:
        """Return the UUID, as text, of the thing that these parts name."""
        return str(uuid.uuid5(_NAMESPACE, "/".join([self._slug, *(str(part) for part in parts)])))

    def keys(self, kind: str, names: list[str]) -> list[str]:
        """Return the UUIDs of several things of one kind."""
        return [self.key(kind, name) for name in names]
