"""Handing out what the desk's list shows, as a file in the form's columns."""

from typing import cast

from django.http import FileResponse, HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from adgmin.core import audit, clock
from adgmin.core.desk import at_desk
from adgmin.core.models import User
from adgmin.core.workbooks.book import MEDIA_TYPE
from delegates.nominations.access import delegates_for
from delegates.nominations.listing import Filters, found_by
from events.editions.models import Edition

from .export import form_columns, form_rows, write_csv, write_xlsx

SENSITIVE = "delegates.view_sensitive"


@at_desk("delegates.view_delegate", "delegates.export_delegates")
@require_GET
def export(request: HttpRequest, kind: str) -> HttpResponseBase:
    """Hand out the delegates found by the filters of the list, in protocol order; each time is recorded.

    With `sensitive=1` and the permission, passport data and needs are in it too.
    """
    user = cast(User, request.user)
    found = found_by(delegates_for(user), Filters.of(request.GET))
    sensitive = user.has_perm(SENSITIVE) and request.GET.get("sensitive") == "1"
    lang = "en" if (get_language() or "vi").startswith("en") else "vi"
    chosen = form_columns(sensitive=sensitive)
    headings = [column.heading(lang) for column in chosen]
    rows = form_rows(found.in_protocol_order(), chosen, lang)
    _record(user, kind, found.count(), sensitive=sensitive)
    name = f"delegates-{clock.now():%Y%m%d-%H%M}.{kind}"
    if kind == "xlsx":
        return FileResponse(
            write_xlsx(headings, rows), as_attachment=True, filename=name, content_type=MEDIA_TYPE
        )
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingHttpResponse(
        write_csv(headings, rows), content_type="text/csv; charset=utf-8", headers=headers
    )


def _record(user: User, kind: str, count: int, *, sensitive: bool) -> None:
    edition = Edition.objects.first()
    if edition is not None:
        what = "with sensitive data" if sensitive else "without sensitive data"
        audit.record(edition, "exported delegates", by=user, note=f".{kind}, {count} delegates, {what}")
