"""manage.py export_site DIR: writes the whole public site as files that any web server can serve."""

import shutil
import sys
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from adgmin.core import clock
from events.mirror.building import Mirror, NoMirror
from events.mirror.swapping import NotOurs, beside, check_place, describe
from events.releases.published import NothingPublished, current_programme

ATTEMPTS = 3
EVERY = 100  # pages between two lines of progress


class Command(BaseCommand):
    """Writes a mirror beside the old one and puts it in its place; on failure nothing is left half-written."""

    help = (
        "Write the whole public site (both languages, every page, feeds, the programme on paper, styles) into DIR, as "
        "files that any web server can serve or that open from a disk. What is there from the last time is replaced at "
        "the end, at once. Exit 0: written; 1: written, but links lead nowhere (they are listed), or a page failed and "
        "nothing was written; 2: misuse, nothing written."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the folder."""
        parser.add_argument("folder", metavar="DIR", help="new, empty, or holding an earlier mirror")
        parser.add_argument(
            "--base", default="/", metavar="PATH",
            help="where the mirror will be mounted, for the links of 404.html (default: /)",
        )  # fmt: skip

    def handle(self, *args: Any, **options: Any) -> None:
        """Write and report."""
        folder = Path(options["folder"]).absolute()
        self._check(folder, options["base"])
        started = time.monotonic()
        try:
            with beside(folder) as made:
                mirror = self._made(made, options["base"], options["verbosity"])
                files = mirror.files
        except NothingPublished:
            raise CommandError(
                "Chưa có chương trình nào được công bố. / No programme is public yet."
            ) from None
        except NoMirror as error:
            raise CommandError(f"Chưa ghi gì / nothing written: {error}") from None
        except (
            OSError
        ) as error:  # no room, no right, or a folder that cannot be replaced, such as a mounted one
            raise CommandError(
                "Không ghi được; bản cũ (nếu có) được giữ nguyên. / "
                f"Could not be written; what was there stays: {error}"
            ) from error
        if options["verbosity"]:
            self.stdout.write(
                f"{folder}: {files} tệp / files, bản phát hành / release {mirror.programme.release}, "
                f"{time.monotonic() - started:.1f} s"
            )
        if not settings.SITE_URL:
            self.stderr.write(
                "Lịch và dữ liệu mở chưa ghi được địa chỉ của trang; xin đặt ADGMIN_SITE_URL rồi xuất lại. / "
                "The calendars and open data name no address of the site; set ADGMIN_SITE_URL and export again."
            )
        if mirror.broken:
            for page, link in sorted(set(mirror.broken)):
                self.stderr.write(f"{page} → {link}: không có trang / leads nowhere")
            raise SystemExit(1)

    def _check(self, folder: Path, base: str) -> None:
        if not folder.parent.is_dir():
            raise CommandError(f"Không có thư mục / no such folder: {folder.parent}", returncode=2)
        if not base.startswith("/") or not base.endswith("/"):
            raise CommandError(
                "--base phải bắt đầu và kết thúc bằng / · must begin and end with /", returncode=2
            )
        try:
            check_place(folder)
        except NotOurs:
            raise CommandError(
                f"{folder}: thư mục đang chứa thứ khác nên không ghi đè. / holds something else; it is left alone.",
                returncode=2,
            ) from None

    def _made(self, folder: Path, base: str, verbosity: int) -> Mirror:
        """Make the mirror of one version; when the programme changes meanwhile, begin anew."""
        for _attempt in range(ATTEMPTS):
            for path in folder.iterdir():
                _remove(path)
            programme = current_programme()
            mirror = Mirror(folder, programme, self._teller(verbosity), base)
            mirror.make()
            if current_programme().version == programme.version:
                break
        describe(
            folder,
            {
                "edition": programme.edition.code,
                "release": programme.release,
                "version": programme.version,
                "made": clock.now().isoformat(timespec="seconds"),
                "pages": len(mirror.pages),
            },
        )
        return mirror

    def _teller(self, verbosity: int) -> Any:
        def tell(count: int, what: str) -> None:
            if verbosity and count and count % EVERY == 0:
                sys.stderr.write(f"{count} … {what}\n")

        return tell


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()
