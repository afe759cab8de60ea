"""What an address of the lists asks for, and the list that answers it."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language

from adgmin.core import audit, clock
from adgmin.core.models import User
from delegates.nominations.access import delegates_for
from events.editions.models import Edition

from .files import MEDIA_TYPES, participants_file
from .layout import CHOICES
from .participants import Roll, agreed_to_be_listed, participants, public_part


@dataclass(frozen=True, slots=True)
class Asked:
    """The language, and whether only the public part or also those who wait are wanted."""

    lang: str
    public: bool
    waiting: bool

    @classmethod
    def of(cls, request: HttpRequest) -> "Asked":
        """Read them from the query of a request; the language of the page when none is named."""
        lang = request.GET.get("lang", "")
        public = request.GET.get("public") == "1"
        if lang not in CHOICES:
            lang = "en" if (get_language() or "vi").startswith("en") else "vi"
        return cls(lang, public, not public and request.GET.get("waiting") == "1")


def edition_or_404() -> Edition:
    """Return the edition. Raises Http404 while none is loaded."""
    edition = Edition.objects.first()
    if edition is None:
        raise Http404
    return edition


def roll_for(user: User, edition: Edition, asked: Asked) -> Roll:
    """Return the list as it stands now, as far as this user may see people."""
    roll = participants(delegates_for(user), edition, as_of=clock.now(), waiting=asked.waiting)
    return public_part(roll, agreed_to_be_listed()) if asked.public else roll


def handed_out(edition: Edition, roll: Roll, kind: str, asked: Asked, *, by: User) -> HttpResponse:
    """Return the list as a file; who took it is recorded."""
    body = participants_file(roll, edition, kind, asked.lang, public=asked.public, note=roll.note)
    what = "public" if asked.public else "full"
    version = f", version {roll.number}" if roll.number else ""
    audit.record(
        edition, "exported list of participants", by=by,
        note=f".{kind}, {asked.lang}, {what}{version}, {roll.count} participants",
    )  # fmt: skip
    number = f"-v{roll.number}" if roll.number else ""
    name = f"participants-{what}-{asked.lang}{number}-{roll.as_of:%Y%m%d-%H%M}.{kind}"
    return attachment(body, kind, name)


def attachment(body: bytes, kind: str, name: str) -> HttpResponse:
    """Return a file to be kept."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(body, content_type=MEDIA_TYPES[kind], headers=headers)
