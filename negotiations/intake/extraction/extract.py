"""The whole way from a text as given to its quotations with their speakers."""

from collections.abc import Sequence

from negotiations.intake.extraction.article import enter_headline, enter_people, parse
from negotiations.intake.extraction.body import read_body
from negotiations.intake.extraction.grouping import group
from negotiations.intake.extraction.kinds import kind_of
from negotiations.intake.extraction.lexicon.verbs import SPEECH
from negotiations.intake.extraction.marks import Segment, segments
from negotiations.intake.extraction.paragraphs import paragraphs
from negotiations.intake.extraction.people import Directory
from negotiations.intake.extraction.roster import Roster
from negotiations.intake.extraction.titles import follows_work, is_nickname, looks_cited, looks_like_title
from negotiations.intake.extraction.values import Extraction, FoundQuotation, Span
from negotiations.intake.extraction.voices import Listener, Voice


# Captions are no body, but they often give the full names.
PICTURE = frozenset(("caption", "alternative text"))


def extract(text: str, *, title: str | None = None, roster: Roster | None = None) -> Extraction:
    """Find the quotations of one article. Never raises; spans index the result's `text`."""
    body = read_body(text, title)
    spans = paragraphs(body.text)
    found = segments(body.text, spans)
    found = [segment for segment in found if not _is_no_speech(body.text, segment, spans[segment.paragraph])]
    directory = Directory()
    parsed = parse(body.text, spans, found)
    enter_people(directory, parsed)
    for line in body.dropped:
        if line.reason in PICTURE:
            enter_headline(directory, line.text)
    listener = Listener(body.text, found, directory)
    if body.title:
        listener.prime(enter_headline(directory, body.title))
    voices = listener.listen(parsed)
    found, voices = _without_titles(body.text, found, voices)
    quotes = tuple(
        _quotation(body.text, numbers, found, voices) for numbers in group(body.text, found, voices)
    )
    return Extraction(body.title, body.date, body.text, body.dropped, quotes, anchors=body.anchors)


def _without_titles(
    text: str, found: Sequence[Segment], voices: Sequence[Voice | None]
) -> tuple[list[Segment], list[Voice | None]]:
    """Leave out titles of works: set like titles and without a reporting word of their own."""
    kept = [
        (segment, voice)
        for segment, voice in zip(found, voices, strict=True)
        if not _is_title(text, segment, voice)
    ]
    return [segment for segment, _ in kept], [voice for _, voice in kept]


def _is_title(text: str, segment: Segment, voice: Voice | None) -> bool:
    words = text[segment.start : segment.end]
    if not looks_like_title(words):
        return False
    return follows_work(text, segment.outer_start) or voice is None or voice.cue not in SPEECH


def _is_no_speech(text: str, segment: Segment, span: tuple[int, int]) -> bool:
    start, end = span
    if is_nickname(text, segment.outer_start, segment.outer_end):
        return True
    return looks_cited(text[start:end], segment.outer_start - start, segment.outer_end - start)


def _quotation(
    text: str, numbers: Sequence[int], found: Sequence[Segment], voices: Sequence[Voice | None]
) -> FoundQuotation:
    spans = tuple(Span(found[number].start, found[number].end) for number in numbers)
    words = " ".join(text[span.start : span.end] for span in spans)
    voice = voices[numbers[0]]
    cued = next((v for n in numbers if (v := voices[n]) is not None and v.cue), voice)
    return FoundQuotation(
        text=words,
        spans=spans,
        speaker=voice.name if voice else None,
        speaker_text=cued.text if cued else "",
        cue=cued.cue if cued else "",
        how=cued.how if cued else None,
        kind=kind_of(words, open_ended=found[numbers[-1]].open_ended),
    )
