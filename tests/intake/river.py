"""An invented negotiation for the intake's tests: two river states, their people and what they quarrel about."""

from pathlib import Path
from typing import Any
from uuid import uuid4

from negotiations.record.models import Issue, Negotiation, Party, Person
from tests.factories import make_negotiation, make_person, publish, run

ARTICLES = Path(__file__).parent / "articles"
FIRST = ARTICLES / "first-article.txt"
SECOND = ARTICLES / "second-article.txt"

PARTIES = {
    "quillmark": ("Quillmark", "state", "principal"),
    "marrowdale": ("Marrowdale", "state", "principal"),
    "lake-league": ("Lake League", "alliance", "mediator"),
}
PEOPLE = (
    ("Tomas Ardell", "m", "quillmark", "President"),
    ("Petra Lind", "f", "quillmark", "Foreign Minister"),
    ("Irena Volk", "f", "marrowdale", "Prime Minister"),
    ("Samuel Okoro", "m", "lake-league", "Envoy"),
    ("Dana Pruett", "f", "", ""),
)
ISSUES = {
    "summer-release": ("Summer release", "The upper weir stays open all summer.", ["weir", "forty days"]),
    "water-shares": (
        "Water shares",
        "Each state has a fixed share of the water.",
        ["share", "shares", "water"],
    ),
    "gauges": ("Gauges", "Both states read the gauges.", ["gauge", "gauges"]),
    "bargemen": ("Bargemen", "Quillmark releases the eleven bargemen.", ["bargemen", "boats"]),
}

# Every quotation of the two articles: its first words, how many spans it has, and its speaker in the record.
FIRST_QUOTATIONS = (
    ("a beginning", 2, "Irena Volk"),
    ("release of the eleven bargemen", 1, "Irena Volk"),
    ("We will open the gates for forty days", 2, "Tomas Ardell"),
    ("Forty days is a season, not a treaty", 2, "Irena Volk"),
    ("Nobody reads our gauges but us", 1, "Tomas Ardell"),
    ("A gauge is a flag in the water", 2, "Tomas Ardell"),
    ("The gauges are the whole quarrel", 2, "Dana Pruett"),
    ("within the week", 1, None),
)
SECOND_QUOTATIONS = (
    ("fair", 2, None),
    ("We accept that the water must be shared", 1, "Petra Lind"),
    ("Who counts the water in a dry year?", 2, "Petra Lind"),
    ("I have never sold a barrel of this river", 2, "Irena Volk"),
    ("a decision before the feast", 1, "Samuel Okoro"),
    ("They are fed and they are tired", 2, "Samuel Okoro"),
    ("broke the law of the lock", 1, None),
    ("There is no such law", 2, "Irena Volk"),
    ("The weir is not ours to give away", 1, None),
)


def make_river_talks(**fields: Any) -> Negotiation:
    """Make the negotiation with its parties, people in office and issues with match terms, all in one edition."""
    negotiation = make_negotiation(title="Lisk River water talks", **fields)
    parties = {slug: uuid4() for slug in PARTIES}
    issues = {slug: uuid4() for slug in ISSUES}
    operations: list[tuple[str, dict[str, Any]]] = []
    for slug, (name, kind, role) in PARTIES.items():
        values = {"slug": slug, "name": name, "short": slug[:2].upper(), "kind": kind, "role": role}
        operations.append(("create_party", {"party_id": parties[slug], **values}))
    for slug, (title, proposition, _) in ISSUES.items():
        values = {"slug": slug, "title": title, "proposition": proposition}
        operations.append(("create_issue", {"issue_id": issues[slug], **values}))
    publish(negotiation=negotiation, operations=operations)
    for name, gender, party, office in PEOPLE:
        holder = Party.objects.get(pk=parties[party]) if party else None
        make_person(negotiation=negotiation, name=name, gender=gender, party=holder, office=office)
    for slug, (_, _, terms) in ISSUES.items():
        run(
            negotiation=negotiation, operation="set_match_terms",
            match_terms_id=uuid4(), issue_id=issues[slug], terms=terms,
        )  # fmt: skip
    return negotiation


def person(negotiation: Negotiation, name: str) -> Person:
    return Person.objects.get(negotiation=negotiation, name=name)


def issue(negotiation: Negotiation, slug: str) -> Issue:
    return Issue.objects.get(negotiation=negotiation, slug=slug)
