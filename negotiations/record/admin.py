"""The record in the admin: public data is shown and never changed there; memberships and match terms are set there."""

from django.contrib import admin

from negotiations.common.admin import ReadOnlyAdmin
from negotiations.record.models import (
    Article,
    GlossaryEntry,
    Issue,
    MatchTerms,
    Membership,
    Negotiation,
    Party,
    Person,
    Position,
    Quotation,
    Talks,
    Update,
    Wording,
)


@admin.register(Negotiation)
class NegotiationAdmin(ReadOnlyAdmin):
    list_display = ["title", "slug", "code", "zone", "head_number"]


@admin.register(Issue)
class IssueAdmin(ReadOnlyAdmin):
    list_display = ["number", "title", "status", "negotiation", "pinned"]
    list_filter = ["negotiation", "status", "pinned"]
    search_fields = ["title", "proposition"]


@admin.register(Party)
class PartyAdmin(ReadOnlyAdmin):
    list_display = ["name", "short", "kind", "role", "negotiation"]
    list_filter = ["negotiation", "role"]


@admin.register(Person)
class PersonAdmin(ReadOnlyAdmin):
    list_display = ["name", "negotiation", "published_in"]
    list_filter = ["negotiation"]
    search_fields = ["name"]


@admin.register(Position)
class PositionAdmin(ReadOnlyAdmin):
    list_display = ["issue", "party", "stance", "said_on", "basis"]
    list_filter = ["issue__negotiation", "party"]
    list_select_related = ["issue", "party"]


@admin.register(Quotation)
class QuotationAdmin(ReadOnlyAdmin):
    list_display = ["number", "__str__", "speaker", "said_on", "published_in"]
    list_filter = ["negotiation", "kind"]
    list_select_related = ["speaker"]


@admin.register(Article)
class ArticleAdmin(ReadOnlyAdmin):
    list_display = ["title", "publisher", "published_on", "negotiation"]
    list_filter = ["negotiation"]
    search_fields = ["title", "publisher"]


@admin.register(Talks)
class TalksAdmin(ReadOnlyAdmin):
    list_display = ["title", "kind", "state", "starts_at", "negotiation"]
    list_filter = ["negotiation", "kind"]


@admin.register(Update)
class UpdateAdmin(ReadOnlyAdmin):
    list_display = ["sequence", "kind", "issue", "from_status", "to_status", "headline", "edition_number"]
    list_filter = ["negotiation", "kind"]
    list_select_related = ["issue"]


@admin.register(GlossaryEntry, Wording)
class WordingAdmin(ReadOnlyAdmin):
    list_display = ["__str__", "negotiation"]
    list_filter = ["negotiation"]


@admin.register(Membership)
class MembershipAdmin(admin.ModelAdmin[Membership]):
    list_display = ["user", "negotiation", "role"]
    list_filter = ["negotiation", "role"]
    list_select_related = ["user", "negotiation"]
    autocomplete_fields = ["user"]


@admin.register(MatchTerms)
class MatchTermsAdmin(admin.ModelAdmin[MatchTerms]):
    list_display = ["issue", "terms"]
    list_select_related = ["issue"]
    readonly_fields = ["issue"]

    def has_add_permission(self, request: object) -> bool:
        """Terms come with their issue's import set-up; here they are changed."""
        return False
