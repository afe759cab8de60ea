"""A jury made by hand: one category, three finalists, four jurors, two criteria."""

import json

from adgmin.core import clock
from events.models import AwardCategory, Criterion, Finalist, Juror, Party, ScoreSheet


def make_awards(edition, *, users=()):
    category = AwardCategory.objects.create(
        edition=edition, code="inclusion", name_vi="Bao trùm số", name_en="Digital inclusion", least_jurors=2
    )
    for number, (code, weight) in enumerate((("IMPACT", 3), ("TALK", 1)), 1):
        Criterion.objects.create(
            edition=edition, code=code, name_vi=f"Tiêu chí {code}", name_en=f"Criterion {code}", weight=weight,
            sort_order=number,
        )  # fmt: skip
    party = {one.code: one for one in Party.objects.filter(edition=edition)}
    for code, country in (("F-1", "TH"), ("F-2", "JP"), ("F-3", "TH")):
        Finalist.objects.create(
            edition=edition, code=code, category=category, country=party[country], name_vi=f"Đội {code}",
            name_en=f"Team {code}", organisation_vi=f"Đơn vị {code}", organisation_en=f"House {code}",
        )  # fmt: skip
    for number, country in enumerate(("VN", "VN", "JP", None), 1):
        juror = Juror.objects.create(
            edition=edition, code=f"J-{number}", name=f"Juror {number}", country=party.get(country or ""),
            is_chair=number == 1, user=dict(enumerate(users, 1)).get(number),
        )  # fmt: skip
        juror.categories.add(category)
    return category


def juror(number):
    return Juror.objects.get(code=f"J-{number}")


def finalist(number):
    return Finalist.objects.get(code=f"F-{number}")


def given(juror_number, finalist_number, impact, talk, *, submitted=True):
    now = clock.now()
    return ScoreSheet.objects.create(
        juror=juror(juror_number), finalist=finalist(finalist_number), saved_at=now,
        points=json.dumps({"IMPACT": impact, "TALK": talk}), submitted_at=now if submitted else None,
    )  # fmt: skip


def all_given(second=9):
    """Every sheet that is wanted: juror 3 comes from the country of F-2."""
    for number in (1, 2, 3, 4):
        given(number, 1, 7, 7)
        given(number, 3, 5, 6)
        if number != 3:
            given(number, 2, second, 8)
