"""manage.py run_meeting: the whole meeting on this machine, from an empty database, with sample people."""

import os
import socket
import subprocess
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from adgmin.core import clock
from delegates.gates.samples import demonstration_code
from delegates.management.sample_people import SAMPLE_PASSWORD, SIGN_INS
from events.models import Edition

HOST = "127.0.0.1"
WORKERS = 2
_PAGES = (
    ("/vi/", "Trang chủ", "home in Vietnamese"),
    ("/en/", "Trang chủ tiếng Anh", "home in English"),
    ("/vi/agenda/", "Chương trình", "agenda"),
    ("/desk/", "Bàn làm việc của Ban Tổ chức", "the desk"),
    ("/admin/", "Quản lý dữ liệu", "records"),
)


class Command(BaseCommand):
    """Prepares the database and the static files, says where things are, and serves."""

    help = (
        "Migrate, load ADGMIN 6 with sample people if the database is empty, and serve on 127.0.0.1. "
        "Exit 2 when the port is taken."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the port."""
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args: Any, **options: Any) -> None:
        """Prepare, then hand this process over to the server."""
        port = options["port"]
        require_free_port(port)
        self.stdout.write("Chuẩn bị cơ sở dữ liệu … / Preparing the database …")
        call_command("migrate", verbosity=0)
        if not Edition.objects.exists():
            self.stdout.write("Nạp ADGMIN 6 và người mẫu … / Loading ADGMIN 6 with sample people …")
            call_command("load_edition", "adgmin6", with_sample_people=settings.DEMO, verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        self._print_addresses(port)
        send_mails()
        serve(port)

    def _print_addresses(self, port: int) -> None:
        site = f"http://{HOST}:{port}"
        lines = ["", "ADGMIN 6 đang chạy / ADGMIN 6 is running"]
        lines += [f"  {site + path:<38} {vi} / {en}" for path, vi, en in _PAGES]
        if settings.DEMO:
            lines += ["", f"Tài khoản mẫu, mật khẩu / sample sign-ins, password: {SAMPLE_PASSWORD}"]
            lines += [f"  {one.email:<38} {one.role.value}" for one in SIGN_INS]
            lines += ["", *gate_lines(site)]
        if clock.is_demonstration():
            lines += ["", f"Đồng hồ trình diễn / demonstration clock: {clock.now():%d/%m/%Y %H:%M}"]
        lines += ["", "Dừng: Ctrl-C / Stop: Ctrl-C", ""]
        self.stdout.write("\n".join(lines))
        sys.stdout.flush()


def gate_lines(site: str) -> list[str]:
    """Return how a phone becomes a gate of the demonstration."""
    edition = Edition.objects.order_by("-start_date").first()
    if edition is None:
        return []
    code = demonstration_code(edition)
    return [
        f"  {site + '/gate/':<38} Soát thẻ, mã ghép nối / gates, pairing code: {code}",
    ]


def require_free_port(port: int) -> None:
    """Raise CommandError (exit 2) when something else listens on the port, or it is no port."""
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((HOST, port))
    except (OSError, OverflowError):
        raise CommandError(
            f"Cổng {port} đang được dùng hoặc không dùng được; chọn cổng khác: make run PORT=8001. / "
            f"Port {port} is taken or can't be used; choose another one: make run PORT=8001.",
            returncode=2,
        ) from None


def send_mails() -> None:
    """Start the sender of mails beside the server when a mail server is named; it ends when this process does."""
    if not settings.EMAIL_URL:
        return
    manage = [sys.executable, str(settings.BASE_DIR / "manage.py")]
    subprocess.Popen([*manage, "send_mail", "--watch", "--parent", str(os.getpid())])  # noqa: S603 - our own command


def serve(port: int) -> None:
    """Become the server; Ctrl-C ends it and its workers."""
    os.chdir(settings.BASE_DIR)
    command = server_command(port)
    os.execv(command[0], command)  # noqa: S606 - our own server, no shell between


def server_command(port: int, *, workers: int = WORKERS) -> list[str]:
    """Return how the server is started, in the folder of the code."""
    granian = str(Path(sys.executable).with_name("granian"))
    return [
        granian, "--interface", "wsgi", "--host", HOST, "--port", str(port), "--workers", str(workers),
        "--no-ws", "--blocking-threads", "2", "--backpressure", "64", "--respawn-failed-workers",
        "--log-level", "warning", "adgmin.wsgi:application",
    ]  # fmt: skip
