"""Where an article came from: its addresses and ids, by which it is known again, and the page as it was fetched."""

import uuid

from django.db import models

from negotiations.record.models import Article, Negotiation
from negotiations.record.models.base import choices_check


class OriginKind(models.TextChoices):
    ADDRESS = "address", "address"
    GUID = "guid", "id of its publisher"


class Origin(models.Model):
    """An address or a publisher's id of an article, hashed: the same one again is the same article, or its new version."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="origins")
    negotiation = models.ForeignKey(Negotiation, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=8, choices=OriginKind.choices)
    key = models.CharField(max_length=64, help_text="SHA-256 of the canonical address or id, hexadecimal.")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["article", "kind", "key"], name="origin_once"),
            choices_check(field="kind", choices=OriginKind, name="origin_kind_known"),
        ]
        indexes = [models.Index(fields=["negotiation", "key"], name="origin_key")]

    def __str__(self) -> str:
        return f"{self.kind} of {self.article_id}"


class ArchivedPage(models.Model):
    """A page or file exactly as it was fetched, or a watched feed's entry as it stood there: what the address said then."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    negotiation = models.ForeignKey(Negotiation, on_delete=models.CASCADE, related_name="+")
    address = models.CharField(max_length=2000, help_text="The one that answered, after redirects.")
    fetched_at = models.DateTimeField()
    media_type = models.CharField(max_length=100, blank=True)
    digest = models.CharField(max_length=64, help_text="SHA-256 of the page as it came, hexadecimal.")
    content = models.BinaryField(help_text="The page, packed by zlib (RFC 1950).")

    class Meta:
        ordering = ["-fetched_at"]

    def __str__(self) -> str:
        return self.address


class ArchivedCopy(models.Model):
    """The page that an article was read from; those of one file share it."""

    article = models.OneToOneField(
        Article, on_delete=models.CASCADE, primary_key=True, related_name="archived_copy"
    )
    page = models.ForeignKey(ArchivedPage, on_delete=models.CASCADE, related_name="copies")

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "archived copies"

    def __str__(self) -> str:
        return f"copy of {self.page_id}"
