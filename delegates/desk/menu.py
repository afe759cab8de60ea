"""The menu of the back office: what each role may open, by capability."""

from dataclasses import dataclass, field

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from adgmin.core.models import User


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the menu; shown to who has the permission."""

    route: str
    name: str | Promise
    icon: str
    permission: str


@dataclass(slots=True)
class Group:
    """Lines under one heading."""

    name: str | Promise
    links: list[dict[str, object]] = field(default_factory=list)


_TABLE: tuple[tuple[str | Promise, tuple[Entry, ...]], ...] = (
    (
        pgettext_lazy("menu", "Live"),
        (
            Entry("desk-today", _("Today"), "i-home", "events.open_desk"),
            Entry("desk-live", _("Run the day"), "i-clock", "events.run_live"),
            Entry("desk-messages", _("Messages"), "i-mail", "delegates.view_outgoingmail"),
        ),
    ),
    (
        _("Programme"),
        (
            Entry("desk-board", _("Schedule"), "i-cal", "events.view_session"),
            Entry("desk-programme", _("Sessions"), "i-grid", "events.view_session"),
            Entry("desk-conflicts", _("Conflicts"), "i-warn", "events.view_session"),
            Entry("desk-review", _("Review and release"), "i-check", "events.view_session"),
            Entry("desk-releases", _("Releases"), "i-flag", "events.view_session"),
            Entry("desk-prints", _("On paper"), "i-print", "events.view_session"),
            Entry("desk-programme-import", _("Programme files"), "i-inbox", "events.view_session"),
            Entry("desk-papers", pgettext_lazy("menu", "Documents"), "i-doc", "events.view_document"),
            Entry("desk-outcomes", _("Outcomes"), "i-flag", "events.view_outcome"),
            Entry("desk-paper-log", _("Who read the documents"), "i-info", "delegates.view_paperaccess"),
            Entry("desk-languages", _("Both languages"), "i-globe", "events.view_session"),
            Entry("admin:index", _("All records"), "i-doc", "events.view_session"),
        ),
    ),
    (
        pgettext_lazy("menu", "Showcase"),
        (
            Entry("desk-exhibitors", _("Exhibitors"), "i-users", "events.view_exhibitor"),
            Entry("desk-hall", _("Plan of the hall"), "i-map", "events.view_booth"),
            Entry("desk-demos", pgettext_lazy("menu", "Demonstrations"), "i-screen", "events.view_demoslot"),
            Entry("desk-tours", _("Tours"), "i-users", "events.view_tour"),
            Entry("desk-awards", pgettext_lazy("menu", "Awards"), "i-flag", "events.view_awardcategory"),
            Entry("desk-docks", pgettext_lazy("menu", "Docks"), "i-moved", "events.view_vehicleslot"),
            Entry("desk-checklists", _("Checklists"), "i-check", "events.view_readinessitem"),
            Entry("desk-visits", _("Visits to booths"), "i-users", "events.view_exhibitor"),
        ),
    ),
    (
        _("People"),
        (
            Entry("desk-queue", _("Accreditation queue"), "i-check", "delegates.view_accreditation"),
            Entry("desk-delegates", _("Delegates"), "i-user", "delegates.view_delegate"),
            Entry("desk-delegations", _("Delegations"), "i-users", "delegates.view_delegation"),
            Entry("desk-import", _("Take in a workbook"), "i-inbox", "delegates.import_delegates"),
            Entry("desk-participants", _("List of participants"), "i-doc", "delegates.view_delegate"),
            Entry("desk-dashboard", _("Nominations in figures"), "i-grid", "delegates.view_delegate"),
            Entry("desk-lists", _("Working lists"), "i-filter", "delegates.view_delegate"),
        ),
    ),
    (
        pgettext_lazy("menu", "Badges"),
        (
            Entry("desk-badges", _("Badges"), "i-badge", "delegates.view_badge"),
            Entry("desk-passes", _("Passes"), "i-ticket", "delegates.manage_badges"),
            Entry("desk-badge-print", _("Print badges"), "i-print", "delegates.manage_badges"),
            Entry("desk-badge-batches", _("Print runs"), "i-inbox", "delegates.view_badgebatch"),
            Entry("desk-badge-layouts", _("Layouts of badges"), "i-grid", "delegates.change_badgelayout"),
            Entry("desk-hand-overs", _("Handing badges over"), "i-inbox", "delegates.view_handover"),
        ),
    ),
    (
        pgettext_lazy("menu", "Doors"),
        (
            Entry("desk-gates", _("At the doors"), "i-gate", "delegates.view_presence"),
            Entry("desk-incidents", pgettext_lazy("menu", "Incidents"), "i-warn", "delegates.view_incident"),
            Entry("desk-devices", _("Devices"), "i-screen", "delegates.view_gatedevice"),
            Entry("desk-attendances", _("Attendance"), "i-users", "delegates.view_scan"),
            Entry("desk-rosters", _("Paper rosters"), "i-print", "delegates.view_gate"),
        ),
    ),
)


def menu_for(user: User, path: str) -> list[Group]:
    """Return the groups that this user may see; the entry whose address the path lies under is current."""
    groups = []
    for name, entries in _TABLE:
        group = Group(name)
        for entry in entries:
            if user.has_perm(entry.permission) and (url := _address(entry.route)):
                group.links.append({"entry": entry, "url": url, "current": False})
        if group.links:
            groups.append(group)
    _mark_current([link for group in groups for link in group.links], path)
    return groups


def _mark_current(links: list[dict[str, object]], path: str) -> None:
    """Mark the entry with the longest address that the path lies under; the desk's first page only itself."""
    over = [link for link in links if _is_under(path, str(link["url"]))]
    if over:
        max(over, key=lambda link: len(str(link["url"])))["current"] = True


def _is_under(path: str, url: str) -> bool:
    return path == url or (url != reverse("desk-today") and path.startswith(url))


def _address(route: str) -> str:
    try:
        return reverse(route)
    except NoReverseMatch:
        return ""
