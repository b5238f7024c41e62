"""A negotiation with one of everything, and an example of every operation on it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from negotiations.record.models import Negotiation
from tests.factories import as_json, make_article, make_negotiation, make_person, make_quotation
from tests.record.applying import DAY, apply, move, new_issue, new_party, say

Args = dict[str, Any]
WORDS = "The weir stays open."


@dataclass
class Everything:
    """The rows by name; `made` are the keys of rows that an operation is about to make."""

    negotiation: Negotiation
    rows: dict[str, Any] = field(default_factory=dict)
    made: set[str] = field(default_factory=set)

    def new(self) -> UUID:
        key = uuid4()
        self.made.add(str(key))
        return key

    def __getattr__(self, name: str) -> Any:
        return self.rows[name].pk


def make_everything() -> Everything:
    """Make the negotiation, unpublished."""
    negotiation = make_negotiation()
    party = new_party(negotiation)
    person = make_person(negotiation=negotiation, party=party)
    issue, other = new_issue(negotiation), new_issue(negotiation, slug="harbour")
    article = make_article(negotiation=negotiation, text=f"“{WORDS}” said the minister.")
    rows = {
        "party": party,
        "person": person,
        "issue": issue,
        "other": other,
        "article": article,
        "spare_article": make_article(negotiation=negotiation, text=f"Again: {WORDS}"),
        "quotation": make_quotation(
            negotiation=negotiation, speaker=person, words=WORDS, article=article, said_on=DAY
        ),
        "office": person.offices.get(),
    }
    everything = Everything(negotiation, rows)
    for name in ("talks", "readout", "position", "figure", "term", "link", "entry", "update", "term_running"):
        everything.rows[name] = _MAKE[name](everything)
    return everything


def _make(operation: str) -> Callable[[Everything], Any]:
    def make(on: Everything) -> Any:
        return apply(negotiation=on.negotiation, operation=operation, **EXAMPLES[operation](on))

    return make


def _link(on: Everything) -> Any:
    return _make("add_link")(on).links.get()


def _running(on: Everything) -> Any:
    args = {**EXAMPLES["add_term"](on), "state": "running", "label": "60 days"}
    return apply(negotiation=on.negotiation, operation="add_term", **args)


def _update(on: Everything) -> Any:
    say(on.rows["issue"], on.rows["party"], "claims")
    return move(on.rows["issue"], "raised")


def _change(field: str, base: Any, to: Any) -> dict[str, Any]:
    return {field: {"base": base, "to": to}}


def _on(on: Everything) -> Args:
    return {"issue_id": on.issue, "evidence_ids": [on.quotation], "source_ids": [on.article]}


def _stance() -> Args:
    return {"stance": 1, "summary": "If it rains.", "basis": "quoted", "said_on": DAY, "precision": "day"}


def _told(on: Everything) -> Args:
    words = {"headline": "They met", "reason": "They met by the weir."}
    return {
        **words,
        "update_id": on.new(),
        "happened_at": "2025-06-01T12:00:00Z",
        "talks_id": on.talks,
        **_on(on),
    }


EXAMPLES: dict[str, Callable[[Everything], Args]] = {
    "create_article": lambda on: {
        "article_id": on.new(),
        "title": "Weir talks open",
        "publisher": "The Gauge",
        "byline": "Staff",
        "published_on": DAY,
        "published_precision": "day",
        "url": "https://example.org/weir",
        "language": "en",
        "text": "A text of its own.",
        "dropped": [{"kind": "caption", "text": "The weir."}],
        "note": "Excerpt.",
    },
    "edit_article": lambda on: {
        "article_id": on.spare_article,
        "changes": _change("publisher", "", "The Gauge"),
    },
    "create_person": lambda on: {
        "person_id": on.new(),
        "slug": "bo-sund",
        "name": "Bo Sund",
        "gender": "m",
        "description": "Engineer",
        "aliases": ["Sund"],
        "transliterations": ["Bo Sunt"],
    },
    "edit_person": lambda on: {
        "person_id": on.person,
        "changes": _change("description", "", "Engineer"),
        "add_aliases": ["A. Ribeira"],
        "remove_aliases": ["Ribeira"],
    },
    "add_office": lambda on: {
        "office_id": on.new(),
        "person_id": on.person,
        "title": "Envoy",
        "party_id": on.party,
        "since": DAY,
        "until": DAY,
        "rank": 2,
    },
    "edit_office": lambda on: {"office_id": on.office, "changes": _change("title", "Minister", "Premier")},
    "create_quotation": lambda on: {
        "quotation_id": on.new(),
        "words": ["It stays", "open"],
        "speaker_id": on.person,
        "speaker_text": "the minister",
        "said_on": DAY,
        "precision": "about",
        "said_where": "at the weir",
        "source_type": "written",
        "kind": "partial",
        "language": "en",
        "original_language": "pt",
        "original_words": "Fica aberto",
        "translator": "The desk",
        "note": "As printed.",
        "issue_ids": [on.issue],
    },
    "add_carrier": lambda on: {
        "carrier_id": on.new(),
        "quotation_id": on.quotation,
        "article_id": on.spare_article,
        "spans": [{"start": 7, "end": 27}],
    },
    "edit_quotation": lambda on: {
        "quotation_id": on.quotation,
        "changes": _change("speaker_id", on.person, None) | _change("speaker_text", "", "a minister"),
    },
    "suggest_issues": lambda on: {"quotation_id": on.quotation, "add": [on.issue], "remove": [on.other]},
    "create_party": lambda on: {
        "party_id": on.new(),
        "slug": "coast",
        "name": "The coast",
        "short": "CO",
        "kind": "organisation",
        "role": "host",
        "rank": 3,
        "in_grid": False,
        "aliases": ["Shore"],
    },
    "edit_party": lambda on: {
        "party_id": on.party,
        "changes": _change("name", "Upstream", "The upper valley"),
        "add_aliases": ["Up"],
        "remove_aliases": ["Upper"],
    },
    "create_issue": lambda on: {
        "issue_id": on.new(),
        "slug": "locks",
        "title": "Locks",
        "proposition": "The locks open at dawn.",
        "what_it_is": "Locks.",
        "why_it_matters": "Boats.",
        "sticking_point": "Dawn.",
        "pinned": True,
        "rank": 3,
        "review_by": DAY,
    },
    "edit_issue": lambda on: {"issue_id": on.issue, "changes": _change("title", "Weir", "The weir")},
    "set_standing": lambda on: {
        "standing_id": on.new(),
        "issue_id": on.issue,
        "party_id": on.party,
        "kind": "must_agree",
    },
    "remove_standing": lambda on: {"issue_id": on.issue, "party_id": on.party},
    "file_statement": lambda on: {
        "statement_id": on.new(),
        "issue_id": on.issue,
        "quotation_id": on.quotation,
    },
    "unfile_statement": lambda on: {"issue_id": on.issue, "quotation_id": on.quotation},
    "add_link": lambda on: {
        "link_id": on.new(),
        "issue_id": on.issue,
        "other_id": on.other,
        "kind": "blocks",
        "note": "For now.",
    },
    "remove_link": lambda on: {"issue_id": on.issue, "link_id": on.link},
    "set_match_terms": lambda on: {"match_terms_id": on.new(), "issue_id": on.issue, "terms": ["weir"]},
    "edit_frame": lambda on: {"changes": _change("title", "River talks", "Weir talks")},
    "set_wording": lambda on: {
        "wording_id": on.new(),
        "status": "raised",
        "label": "Named",
        "test": "Somebody named it.",
    },
    "record_position": lambda on: {
        **_on(on),
        **_stance(),
        "position_id": on.new(),
        "party_id": on.party,
        "supersedes_id": on.position if "position" in on.rows else None,
    },
    "record_voice": lambda on: {**_on(on), **_stance(), "voice_id": on.new(), "person_id": on.person},
    "record_confirmation": lambda on: {
        **_on(on),
        "confirmation_id": on.new(),
        "party_id": on.party,
        "says": "claims",
        "of": "the weir",
        "of_proposition": False,
        "summary": "All of it.",
        "basis": "quoted",
        "said_on": DAY,
        "precision": "day",
    },
    "add_figure": lambda on: {
        **_on(on),
        "figure_id": on.new(),
        "value": "3 m",
        "label": "Level",
        "claimant": "The upper valley",
        "claimed_by_id": on.party,
        "disputed_by_id": on.party,
        "disputed": "2 m",
        "as_of": DAY,
        "note": "At noon.",
        "rank": 1,
    },
    "edit_figure": lambda on: {"figure_id": on.figure, "changes": _change("value", "3 m", "4 m")},
    "remove_figure": lambda on: {"issue_id": on.issue, "figure_id": on.figure},
    "add_term": lambda on: {
        **_on(on),
        "term_id": on.new(),
        "label": "30 days",
        "starts_at": "2025-06-01T00:00:00Z",
        "ends_at": "2025-07-01T00:00:00Z",
        "state": "not_started",
        "note": "Counted in days.",
        "rank": 1,
    },
    "edit_term": lambda on: {"term_id": on.term, "changes": _change("state", "not_started", "running")},
    "end_term": lambda on: {"term_id": on.term_running},
    "create_talks": lambda on: {
        "talks_id": on.new(),
        "slug": f"talks-{len(on.made)}",
        "title": "Weir talks",
        "kind": "meeting",
        "starts_at": "2025-06-01T12:00:00Z",
        "precision": "hour",
        "state": "held",
        "zone": "Europe/Berlin",
        "place": "Lower town",
        "summary": "They met.",
        "outcome": "A date.",
        "differences": ["The date."],
        "party_ids": [on.party],
        "person_ids": [on.person],
        "source_ids": [on.article],
    },
    "edit_talks": lambda on: {
        "talks_id": on.talks,
        "changes": _change("outcome", "A date.", "Two dates."),
        "add_differences": ["The hour."],
        "remove_differences": ["The date."],
        "add_party_ids": [on.party],
        "remove_party_ids": [on.party],
        "add_person_ids": [on.person],
        "remove_person_ids": [on.person],
        "add_source_ids": [on.article],
    },
    "add_readout": lambda on: {
        "readout_id": on.new(),
        "talks_id": on.talks,
        "party_id": on.party,
        "text": "All went well.",
        "said_on": DAY,
        "rank": 1,
        "evidence_ids": [on.quotation],
        "source_ids": [on.article],
    },
    "edit_readout": lambda on: {
        "readout_id": on.readout,
        "changes": _change("text", "All went well.", "It went."),
    },
    "add_glossary_entry": lambda on: {
        "entry_id": on.new(),
        "ours": f"weir {len(on.made)}",
        "why": "Plain.",
        "rank": 1,
    },
    "edit_glossary_entry": lambda on: {"entry_id": on.entry, "changes": _change("why", "Plain.", "Plainer.")},
    "add_glossary_wording": lambda on: {
        "wording_id": on.new(),
        "entry_id": on.entry,
        "party_id": on.party,
        "wording": "barrage",
        "note": "In speeches.",
        "rank": 1,
        "evidence_ids": [on.quotation],
        "source_ids": [on.article],
    },
    "move_status": lambda on: {
        **_told(on),
        "to": "stalled",
        "after_update_id": on.update,
        "precision": "day",
        "judgement": True,
    },
    "log_update": lambda on: {**_told(on), "precision": "day", "judgement": True},
    "refile": lambda on: {"update_id": on.new(), "reason": "A comma.", "issue_id": on.issue},
    "correct": lambda on: {
        **_on(on),
        "update_id": on.new(),
        "headline": "Correction",
        "reason": "We were wrong.",
        "corrects_id": on.update,
        "to": "rejected",
        "after_update_id": on.update,
        "judgement": False,
    },
    "withdraw": lambda on: {
        "update_id": on.new(),
        "withdraws_id": on.update,
        "headline": "Withdrawn",
        "reason": "It never happened.",
    },
}

_MAKE: dict[str, Callable[[Everything], Any]] = {
    "talks": _make("create_talks"),
    "readout": _make("add_readout"),
    "position": _make("record_position"),
    "figure": _make("add_figure"),
    "term": _make("add_term"),
    "link": _link,
    "entry": _make("add_glossary_entry"),
    "update": _update,
    "term_running": _running,
}


def example(name: str, on: Everything) -> Args:
    """Return the JSON arguments of one operation on these rows."""
    args: Args = as_json(EXAMPLES[name](on))
    return args
