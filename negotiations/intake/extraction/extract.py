"""The whole way from a text as given to its quotations with their speakers."""

from collections.abc import Sequence
from itertools import compress

from negotiations.intake.extraction.appositions import enter_offices
from negotiations.intake.extraction.article import enter_headline, enter_people, join_nicknamed, parse
from negotiations.intake.extraction.body import Body, read_body
from negotiations.intake.extraction.grouping import group
from negotiations.intake.extraction.kinds import kind_of, stands_alone
from negotiations.intake.extraction.known import Known, ready
from negotiations.intake.extraction.language import language_of
from negotiations.intake.extraction.led_singles import with_led_singles
from negotiations.intake.extraction.lexicon.verbs import SPEECH
from negotiations.intake.extraction.marks import Segment, segments
from negotiations.intake.extraction.match import IssueHits
from negotiations.intake.extraction.paragraphs import paragraphs
from negotiations.intake.extraction.people import Directory
from negotiations.intake.extraction.positions import PositionReader
from negotiations.intake.extraction.roster import Roster
from negotiations.intake.extraction.slavic import listen_slavic, speech_in
from negotiations.intake.extraction.titles import (
    BEHIND_ENTITLING,
    follows_work,
    is_entitled,
    is_inscribed,
    is_nickname,
    looks_cited,
    looks_like_title,
    names_a_thing,
)
from negotiations.intake.extraction.uncollected import uncollected
from negotiations.intake.extraction.values import Extraction, FoundQuotation, Span
from negotiations.intake.extraction.voice import Voice
from negotiations.intake.extraction.voices import Listener

SLAVIC = ("uk", "ru")
# Captions are no body, but they often give the full names.
PICTURE = frozenset(("caption", "alternative text"))
# How far around a quotation its paragraph is read for issues, so that a text in one line stays linear.
AROUND = 1200


def extract(text: str, *, title: str | None = None, roster: Roster | None = None) -> Extraction:
    """Find the quotations of one article and who speaks them.

    `title` is the headline when the caller has it apart from the text. With a `roster`, speakers are
    resolved to its people and parties and quotations matched to its issues. Spans index the clean
    text in the result. Speakers are looked for in English, Ukrainian and Russian; texts in other
    languages come back with their quotations and no speakers. Never raises on any text.
    """
    known = ready(roster) if roster is not None else None
    with uncollected():
        return _extract(read_body(text, title), known)


def extract_body(body: Body, *, roster: Roster | None = None) -> Extraction:
    """Find the quotations of an article that is cleaned; else as `extract`."""
    known = ready(roster) if roster is not None else None
    with uncollected():
        return _extract(body, known)


def _extract(body: Body, known: Known | None) -> Extraction:
    language = language_of(body.text)
    spans = paragraphs(body.text)
    found: Sequence[Segment] = segments(body.text, spans)
    if language in SLAVIC:
        found = speech_in(body.text, spans, found)
    elif language in ("en", ""):
        found = with_led_singles(body.text, spans, found)
    speaks = [not _is_no_speech(body.text, spans[s.paragraph], s) for s in found]
    silent = [] if all(speaks) else [s for s, spoken in zip(found, speaks, strict=True) if not spoken]
    found = list(compress(found, speaks)) if silent else found
    hits = known.issues.search(body.text) if known is not None and known.roster.issues else None
    positions = _positions(body.text, language, known, hits)
    voices = _voices(body, language, spans, found, silent, known, positions)
    kept = [n for n, segment in enumerate(found) if not _is_title(body.text, segment, voices[n])]
    found, voices = [found[n] for n in kept], [voices[n] for n in kept]
    voices = [
        None if names_a_thing(body.text, segment.outer_start) else voice
        for segment, voice in zip(found, voices, strict=True)
    ]
    quotes = tuple(
        _quotation(body.text, spans, [found[n] for n in numbers], [voices[n] for n in numbers], known, hits)
        for numbers in group(body.text, found, voices)
    )
    offered = tuple(positions.found) if positions is not None else ()
    return Extraction(body.title, body.date, body.text, body.dropped, quotes, language, body.anchors, offered)


def _positions(
    text: str, language: str, known: Known | None, hits: IssueHits | None
) -> PositionReader | None:
    """Return a reader for positions where there is something to match them to."""
    if known is None or not hits or language not in ("en", "") or not known.roster.parties:
        return None
    return PositionReader(text, known, hits)


def _without_inscriptions(text: str, silent: Sequence[Segment]) -> str:
    """Return the text with what is written on things left out, at the same length: nobody is named there."""
    parts: list[str] = []
    taken = 0
    for segment in silent:
        if is_inscribed(text, segment.outer_start):
            parts += (text[taken : segment.start], " " * (segment.end - segment.start))
            taken = segment.end
    return "".join([*parts, text[taken:]]) if parts else text


def _voices(
    body: Body,
    language: str,
    spans: Sequence[tuple[int, int]],
    found: Sequence[Segment],
    silent: Sequence[Segment],
    known: Known | None,
    positions: PositionReader | None,
) -> list[Voice | None]:
    directory = Directory(known)
    if not found and positions is None:
        return []
    if language in SLAVIC:
        return listen_slavic(body.text, spans, found, directory, title=body.title)
    if language not in ("en", ""):
        return [None] * len(found)
    text = _without_inscriptions(body.text, silent)
    parsed = parse(text, spans, found, known.words if known is not None else frozenset())
    if any(is_nickname(body.text, segment.outer_start, segment.outer_end) for segment in silent):
        join_nicknamed(parsed)
    enter_people(directory, parsed)
    for line in body.dropped:
        if line.reason in PICTURE:
            enter_headline(directory, line.text)
    listener = Listener(text, found, directory, enter_offices(directory, parsed), positions)
    if body.title:
        listener.prime(enter_headline(directory, body.title))
    return listener.listen(parsed)


def _is_no_speech(text: str, paragraph: tuple[int, int], segment: Segment) -> bool:
    """Nicknames inside names, the words on posters, titles told as such, and headlines in lists of sources."""
    start = segment.outer_start
    if is_nickname(text, start, segment.outer_end) or is_inscribed(text, start):
        return True
    if text[start - 2 : start] in BEHIND_ENTITLING and is_entitled(text, start):
        return True
    return looks_cited(text, paragraph, segment.outer_start, segment.outer_end)


def _is_title(text: str, segment: Segment, voice: Voice | None) -> bool:
    """Titles of works: set like titles and without a plain reporting word of their own."""
    if not looks_like_title(text[segment.start : segment.end]):
        return False
    return follows_work(text, segment.outer_start) or voice is None or voice.cue not in SPEECH


def _quotation(
    text: str,
    spans: Sequence[tuple[int, int]],
    parts: Sequence[Segment],
    voices: Sequence[Voice | None],
    known: Known | None,
    hits: IssueHits | None,
) -> FoundQuotation:
    words = " ".join(text[part.start : part.end] for part in parts)
    voice = voices[0]
    cued = next((other for other in voices if other is not None and other.cue), voice)
    person_key, party_key = _keys(voice, known)
    keys: tuple[str, ...] = ()
    matched: tuple[tuple[str, str], ...] = ()
    if hits is not None:
        start, end = spans[parts[0].paragraph]
        around = max(start, parts[0].start - AROUND), min(end, parts[-1].end + AROUND)
        keys, matched = hits.match([(part.start, part.end) for part in parts], [around], words=words)
    return FoundQuotation(
        text=words,
        spans=tuple(Span(part.start, part.end) for part in parts),
        speaker=voice.name if voice else None,
        speaker_text=cued.phrase.text if cued else "",
        cue=cued.cue if cued else "",
        how=cued.how if cued else None,
        kind=kind_of(words, open_ended=parts[-1].open_ended or _is_set_apart(text, parts)),
        person_key=person_key,
        party_key=party_key,
        issue_keys=keys,
        issue_words=matched,
    )


def _is_set_apart(text: str, parts: Sequence[Segment]) -> bool:
    """Tell whether a quotation is a sentence by how it is set, though its own stop stands behind the mark."""
    first, last = parts[0], parts[-1]
    return (first is last or last.whole >= 0) and stands_alone(text, first.outer_start, last.outer_end)


def _keys(voice: Voice | None, known: Known | None) -> tuple[str | None, str | None]:
    """Resolve a voice to the roster: its person with the party it speaks for, or the party of a body."""
    if voice is None or known is None:
        return None, None
    if voice.person is not None:
        key = voice.person.key
        return key, known.templates[key].party_key if key is not None else None
    if voice.name and voice.how in ("organisation", "role", "pronoun", "carried"):
        return None, known.party_of(voice.name)
    return None, None
