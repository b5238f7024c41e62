"""Who may write, submit, preview and publish drafts."""

from negotiations.accounts.models import User
from negotiations.editions.models import Draft, DraftState
from negotiations.record.errors import OperationError
from negotiations.record.models import Membership, Negotiation, Role


class NotAllowed(OperationError):
    """This person's role does not allow it."""


class DraftClosed(OperationError):
    """The draft has been published or discarded."""


def role_in(user: User | None, negotiation: Negotiation) -> Role | None:
    """Return a person's role in the negotiation; superusers are its admins; None: no role."""
    if user is None or not user.is_active:
        return None
    if user.is_superuser:
        return Role.ADMIN
    membership = Membership.objects.filter(user=user, negotiation=negotiation).first()
    return Role(membership.role) if membership else None


def can_write(user: User | None, negotiation: Negotiation) -> bool:
    """Say whether the person may write drafts: every role may."""
    return role_in(user, negotiation) is not None


def can_publish(user: User | None, negotiation: Negotiation) -> bool:
    """Say whether the person may publish: editors and admins may."""
    return role_in(user, negotiation) in {Role.EDITOR, Role.ADMIN}


def can_see(user: User | None, draft: Draft) -> bool:
    """Say whether the person may read the draft: its author always, editors once it is submitted or held."""
    if user is None:
        return False
    if draft.author_id == user.pk:
        return True
    return is_shared(draft) and can_publish(user, draft.negotiation)


def is_shared(draft: Draft) -> bool:
    """Say whether the draft is the editors' too: submitted, held or published, or discarded after it was submitted."""
    if draft.state == DraftState.DISCARDED:
        return draft.submitted_at is not None
    return draft.state != DraftState.OPEN


def check_may_publish(user: User, draft: Draft, negotiation: Negotiation) -> None:
    """Raise NotAllowed unless the person may publish this draft now."""
    if not can_publish(user, negotiation):
        raise NotAllowed("Publishing is for editors. Submit the draft, and an editor will see it.")
    if not can_see(user, draft):
        raise NotAllowed("This draft is its author’s until it is submitted.")
    if negotiation.second_pair_of_eyes and draft.author_id == user.pk:
        raise NotAllowed("This negotiation asks for a second pair of eyes: another editor must publish it.")


def check_open(draft: Draft) -> None:
    """Raise DraftClosed unless the draft can still be changed."""
    if not draft.is_open:
        raise DraftClosed(
            f"Draft {draft.number} is {draft.get_state_display().lower()} and can no longer be changed."
        )
