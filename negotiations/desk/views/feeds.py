"""Watched feeds: which there are, how their last checks went; adding, pausing, checking now, removing."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from negotiations.common.http import page_or_fragment
from negotiations.desk.access import DeskRequest, desk
from negotiations.desk.answers import NOT_VALID, Missing, went_well
from negotiations.desk.forms.feeds import FeedForm
from negotiations.desk.shell import Shell
from negotiations.intake.limits import MOST_NEW_ENTRIES
from negotiations.intake.models import Feed
from negotiations.intake.operations import (
    ask_for_check,
    remove_feed,
    stop_watching,
    watch_again,
    watch_feed,
)
from negotiations.intake.operations.check_feed import INTERVAL
from negotiations.intake.queries import feeds_of
from negotiations.record.models import Role
from negotiations.record.operations import OperationError

OK = 200


@require_http_methods(["GET", "HEAD", "POST"])
@desk(needs=Role.ADMIN)
def feeds(request: DeskRequest) -> HttpResponse:
    """The list, asked again while a check is under way; a POST adds a feed, which the worker then checks at once."""
    form = FeedForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            feed = watch_feed(
                negotiation=request.negotiation,
                address=form.cleaned_data["address"],
                by=request.user,
                at=timezone.now(),
            )
        except OperationError as refusal:
            form.add_error("address", refusal.message)
        else:
            return went_well(request, f"{feed} is watched, and being checked now.", _address(request))
    now = timezone.now()
    found = feeds_of(request.negotiation)
    context = {
        "desk": Shell(request, here="feeds"),
        "negotiation": request.negotiation,
        "form": form,
        "feeds": found,
        "now": now,
        "is_checking": any(feed.is_watched and feed.next_check_at <= now for feed in found),
        "minutes": int(INTERVAL.total_seconds() // 60),
        "most_new": MOST_NEW_ENTRIES,
    }
    if form.errors:
        return render(request, "desk/feeds.html", context, status=NOT_VALID)
    return page_or_fragment(request, "desk/feeds.html", "feed-list", context)


@require_POST
@desk(needs=Role.ADMIN)
def feed_check(request: DeskRequest, feed: UUID) -> HttpResponse:
    """Have the feed checked now."""
    found = ask_for_check(feed_id=_find(request, feed).pk, by=request.user, at=timezone.now())
    return went_well(request, f"{found} is being checked.", _address(request))


@require_POST
@desk(needs=Role.ADMIN)
def feed_pause(request: DeskRequest, feed: UUID) -> HttpResponse:
    """Fetch nothing more of the feed until somebody goes on."""
    found = stop_watching(feed_id=_find(request, feed).pk, by=request.user, at=timezone.now())
    return went_well(request, f"{found} is paused.", _address(request))


@require_POST
@desk(needs=Role.ADMIN)
def feed_resumption(request: DeskRequest, feed: UUID) -> HttpResponse:
    """Watch a paused feed again."""
    found = watch_again(feed_id=_find(request, feed).pk, by=request.user, at=timezone.now())
    return went_well(request, f"{found} is watched again, and being checked now.", _address(request))


@require_POST
@desk(needs=Role.ADMIN)
def feed_removal(request: DeskRequest, feed: UUID) -> HttpResponse:
    """Take the feed off the list; what it brought in stays."""
    found = _find(request, feed)
    remove_feed(feed_id=found.pk, by=request.user, at=timezone.now())
    return went_well(request, f"{found} is removed; what it brought in stays.", _address(request))


def _address(request: DeskRequest) -> str:
    return reverse("desk:feeds", args=[request.negotiation.slug])


def _find(request: DeskRequest, key: UUID) -> Feed:
    feed = Feed.objects.filter(negotiation=request.negotiation, pk=key).first()
    if feed is None:
        raise Missing("There is no such feed in this negotiation; somebody may have removed it.")
    return feed
