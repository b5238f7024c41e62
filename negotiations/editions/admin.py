"""Editions in the admin: shown, never changed."""

from django.contrib import admin

from negotiations.common.admin import ReadOnlyAdmin
from negotiations.editions.models import Edition, Redaction


@admin.register(Edition)
class EditionAdmin(ReadOnlyAdmin):
    list_display = ["number", "negotiation", "published_at", "reconstructed", "hash"]
    list_filter = ["negotiation", "reconstructed"]


@admin.register(Redaction)
class RedactionAdmin(ReadOnlyAdmin):
    list_display = ["redacted_at", "negotiation", "kind", "field", "edition_number"]
    list_filter = ["negotiation"]
