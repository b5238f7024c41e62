"""Operations on the frame of a negotiation: title, state of play, method, wording; and its setting up."""

from uuid import UUID

from negotiations.accounts.models import User
from negotiations.record.errors import OperationError
from negotiations.record.models import Membership, Negotiation, Role, Status, Wording
from negotiations.record.operations.changes import Changes, apply_changes
from negotiations.record.operations.context import Context
from negotiations.record.operations.registry import operation
from negotiations.record.operations.types import Day, Line60, Line160, Moment, Paragraphs, Sentence, adapter

FRAME_FIELDS = {
    "title": adapter(Line160),
    "state_of_play": adapter(Paragraphs),
    "state_of_play_on": adapter(Day | None),
    "method": adapter(Paragraphs),
    "scope": adapter(Paragraphs),
    "coverage_ends_at": adapter(Moment | None),
}

# First parts of fixed addresses; a negotiation of that name could not be reached.
RESERVED_SLUGS = frozenset(
    {
        "admin",
        "api",
        "desk",
        "embed",
        "healthz",
        "oembed",
        "static",
        "media",
        "accounts",
        "sign-in",
        "sign-out",
        "uk",
    }
)


class SlugReserved(OperationError):
    """The slug is the first part of a fixed address."""


def create_negotiation(
    *, negotiation_id: UUID, slug: str, code: str, title: str, zone: str, languages: list[str]
) -> Negotiation:
    """Set up a negotiation that nobody sees until its first edition. Raises SlugReserved, ValidationError."""
    if slug in RESERVED_SLUGS:
        raise SlugReserved(f"“{slug}” is the name of a fixed address; choose another.", field="slug")
    negotiation = Negotiation(
        id=negotiation_id, slug=slug, code=code, title=title, zone=zone, languages=languages
    )
    negotiation.full_clean()
    negotiation.save(force_insert=True)
    return negotiation


def set_membership(*, user: User, negotiation: Negotiation, role: Role) -> Membership:
    """Give a person a role in a negotiation, in place of the one held before."""
    membership, _ = Membership.objects.update_or_create(
        user=user, negotiation=negotiation, defaults={"role": role}
    )
    return membership


@operation(editable=FRAME_FIELDS)
def edit_frame(*, context: Context, changes: Changes) -> Negotiation:
    """Change fields of the frame. Raises Clash field by field."""
    negotiation = context.negotiation
    apply_changes(negotiation, changes, editable=FRAME_FIELDS, label=negotiation.title)
    return negotiation


@operation()
def set_wording(
    *, context: Context, wording_id: UUID, status: Status, label: Line60, test: Sentence
) -> Wording:
    """Set this negotiation's own word and public test for a status."""
    wording, _ = Wording.objects.update_or_create(
        negotiation=context.negotiation,
        status=status,
        defaults={"label": label, "test": test},
        create_defaults={"id": wording_id, "label": label, "test": test},
    )
    return wording
