"""The record's tables, one concept a file."""

from negotiations.record.models.article import Article
from negotiations.record.models.base import Basis, Precision
from negotiations.record.models.confirmation import Confirmation, Says
from negotiations.record.models.glossary import GlossaryEntry, GlossaryWording
from negotiations.record.models.issue import (
    Figure,
    Issue,
    IssueLink,
    LinkKind,
    MatchTerms,
    Standing,
    StandingKind,
    Term,
    TermState,
)
from negotiations.record.models.membership import Membership, Role
from negotiations.record.models.negotiation import Negotiation, Wording
from negotiations.record.models.party import Party, PartyKind, PartyRole
from negotiations.record.models.person import Office, Person
from negotiations.record.models.position import Position, Stance, Voice
from negotiations.record.models.quote import (
    Quotation,
    QuotationKind,
    QuotationSource,
    QuotationSpan,
    SourceType,
)
from negotiations.record.models.statement import Statement
from negotiations.record.models.status import ALLOWED_MOVES, FAMILY_OF, PUBLIC_TEST, Family, Status
from negotiations.record.models.talks import Readout, Talks, TalksKind, TalksState
from negotiations.record.models.update import Update, UpdateKind

__all__ = [
    "ALLOWED_MOVES",
    "FAMILY_OF",
    "PUBLIC_TEST",
    "Article",
    "Basis",
    "Confirmation",
    "Family",
    "Figure",
    "GlossaryEntry",
    "GlossaryWording",
    "Issue",
    "IssueLink",
    "LinkKind",
    "MatchTerms",
    "Membership",
    "Negotiation",
    "Office",
    "Party",
    "PartyKind",
    "PartyRole",
    "Person",
    "Position",
    "Precision",
    "Quotation",
    "QuotationKind",
    "QuotationSource",
    "QuotationSpan",
    "Readout",
    "Role",
    "Says",
    "SourceType",
    "Stance",
    "Standing",
    "StandingKind",
    "Statement",
    "Status",
    "Talks",
    "TalksKind",
    "TalksState",
    "Term",
    "TermState",
    "Update",
    "UpdateKind",
    "Voice",
    "Wording",
]
