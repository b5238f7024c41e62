"""Says whose a document is: "Novak's statement", "the Kremlin readout", "a letter from the ministry"."""

from negotiations.intake.extraction.clause import Clause
from negotiations.intake.extraction.lexicon.function_words import OWNERS
from negotiations.intake.extraction.mention import Mention
from negotiations.intake.extraction.names import capitalised
from negotiations.intake.extraction.subjects_behind import subject_behind

# Papers that speak for whoever issues them; reports, polls and books speak for themselves.
ISSUED = frozenset(
    """
    statement readout communique communiqué letter memo memorandum message post tweet declaration note
    account document text release press-release remarks email e-mail documents posts
    """.split()  # noqa: SIM905 -- a list of words reads best as running text
)
# Papers whose words are nobody's but their own.
PAPERS = frozenset(
    """
    draft text plan proposal agreement treaty accord deal document memorandum protocol pact resolution clause report
    """.split()  # noqa: SIM905 -- a list of words reads best as running text
)
# "A Telegram message" is whoever writes there.
PLATFORMS = frozenset(
    "Facebook Instagram LinkedIn Social Telegram TikTok Twitter Weibo WhatsApp YouTube".split()  # noqa: SIM905
)
SIGNED = tuple([word] for word in ("signed", "issued", "released", "posted", "published", "sent", "written"))
# Whoever has read a letter did not write it.
SHOWN_BY = frozenset(
    "read out aloud seen obtained viewed reviewed reported carried cited quoted broadcast verified translated leaked".split()  # noqa: SIM905
)
REACH = 8
LED_BY = frozenset(("The", "A", "An", "This", "That", "Its", "Their", "According"))


def is_about_paper(clause: Clause) -> bool:
    """Tell whether a sentence that opens with an article is about a paper: "The draft has six pages".

    It is not where the paper does something to a body.
    """
    opened = clause.start + 1
    if PAPERS.isdisjoint(clause.words[opened : opened + 3]):
        return False
    return all(mention.kind != "organisation" or clause.in_phrase(mention) for mention in clause.mentions)


def owner_of_document(clause: Clause, document: Mention) -> Mention | None:
    """Return whose document it is, if the sentence tells it."""
    for mention in clause.mentions:
        if mention.end <= document.start and clause.owns(mention) and document.start - mention.end <= 4:
            return mention
    gender = OWNERS.get(clause.words[document.start].lower())
    if gender is not None and document.head in ISSUED:
        return Mention(document.start, document.start + 1, "pronoun", gender=gender)
    return _named_inside(clause, document) or _author_behind(clause, document)


def _named_inside(clause: Clause, document: Mention) -> Mention | None:
    """Return the body in "the Kremlin readout"."""
    for index in range(document.start + 1, document.end - 1):
        if clause.words[index][0].isupper():
            named = capitalised(clause.words, index)
            if named is None or named.head in PLATFORMS or named.name.split()[-1:] == ["Social"]:
                return None
            return named if named.kind in ("organisation", "person") else None
    return None


def _author_behind(clause: Clause, document: Mention) -> Mention | None:
    """Return whoever "from" or "issued by" names."""
    words, last = clause.words, min(clause.end - 1, document.end + REACH)
    for index in range(document.end, last):
        if words[index] == "by" and words[index - 1] in SHOWN_BY:
            return None
        if words[index] in ("from", "by") or (words[index] == "of" and index == document.end):
            return subject_behind(clause, index, min(clause.end, index + 8))
        if not words[index].isalpha() and words[index + 1 : index + 2] not in SIGNED:
            return None
    return None
