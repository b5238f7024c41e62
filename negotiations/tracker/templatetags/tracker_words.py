"""Template tags of the readers' pages: dates in words, and addresses that stay in the edition being read."""

import datetime
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language_info

from negotiations.common.passage_link import Quoted, passage_link
from negotiations.editions.schema import CarrierShape, EvidenceShape, PrecisionCode, SourceShape, UpdateShape
from negotiations.tracker.dates import Form, clock, dated, local_day
from negotiations.tracker.place import Place

register = template.Library()

Context = dict[str, Any]


@register.simple_tag(takes_context=True)
def day(
    context: Context,
    value: datetime.date | datetime.datetime | None,
    precision: PrecisionCode = "day",
    form: Form = "full",
) -> str | SafeString:
    """Mark up a day in words; a moment is taken in the negotiation's zone. Another year than the edition's is named."""
    state = context["place"].state
    if isinstance(value, datetime.datetime):
        value = local_day(value, state.frame.zone)
    words = dated(value, precision, form)
    if not words.machine or value is None:
        return words.words
    year = ""
    if form != "full" and precision != "month" and value.year != state.edition.published_at.year:
        year = f" {value.year}"
    return format_html('{}<time datetime="{}">{}{}</time>', words.before, words.machine, words.words, year)


@register.simple_tag(takes_context=True)
def moment(context: Context, value: datetime.datetime, zone: str = "") -> SafeString:
    """Mark up day, hour and zone; without `zone` the negotiation's."""
    words = clock(value, zone or context["place"].state.frame.zone)
    iso = value.astimezone(datetime.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    return format_html('<time datetime="{}">{}</time>', iso, words)


@register.simple_tag(takes_context=True)
def spoken(
    context: Context, value: datetime.date | datetime.datetime | None, precision: PrecisionCode = "day"
) -> str:
    """Put a day into words without markup, for titles and citations."""
    if isinstance(value, datetime.datetime):
        value = local_day(value, context["place"].state.frame.zone)
    return str(dated(value, precision))


@register.simple_tag(takes_context=True)
def to(context: Context, name: str, **arguments: str) -> str:
    """Return the address of a page of this negotiation, as of the moment that is being read."""
    place: Place = context["place"]
    return place.address(name, **arguments)


@register.simple_tag(takes_context=True)
def as_of(context: Context, number: int, name: str = "tracker", **arguments: str) -> str:
    """Return the address of a page as it stood at an edition."""
    place: Place = context["place"]
    return place.address_as_of(number, name, **arguments)


@register.filter
def paragraphs(text: str) -> list[str]:
    """Split a text at its empty lines."""
    return [part.strip() for part in text.split("\n\n") if part.strip()]


@register.filter
def web_address(url: str) -> str:
    """Return the address if a browser may follow it as a link, else nothing: a source's address comes from outside."""
    return url if url.startswith(("https://", "http://")) else ""


@register.filter
def at_passage(carrier: CarrierShape) -> str:
    """Return the address of a source at the passage it carries, or nothing when it has none."""
    passages = [Quoted(span.exact, span.prefix, span.suffix) for span in carrier.spans]
    return passage_link(web_address(carrier.source.url), passages) if passages else ""


@register.simple_tag
def source_link(source: SourceShape) -> SafeString:
    """Name a source by its publisher, else its title; a link when it has an address."""
    name = source.publisher or source.title or "Source without a name"
    url = web_address(source.url)
    if not url:
        return format_html("<cite>{}</cite>", name)
    title = format_html(' title="{}"', source.title) if source.publisher and source.title else ""
    return format_html('<a href="{}" rel="nofollow noopener"{}>{}</a>', url, title, name)


@register.simple_tag(takes_context=True)
def evidence(context: Context, shape: EvidenceShape | UpdateShape) -> SafeString:
    """List the quotations and sources that a value rests on, as links; nothing when there are none."""
    place: Place = context["place"]
    quotations = [place.state.quotations[one] for one in shape.quotation_ids if one in place.state.quotations]
    links = [
        format_html(
            '<a class="ref" href="{}" aria-label="Quotation {}">{}</a>',
            place.address("quote_detail", code=quotation.code),
            quotation.code,
            quotation.code,
        )
        for quotation in quotations
    ] + [source_link(source) for source in shape.sources]
    if not links:
        return SafeString("")
    return format_html(
        '<span class="evid">{}</span>', format_html_join(", ", "{}", ((link,) for link in links))
    )


@register.filter
def language_word(code: str) -> str:
    """Name a language by its code in English; a code that nobody knows stays as it is."""
    try:
        return str(get_language_info(code)["name"])
    except KeyError:
        return code or "Not stated"
