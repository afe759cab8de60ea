"""The one door to mails. Who may not read about delegates sees no name and no address in them."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import Http404

from adgmin.core.models import User

from .composing import LETTERS
from .models import OutgoingMail

HIDDEN = "•••"
SEES_PEOPLE = "delegates.view_delegate"


@dataclass(frozen=True, slots=True)
class Shown:
    """A mail as staff may read it: without the keys to a reader's subscription, with or without names."""

    mail: OutgoingMail
    address: str
    name: str
    subject: str
    text: str
    html: str
    last_error: str


def mails_for(user: User) -> QuerySet[OutgoingMail]:
    """Return the mails that this user may see."""
    if not user.has_perm("delegates.view_outgoingmail"):
        return OutgoingMail.objects.none()
    found = OutgoingMail.objects.select_related("notice")
    # A letter is about a person, in its subject too.
    return found if user.has_perm(SEES_PEOPLE) else found.exclude(notice__kind__in=LETTERS)


def get_mail_for(user: User, pk: int) -> OutgoingMail:
    """Return one mail. Raises Http404 when there is none that this user may see."""
    found = mails_for(user).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def shown_to(user: User, mail: OutgoingMail) -> Shown:
    """Return what this user may read of a mail."""
    secrets = [mail.token] if mail.token else []
    if not user.has_perm(SEES_PEOPLE):
        greetings = [text for text in mail.greeting.values() if mail.name and mail.name in text]
        secrets += [*greetings, *filter(None, (mail.address, mail.recipient, mail.name))]

    def masked(text: str) -> str:
        for secret in secrets:
            text = text.replace(secret, HIDDEN)
        return text

    return Shown(
        mail=mail,
        address=masked(mail.address),
        name=masked(mail.name),
        subject=mail.subject,
        text=masked(mail.text),
        html=masked(mail.html),
        last_error=masked(mail.last_error),
    )
