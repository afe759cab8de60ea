"""Checklists: the exhibitor's own in the portal; at the desk who lacks what, on the page, as a workbook, by letter."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from adgmin.core import clock, dates
from adgmin.core.bilingual import in_both
from adgmin.core.desk import DeskRequest, at_desk
from adgmin.core.filters import number_of
from adgmin.core.workbooks.book import book, handed_out
from events.editions.models import Edition
from events.showcase.models import Exhibitor
from events.showcase.readiness.models import ReadinessItem
from events.showcase.readiness.ticking import may_tick, tick, untick

from . import letters
from .access import BoothRequest, at_booth, get_own_exhibitor
from .checklist import Checklist, Line, checklists

READ, WRITE = "events.view_readinessitem", "events.change_readinessitem"


@at_booth
@require_http_methods(["GET", "POST"])
def own(request: BoothRequest, slug: str) -> HttpResponse:
    """The exhibitor's checklist; what is theirs to tick off, they tick off here."""
    exhibitor = get_own_exhibitor(request.user, slug)
    if request.method == "POST":
        _toggle(request, exhibitor, at_the_desk=False)
        return redirect("booth-checklist", slug=slug)
    (shown,) = checklists([exhibitor], clock.now())
    return render(request, "delegates/exhibiting/checklist.html", {"exhibitor": exhibitor, "shown": shown})


def _toggle(request: BoothRequest | DeskRequest, exhibitor: Exhibitor, *, at_the_desk: bool) -> None:
    pk = number_of(request.POST.get("item", ""), 0)
    item = ReadinessItem.objects.filter(pk=pk, edition=exhibitor.edition_id).first()
    if item is None or not may_tick(item, at_desk=at_the_desk):
        raise Http404
    (tick if request.POST.get("do") == "tick" else untick)(item, exhibitor, by=request.user)


def _all() -> list[Checklist]:
    edition = Edition.objects.first()
    return checklists(Exhibitor.objects.filter(edition=edition).select_related("booth"), clock.now())


@at_desk(READ)
@require_GET
def desk(request: DeskRequest) -> HttpResponse:
    """Who lacks what."""
    edition = Edition.objects.first()
    items = ReadinessItem.objects.filter(edition=edition)
    context = {"shown": _all(), "items": items, "may_write": request.user.has_perm(WRITE)}
    return render(request, "delegates/exhibiting/desk/checklists.html", context)


@at_desk(READ, WRITE)
@require_POST
def desk_tick(request: DeskRequest, slug: str) -> HttpResponse:
    """Tick an item off for an exhibitor, take that back, or remind them of all that is open."""
    exhibitor = Exhibitor.objects.filter(edition=Edition.objects.first(), slug=slug).first()
    if exhibitor is None:
        raise Http404
    if request.POST.get("do") == "remind":
        messages.success(request, _remind(exhibitor))
    else:
        _toggle(request, exhibitor, at_the_desk=True)
    return redirect("desk-checklists")


def _remind(exhibitor: Exhibitor) -> str:
    now = clock.now()
    (shown,) = checklists([exhibitor], now)
    count = len(shown.open)
    missing = in_both(
        lambda: ngettext("still lacks %(n)d thing", "still lacks %(n)d things", count) % {"n": count}
    )
    # Once a day, however often it is clicked.
    told = letters.reminder(exhibitor, missing, event=f"exhibitor {exhibitor.pk} checklist {now:%Y-%m-%d}")
    return ngettext("%(n)d person is reminded.", "%(n)d persons are reminded.", told) % {"n": told}


@at_desk(READ)
@require_GET
def workbook(request: DeskRequest) -> HttpResponse:
    """Who lacks what, as a workbook."""
    now, shown = clock.now(), _all()
    items = [line.item for line in shown[0].lines] if shown else []
    marks = [dates.as_of(now)]
    heads = (_("Exhibitor"), _("Booth"), *(str(item.name) for item in items))
    rows = (
        [str(one.exhibitor.name), _booth(one.exhibitor), *(_state(line) for line in one.lines)]
        for one in shown
    )
    made = book(_("Checklists"), marks, heads, rows, (36, 10, *(18 for _item in items)))
    return handed_out(made, "checklists")


def _booth(exhibitor: Exhibitor) -> str:
    booth = getattr(exhibitor, "booth", None)
    return booth.code if booth else "–"


def _state(line: Line) -> str:
    return _("done") if line.done else _("overdue") if line.overdue else _("open")
