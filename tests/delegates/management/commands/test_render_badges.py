"""`render_badges`: what it writes, and that it writes nothing on failure."""

import io

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from adgmin.core.pdfs.typesetting import PressFailed
from delegates.accreditation.models import Accreditation
from delegates.badges import sheets
from delegates.badges.models import Badge, BadgeBatch, BadgeState
from delegates.badges.verbs import make_badges, mark_printed
from delegates.nominations.models import Delegate
from tests.delegates.badges.printing import blank_pdf, pages_of


@pytest.fixture(autouse=True)
def _quick(settings, tmp_path, monkeypatch):
    settings.PRIVATE_ROOT = tmp_path / "private"
    monkeypatch.setattr(sheets, "pdf", blank_pdf)
    monkeypatch.setattr(sheets, "CHUNK", 2)


@pytest.fixture
def people(delegation):
    made = []
    for number in range(3):
        person = Delegate.objects.create(
            delegation=delegation,
            ref=f"P{number}",
            role="delegate",
            passport_given="A",
            badge_name=f"A {number}",
        )
        Accreditation.objects.create(delegate=person, state="approved", since=person.created, needs=[])
        made.append(person)
    return made


def render(tmp_path, *options: str) -> str:
    out = io.StringIO()
    call_command(
        "render_badges", *options, "--out", str(tmp_path / "out.pdf"), stdout=out, stderr=io.StringIO()
    )
    return out.getvalue()


def fails(tmp_path, *options: str) -> int:
    with pytest.raises(CommandError) as error:
        render(tmp_path, *options)
    assert list(tmp_path.glob("*.pdf")) + list(tmp_path.glob(".*")) == []
    return error.value.returncode


def test_it_draws_what_is_not_printed_and_changes_nothing(people, tmp_path):
    make_badges(people, by=None)
    assert render(tmp_path).endswith("out.pdf: 3 badges\n")
    assert len(pages_of((tmp_path / "out.pdf").read_bytes())) == 6
    assert set(Badge.objects.values_list("state", flat=True)) == {BadgeState.READY}
    assert not BadgeBatch.objects.exists()


def test_marked_as_printed_it_is_a_run_with_a_number(people, tmp_path):
    assert "print run 1, 3 badges" in render(
        tmp_path, "--make", "--mark-printed", "--sheet", "a4", "--delegation", "vn"
    )
    assert len(pages_of((tmp_path / "out.pdf").read_bytes())) == 6
    assert set(Badge.objects.values_list("state", "batch__number", "batch__sheet")) == {("printed", 1, "a4")}


def test_stale_ones_get_a_new_number(people, tmp_path):
    first, *_others = mark_printed(make_badges(people, by=None), batch=None, by=None)
    Badge.objects.filter(pk=first.pk).update(is_stale=True)
    render(tmp_path, "--stale", "--mark-printed")
    assert list(Badge.objects.order_by("serial").values_list("serial", "state", "replaces__serial")) == [
        (1, "replaced", None), (2, "printed", None), (3, "printed", None), (4, "printed", 1),
    ]  # fmt: skip


def test_misuse_and_nothing_to_print_write_nothing(people, tmp_path):
    assert fails(tmp_path) == 1  # nobody has a badge yet
    make_badges(people, by=None)
    assert fails(tmp_path, "--delegation", "ZZ") == 2
    assert fails(tmp_path, "--numbers", "x") == 2
    assert fails(tmp_path, "--stale") == 1


def test_a_failure_of_the_typesetter_writes_nothing(people, tmp_path, monkeypatch):
    make_badges(people, by=None)

    def broken(*args: object, **kwargs: object) -> bytes:
        raise PressFailed("gone")

    monkeypatch.setattr(sheets, "pdf", broken)
    assert fails(tmp_path) == 1
    assert fails(tmp_path, "--mark-printed") == 1
    assert set(Badge.objects.values_list("state", flat=True)) == {BadgeState.READY}
    assert BadgeBatch.objects.get().state == "failed"


def test_all_draws_printed_ones_too_and_changes_nothing(people, tmp_path):
    made = make_badges(people, by=None)
    mark_printed(made[:2], batch=None, by=None)
    assert render(tmp_path, "--all").endswith("out.pdf: 3 badges\n")
    assert list(Badge.objects.order_by("serial").values_list("state", flat=True)) == [
        "printed",
        "printed",
        "ready",
    ]
