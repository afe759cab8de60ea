"""manage.py rotate_keys: encrypts everything by the newest of ADGMIN_FIELD_KEYS."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, ProgrammingError

from adgmin.core.encryption import DecryptionError
from delegates.privacy.files import sweep
from delegates.privacy.rotating import left, rotate
from events.documents.sweeping import sweep_papers

EVERY = 5_000  # rows between two signs of progress


class Command(BaseCommand):
    """Goes through every encrypted value, fingerprint and private file; a second run does what is left."""

    help = (
        "Encrypt all sensitive values, fingerprints and private files by the newest key of ADGMIN_FIELD_KEYS "
        "(newest first, older ones after it, with commas). May be stopped and run again. "
        "Exit 0 when nothing is left, 1 when a value can't be read (then nothing is written), 2 on misuse."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument(
            "--check",
            action="store_true",
            help="only count what is not by the newest key (rows, files, waiting letters); exit 1 when any",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Rotate, with progress."""
        try:
            self._act(options)
        except DecryptionError as error:
            raise CommandError(
                f"Có giá trị không đọc được, chưa ghi gì. / A value can't be read; nothing was written. {error}"
            ) from error
        except (OperationalError, ProgrammingError) as error:
            raise CommandError(f"The database is not ready ({error}); run migrate.", returncode=2) from error

    def _act(self, options: dict[str, Any]) -> None:
        if options["check"]:
            self._check()
            return
        if len(settings.FIELD_KEYS) < 2:
            raise CommandError(
                "Đặt khoá mới lên đầu ADGMIN_FIELD_KEYS, giữ khoá cũ phía sau, cách nhau bằng dấu phẩy. / "
                "Put the new key at the head of ADGMIN_FIELD_KEYS and keep the old one after it, with a comma.",
                returncode=2,
            )
        made = rotate(self._tell if options["verbosity"] else lambda table, seen, made: None)
        removed = sweep() + sweep_papers()
        self.stdout.write(
            f"Đã mã hoá lại {made} mục; xoá {removed} tệp không thuộc hồ sơ nào. Bây giờ có thể bỏ khoá cũ. / "
            f"{made} entries encrypted anew; {removed} files of no record deleted. The old key may now be taken out."
        )

    def _check(self) -> None:
        number = left()
        self.stdout.write(f"Còn {number} mục dùng khoá cũ / {number} entries by an older key")
        if number:
            raise SystemExit(1)

    def _tell(self, table: str, seen: int, made: int) -> None:
        if seen % EVERY < 500:
            self.stdout.write(f"  {table}: {seen} ({made})")
            self.stdout.flush()
