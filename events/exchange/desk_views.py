"""Programme files at the desk: take the draft out; choose a file, see what it would do, take it in."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from adgmin.core import spool
from adgmin.core.bilingual import LANGUAGES
from adgmin.core.desk import DeskRequest, at_desk
from adgmin.core.filters import number_of
from adgmin.core.problems import Refused
from adgmin.core.workbooks.sheet import Unreadable
from events.editions.models import Edition

from .export import FORMATS, exported
from .findings import Finding, NotAProgramme, unreadable
from .formats import read_file
from .formats.common import MAX_BYTES
from .meaning import Options
from .plan import CHANGED, CREATED, REFUSED, UNCHANGED, Plan, make_plan
from .preview_page import ACTIONS, counts, groups, language_of_page, page_of_row, shown_rows
from .writing import take_in

MAY = ("events.add_session", "events.change_session")
PURPOSE = "programme"
FLAGS = ("create_rooms", "tray", "drafts")


@at_desk("events.view_session")
@require_http_methods(["GET", "POST"])
def choose(request: DeskRequest) -> HttpResponse:
    """Offer the draft in every format; ask for a file, and go on to the preview when it can be read."""
    problem: Finding | None = None
    may_import = request.user.has_perms(MAY)
    if request.method == "POST":
        if not may_import:
            raise PermissionDenied
        try:
            data, name = _upload(request)
            read_file(data, Options())
        except (NotAProgramme, Unreadable) as error:
            problem = unreadable(error)
        else:
            token = spool.hold(name, data, by=request.user, purpose=PURPOSE)
            return redirect(
                f"{reverse('desk-programme-import-preview', args=[token])}?lang={_asked_lang(request.POST)}"
            )
    context = {
        "problem": problem, "limit": MAX_BYTES // (1024 * 1024), "formats": FORMATS.values(), "may_import": may_import,
        "file_lang": _asked_lang(request.POST), "edition_there": Edition.objects.exists(),
    }  # fmt: skip
    return render(request, "events/exchange/choose.html", context, status=422 if problem else 200)


@at_desk(*MAY)
@require_GET
def show(request: DeskRequest, token: str) -> HttpResponse:
    """Say what the held file would do now; nothing is written."""
    held = spool.fetch(token, by=request.user, purpose=PURPOSE)
    if held is None:
        return _gone(request)
    options = read_options(request.GET)
    plan = make_plan(_edition(), held.data, options)
    action = request.GET.get("show", "")
    action = action if action in ACTIONS else ""
    wanted = _number(request, "row")
    page = page_of_row(plan, wanted) if wanted else _number(request, "page") or 1
    rows, page, pages = shown_rows(plan, action, page)
    context = {
        "held": held, "plan": plan, "options": options, "digest": plan.digest, "groups": groups(plan),
        "counts": counts(plan), "rows": rows, "page": page, "pages": pages, "show": action,
        "query": _query(options), "refused": plan.count(REFUSED), "conflicts": _has_conflicts(plan),
        "unknown_rooms": any(one.code in ("unknown_room", "room_made") for one in plan.findings),
    }  # fmt: skip
    return render(request, "events/exchange/preview.html", context)


@at_desk(*MAY)
@require_POST
def commit(request: DeskRequest, token: str) -> HttpResponse:
    """Write what was previewed; when the outcome is another one by now, show it instead."""
    held = spool.fetch(token, by=request.user, purpose=PURPOSE)
    if held is None:
        return _gone(request)
    options = read_options(request.POST)
    seen = request.POST.get("outcome", "")
    back = redirect(f"{reverse('desk-programme-import-preview', args=[token])}?{_query(options)}")
    try:
        plan, written = take_in(
            _edition(),
            held.data,
            options,
            by=request.user,
            agreed=lambda found: found.digest == seen,
            name=held.name,
        )
    except Refused as refused:
        messages.error(request, _("Nothing was written. %(reason)s") % {"reason": refused})
        return back
    if not written:
        messages.warning(
            request, _("Nothing was written: the programme changed meanwhile. Look at the outcome again.")
        )
        return back
    spool.drop(token)
    messages.success(request, _sentence(plan))
    return redirect("desk-programme")


@at_desk(*MAY)
@require_POST
def cancel(request: DeskRequest, token: str) -> HttpResponse:
    """Delete the held file."""
    if spool.fetch(token, by=request.user, purpose=PURPOSE) is None:
        raise Http404
    spool.drop(token)
    messages.info(request, _("The file was deleted; nothing was written."))
    return redirect("desk-programme-import")


@at_desk("events.view_session")
@require_GET
def export(request: DeskRequest, key: str) -> HttpResponse:
    """Return the draft as a file, common fields in the language asked for or that of the page."""
    if key not in FORMATS:
        raise Http404
    asked = request.GET.get("lang", "")
    lang = asked if asked in LANGUAGES else language_of_page()
    body, name = exported(_edition(), key, lang, _site(request))
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Content-Language": lang}
    return HttpResponse(body, content_type=FORMATS[key].content_type, headers=headers)


def read_options(given: QueryDict) -> Options:
    """Read what was chosen for a file."""
    flags = {name: bool(given.get(name)) for name in FLAGS}
    return Options(lang=_asked_lang(given), **flags)


def _query(options: Options) -> str:
    query = QueryDict(mutable=True)
    query["lang"] = options.lang
    for name in FLAGS:
        if getattr(options, name):
            query[name] = "1"
    return query.urlencode()


def _asked_lang(given: QueryDict) -> str:
    return lang if (lang := given.get("lang", "")) in LANGUAGES else "vi"


def _upload(request: HttpRequest) -> tuple[bytes, str]:
    upload = request.FILES.get("file")
    if upload is None:
        raise NotAProgramme("missing")
    if (upload.size or 0) > MAX_BYTES:
        raise NotAProgramme("bytes", "file_too_large", limit=MAX_BYTES // (1024 * 1024))
    return upload.read(), upload.name or ""


def _site(request: HttpRequest) -> str:
    return settings.SITE_URL or f"{request.scheme}://{request.get_host()}"


def _edition() -> Edition:
    edition = Edition.objects.order_by("-start_date").first()
    if edition is None:
        raise Http404
    return edition


def _has_conflicts(plan: Plan) -> bool:
    return any(one.code in ("room_double_booked", "into_tray") for one in plan.findings)


def _number(request: HttpRequest, name: str) -> int:
    text = request.GET.get(name, "")
    return number_of(text) if len(text) < 8 else 0


def _sentence(plan: Plan) -> str:
    return _(
        "Taken into the draft: %(created)d new, %(changed)d changed, %(unchanged)d as before, %(refused)d refused. "
        "The public sees it after the next release."
    ) % {key: plan.count(key) for key in (CREATED, CHANGED, UNCHANGED, REFUSED)}


def _gone(request: HttpRequest) -> HttpResponse:
    messages.warning(request, _("That file is no longer kept. Choose it again."))
    return redirect("desk-programme-import")
