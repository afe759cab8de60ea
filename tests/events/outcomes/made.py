"""Outcomes for the tests: one made by hand in the small edition."""

from events.models import Edition, Outcome, Party
from events.outcomes.texts import paste

ENGLISH = "1. We, the Ministers, met in Ha Noi.\n\n2. We welcome safe and open data flows.\n\n3. We thank the Chair."
VIETNAMESE = (
    "1. Chúng tôi họp tại Hà Nội.\n\n2. Chúng tôi hoan nghênh dữ liệu an toàn.\n\n3. Chúng tôi cảm ơn."
)


def make_outcome(code: str = "OUT-1", **values) -> Outcome:
    given = {"kind": "declaration", "stage": "drafted", "marking": "public", **values}
    return Outcome.objects.create(
        edition=Edition.objects.get(),
        code=code,
        title_vi=f"Văn kiện {code}",
        title_en=f"Outcome {code}",
        **given,
    )


def with_text(outcome: Outcome) -> Outcome:
    paste(outcome, ENGLISH, VIETNAMESE, by=None)
    return outcome


def party(code: str, kind: str = "asean_member") -> Party:
    found, _made = Party.objects.get_or_create(
        code=code,
        defaults={
            "edition": Edition.objects.get(),
            "kind": kind,
            "name_vi": code,
            "name_en": code,
            "sort_order": 90 + Party.objects.count(),
        },
    )
    return found
