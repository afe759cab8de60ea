"""The connection to the mail server, and what its answers mean."""

import smtplib
from email.mime.text import MIMEText
from email.utils import formataddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.smtp import EmailBackend

from .composing import stop_url
from .models import OutgoingMail
from .private_links import with_link

Trouble = OutgoingMail.Trouble
_TOO_BIG = 552  # said to MAIL FROM, it is about the mail (RFC 1870), not about who sends


class Interrupted(Exception):
    """The mail was not taken. `for_good`: trying again will not help; `counts`: the server saw the mail's reader."""

    def __init__(self, trouble: str, words: str, *, for_good: bool = False, counts: bool = True) -> None:
        super().__init__(words)
        self.trouble, self.words, self.for_good, self.counts = trouble, words, for_good, counts


class Connection:
    """One connection, opened when first needed and used for mail after mail."""

    def __init__(self) -> None:
        self._backend: EmailBackend | None = None

    def send(self, mail: OutgoingMail) -> None:
        """Hand a mail over; returns only when the server has said 250. Raises Interrupted."""
        backend = self._opened()
        try:
            message_of(mail, backend).send()
        except (smtplib.SMTPException, OSError) as error:
            interruption = meaning_of(error)
            if not interruption.for_good:
                self.close()
            raise interruption from error

    def close(self) -> None:
        """Say good-bye."""
        backend, self._backend = self._backend, None
        if backend is not None:
            backend.fail_silently = True
            try:
                backend.close()
            except (smtplib.SMTPException, OSError):  # a server that is gone needs no good-bye
                backend.connection = None

    def _opened(self) -> EmailBackend:
        if self._backend is not None and not self._lives():
            self.close()
        if self._backend is None:
            backend = EmailBackend(timeout=settings.EMAIL_TIMEOUT)
            try:
                backend.open()
            except (smtplib.SMTPException, OSError) as error:
                raise _no_connection(error) from error
            self._backend = backend
        return self._backend

    def _lives(self) -> bool:
        """Whether the server still listens; many hang up when nothing was sent for a while."""
        assert self._backend is not None  # noqa: S101 - asked before
        try:
            return bool(self._backend.connection.noop()[0] == 250)  # type: ignore[union-attr]  # see AttributeError below
        except (smtplib.SMTPException, OSError, AttributeError):
            return False


def message_of(mail: OutgoingMail, backend: EmailBackend | None = None) -> EmailMultiAlternatives:
    """Return the mail as it goes over the line."""
    headers = {
        "Message-ID": mail.message_id,
        "Auto-Submitted": "auto-generated",  # RFC 3834: no holiday answers
        "X-Auto-Response-Suppress": "All",
        "Content-Language": ", ".join(sorted(("vi", "en"), key=lambda lang: lang != mail.lang)),
    }
    if mail.token:  # RFC 8058
        headers["List-Unsubscribe"] = f"<{stop_url(mail.token, mail.lang)}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    text, html = with_link(mail.text, mail.words), with_link(mail.html, mail.words, html=True)
    message = EmailMultiAlternatives(
        mail.subject, text, settings.DEFAULT_FROM_EMAIL, [_to(mail)], headers=headers, connection=backend
    )
    message.attach_alternative(html, "text/html")
    if mail.ics:
        calendar = MIMEText(mail.ics, "calendar", "utf-8")
        calendar.set_param("method", "PUBLISH")
        calendar.add_header("Content-Disposition", "attachment", filename="adgmin.ics")
        message.attach(calendar)
    return message


def _to(mail: OutgoingMail) -> str:
    name = " ".join(mail.name.split())
    return formataddr((name, mail.address)) if name else mail.address


def meaning_of(error: Exception) -> Interrupted:
    """Tell what the server's answer to a mail means: for now, or for good."""
    match error:
        case smtplib.SMTPRecipientsRefused():
            code, words = next(iter(error.recipients.values()))
            return _by_code(code, _text(words))
        case smtplib.SMTPSenderRefused() if error.smtp_code != _TOO_BIG:
            return Interrupted(Trouble.SENDER, _said(error), counts=False)
        case smtplib.SMTPResponseException():
            return _by_code(error.smtp_code, _text(error.smtp_error))
        case smtplib.SMTPNotSupportedError():
            return Interrupted(Trouble.REFUSED, str(error), for_good=True)
    trouble = Trouble.TIMEOUT if _timed_out(error) else Trouble.DROPPED
    return Interrupted(trouble, str(error))


def _no_connection(error: Exception) -> Interrupted:
    """Why there is no connection; it is nothing that a mail could help, so no try is counted."""
    trouble, words = Trouble.UNREACHABLE, str(error)
    if isinstance(error, smtplib.SMTPResponseException):
        signing_in = isinstance(error, smtplib.SMTPAuthenticationError)
        trouble, words = Trouble.SIGN_IN if signing_in else Trouble.NOT_NOW, _said(error)
    elif _timed_out(error):
        trouble = Trouble.TIMEOUT
    elif isinstance(error, smtplib.SMTPServerDisconnected):
        trouble = Trouble.DROPPED
    return Interrupted(trouble, words, counts=False)


def _timed_out(error: Exception) -> bool:
    """Whether waiting took too long; smtplib tells a silent server as one that hung up."""
    return isinstance(error, TimeoutError) or isinstance(error.__context__, TimeoutError)


def _by_code(code: int, words: str) -> Interrupted:
    for_good = 500 <= code < 600
    return Interrupted(Trouble.REFUSED if for_good else Trouble.NOT_NOW, f"{code} {words}", for_good=for_good)


def _said(error: smtplib.SMTPResponseException) -> str:
    return f"{error.smtp_code} {_text(error.smtp_error)}"


def _text(words: bytes | str) -> str:
    return words.decode("utf-8", "replace") if isinstance(words, bytes) else words
