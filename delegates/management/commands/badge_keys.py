"""manage.py badge_keys: the keys that sign badges: listed, made, retired, withdrawn, and codes signed anew."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from adgmin.core.problems import Refused
from delegates.badges import keys
from delegates.badges.models import Badge, SigningKey
from delegates.badges.stale import live_badges_of, resign, signed_by_withdrawn

_STANDS = {
    "signs": "đang ký / signs",
    "retired": "ngừng ký, mã vẫn dùng được / signs no more, its codes count",
    "withdrawn": "hủy tin cậy, mã không dùng được / withdrawn, its codes do not count",
}


class Command(BaseCommand):
    """Each act is recorded; the private half is never shown."""

    help = (
        "List the keys that sign badges (list), make one that signs from now on (make), let one sign no more while its "
        "codes still count (retire NUMBER), let none of its codes count because it became known (withdraw NUMBER: the "
        "badges concerned are listed), and sign those badges anew (resign). "
        "Exit 0 when done, 1 when it was refused or badges are left to be signed anew, 2 on misuse."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the acts."""
        acts = parser.add_subparsers(dest="act", required=True, metavar="list|make|retire|withdraw|resign")
        acts.add_parser("list", help="the keys, newest first, with how many badges each holds open")
        acts.add_parser("make", help="make a key that signs from now on; those before it are retired")
        for name, words in (
            ("retire", "let a key sign no more; what it signed still counts"),
            ("withdraw", "let nothing that a key signed count any more"),
        ):
            acts.add_parser(name, help=words).add_argument("number", type=int, metavar="NUMBER")
        acts.add_parser(
            "resign", help="sign the badges of withdrawn keys anew; printed ones are to be replaced"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Do one act."""
        act, number = options["act"], options.get("number")
        try:
            getattr(self, f"_{act}")(*([number] if number is not None else []))
        except Refused as refusal:
            first = refusal.problems[0].message
            raise CommandError(f"{first.vi} / {first.en}", returncode=1) from None

    def _list(self) -> None:
        for key in SigningKey.objects.order_by("-number"):
            count = live_badges_of(key=key).count()
            stands = "withdrawn" if key.withdrawn_at else "retired" if key.retired_at else "signs"
            self.stdout.write(
                f"{key.number:>3}  {key.made_at:%d/%m/%Y %H:%M}  {key.public}  {count} thẻ / badges  {_STANDS[stands]}"
            )
        if not SigningKey.objects.exists():
            self.stdout.write(
                "Chưa có khoá; khoá đầu tiên được tạo khi làm thẻ. / No key yet; badges make the first."
            )
        self._refuse_left()

    def _make(self) -> None:
        key = keys.make_key(by=None)
        self.stdout.write(f"Khoá {key.number} ký từ bây giờ. / Key {key.number} signs from now on.")

    def _retire(self, number: int) -> None:
        keys.retire_key(number, by=None)
        self.stdout.write(
            f"Khoá {number} ngừng ký; thẻ đã ký vẫn dùng được. / Key {number} signs no more; its badges still count."
        )

    def _withdraw(self, number: int) -> None:
        keys.withdraw_key(number, by=None)
        self.stdout.write(f"Đã hủy tin cậy khoá {number}. / Key {number} is withdrawn.")
        affected = list(signed_by_withdrawn().select_related("delegate", "delegation"))
        for badge in affected:
            self.stdout.write(f"  {_line(badge)}")
        self.stdout.write(
            f"{len(affected)} thẻ không còn quét được; chạy badge_keys resign để ký lại. / "
            f"{len(affected)} badges can no longer be scanned; badge_keys resign signs them anew."
        )

    def _resign(self) -> None:
        made = resign(by=None)
        printed = [badge for badge in made if badge.is_stale]
        for badge in printed:
            self.stdout.write(f"  {_line(badge)}")
        self.stdout.write(
            f"Đã ký lại {len(made)} thẻ; {len(printed)} thẻ đã in cần đổi. / "
            f"{len(made)} badges signed anew; {len(printed)} printed ones are to be replaced."
        )

    def _refuse_left(self) -> None:
        if left := signed_by_withdrawn().count():
            raise CommandError(
                f"{left} thẻ còn mang mã của khoá đã hủy; chạy badge_keys resign. / "
                f"{left} badges still have codes of a withdrawn key; run badge_keys resign.",
                returncode=1,
            )


def _line(badge: Badge) -> str:
    bearer = badge.delegate or badge.label or badge.get_kind_display()
    return f"{badge}  {badge.delegation.code if badge.delegation else '–'}  {bearer}"
