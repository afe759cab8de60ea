"""The roles of the house, as Django groups, and what each may do (see docs/roles.md)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """A group's name and how it is called."""

    ADMINISTRATOR = "administrator", _("Administrator")
    ORGANISER = "organiser", _("Organiser (registration desk)")
    PROGRAMME = "programme", _("Programme staff")
    PROTOCOL = "protocol", _("Protocol officer")
    SECURITY = "security", _("Security officer")
    GATE = "gate", _("Gate operator")
    LIAISON = "liaison", _("Liaison officer")
    FOCAL_POINT = "focal point", _("Focal point")
    EXHIBITOR = "exhibitor", _("Exhibitor")


# Roles whose people work at the desk and may open the records under /admin/.
STAFF_ROLES = frozenset({Role.ADMINISTRATOR, Role.ORGANISER, Role.PROGRAMME, Role.PROTOCOL, Role.SECURITY})

_PROGRAMME = ("session", "agendaitem", "sessionparty", "sessionpromise", "topic", "room", "venue", "roombooking",
              "roomclosure", "interpreterteam", "document", "revision", "paperfile", "pagetext", "outcome",
              "outcomestage", "edition", "pillar", "keyfigure",
              "themewording", "glossaryterm", "levelwindow", "kindturnover", "rulesetting", "acceptedfinding",
              "announcement")  # fmt: skip
# What nobody writes by hand: releases are made, the day is run, by verbs that ask for these.
_RELEASES = ["events.view_release", "events.view_livestate"]
_RUNNING = [*_RELEASES, "events.release_programme", "events.run_live"]
_PARTIES = ("party", "partyalias")
_SHOWCASE = ("hall", "hallfeature", "hallunderlay", "theme", "exhibitor", "booth", "product", "demoslot",
             "picture")  # fmt: skip
# Score sheets, rulings and results are written by verbs and read by nobody but their own pages.
_AWARDS = ("awardcategory", "criterion", "finalist", "juror", "dockhours", "readinessitem")
_MANAGING = ["events.view_awardresults", "events.view_vehicleslot", "events.change_vehicleslot"]
_TOURS = ("tour", "tourstop")
_HALL = ("booth", "hallunderlay", "demoslot")  # what stands on the plan of the hall, and what is shown there
_DELEGATIONS = ("delegation", "delegationorganisation", "quota", "focalpoint", "contact", "deadline", "sessionseats",
                "checklistitem")  # fmt: skip
_PEOPLE = (*_DELEGATIONS, "delegate", "traveldocument", "travel", "needs", "declarations", "emergencycontact",
           "nomination", "accreditation", "comment", "privatefile", "consent")  # fmt: skip
_LETTERS = ("mailtemplate", "bulkmail")
_EXHIBITING = ["delegates.view_exhibitorcontact", "delegates.view_exhibitorinvitation", "delegates.view_application",
               "delegates.view_boothstaff", "events.view_entry", "events.view_boothneeds",
               "delegates.view_demobooking", "delegates.change_demobooking"]  # fmt: skip
# What is written by verbs only and read by those who work with it.
_TRACES = ["delegates.view_invitation", "delegates.view_reminder", "delegates.view_recheck",
           "delegates.view_consenttext", "delegates.view_savedfilter"]  # fmt: skip
_LISTS = ["delegates.view_listversion", "delegates.add_listversion", "delegates.export_delegates"]
_CHECKS = ["delegates.check_secretariat", "delegates.check_protocol", "delegates.check_security"]
_BADGES = ("badge", "badgebatch", "badgelayout", "zone")
_GATES = ("gate", "gatedevice")
# Badges, scans and incidents are written by verbs.
_AT_DOORS = ["delegates.view_handover", "delegates.view_scan", "delegates.view_presence", "delegates.view_incident",
             "delegates.manage_gates", "delegates.view_movements", "delegates.operate_gate",
             "delegates.override_gate"]  # fmt: skip
_READINGS = ["delegates.view_paperaccess", "delegates.export_paperaccess"]
_ALL = ("view", "add", "change", "delete")
_MAILS = ["delegates.view_outgoingmail", "delegates.change_outgoingmail"]


def _rights(app: str, models_: tuple[str, ...], verbs: tuple[str, ...]) -> list[str]:
    return [f"{app}.{verb}_{model}" for model in models_ for verb in verbs]


# Permission codes by role. Everything that is not listed is refused.
PERMISSIONS: dict[str, list[str]] = {
    Role.ADMINISTRATOR: [
        *_rights("events", _PROGRAMME + _PARTIES + _SHOWCASE + _TOURS + _AWARDS, _ALL),
        *_MANAGING,
        *_RUNNING,
        *_rights("delegates", (*_PEOPLE, *_LETTERS, "roomstaff", "consenttext"), _ALL),
        *_MAILS,
        *_TRACES,
        *_READINGS,
        *_LISTS,
        *_EXHIBITING,
        *_CHECKS,
        "delegates.manage_badges",
        "delegates.invite_focal_points",
        "delegates.import_delegates",
        "delegates.view_sensitive",
        *_rights("delegates", ("badge", "badgebatch"), ("view",)),
        *_rights("delegates", ("badgelayout", "zone", *_GATES), _ALL),
        *_AT_DOORS,
        "delegates.view_signingkey",
        "events.open_desk",
        *_rights("core", ("user",), _ALL),
        "core.view_auditrecord",
    ],
    Role.ORGANISER: [
        "events.open_desk",
        *_rights("events", _PROGRAMME + _PARTIES + _SHOWCASE + _AWARDS + ("vehicleslot",), ("view",)),
        *_rights("events", _HALL, ("add", "change", "delete")),
        *_rights("events", _TOURS, _ALL),
        *_RELEASES,
        *_rights("delegates", _PEOPLE, ("view", "add", "change")),
        *_rights("delegates", ("contact", "deadline", "sessionseats", "checklistitem"), ("delete",)),
        *_rights("delegates", ("roomstaff", *_LETTERS), _ALL),
        *_MAILS,
        *_TRACES,
        *_READINGS,
        *_LISTS,
        *_EXHIBITING,
        "delegates.check_secretariat",
        "delegates.manage_badges",
        *_rights("delegates", ("badge", "badgebatch"), ("view",)),
        *_rights("delegates", ("badgelayout", "zone", *_GATES), ("view", "add", "change")),
        *_AT_DOORS,
        "delegates.invite_focal_points",
        "delegates.import_delegates",
        "delegates.view_sensitive",
    ],
    Role.PROGRAMME: [
        "events.open_desk",
        *_rights("events", _PROGRAMME + _SHOWCASE + _TOURS + _AWARDS, _ALL),
        *_MANAGING,
        *_RUNNING,
        *_rights("events", _PARTIES, ("view",)),
        "delegates.view_delegation",
        "delegates.view_quota",
        *_EXHIBITING,
        *_rights("delegates", ("roomstaff",), _ALL),
        *_MAILS,
        *_READINGS,
    ],
    Role.PROTOCOL: [
        "events.open_desk",
        *_rights("events", _TOURS, _ALL),
        *_rights("events", _PROGRAMME + _PARTIES, ("view",)),
        *_RELEASES,
        "events.change_party",
        *_rights(
            "delegates", ("delegation", "delegationorganisation", "quota", "focalpoint"), ("view", "change")
        ),
        *_rights("delegates", ("delegate", "nomination", "accreditation"), ("view", "change")),
        *_rights("delegates", ("comment", "contact"), ("view", "add")),
        *_TRACES,
        *_LISTS,
        "delegates.check_protocol",
        *_rights("delegates", (*_BADGES, *_GATES, "presence"), ("view",)),
    ],
    Role.SECURITY: [
        "events.open_desk",
        "delegates.view_delegation",
        "delegates.view_quota",
        *_rights(
            "delegates",
            ("delegate", "nomination", "accreditation", "traveldocument", "declarations"),
            ("view",),
        ),
        *_rights("delegates", ("comment",), ("view", "add")),
        "delegates.view_recheck",
        "delegates.view_savedfilter",
        "delegates.check_security",
        "delegates.view_sensitive",
        *_rights("delegates", (*_BADGES, *_GATES), ("view",)),
        *_AT_DOORS,
    ],
    Role.GATE: ["delegates.operate_gate"],
    Role.LIAISON: [],
    Role.FOCAL_POINT: [],
    Role.EXHIBITOR: [],
}
