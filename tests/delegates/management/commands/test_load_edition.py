"""manage.py load_edition: exit codes, both formats, shipped packs by name, sample people."""

import json
import shutil
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db.models import Count

from adgmin.core.models import AuditRecord, User
from delegates.accreditation.models import Accreditation
from delegates.badges.models import Badge, Zone
from delegates.delegations.models import FocalPoint
from delegates.gates.models import Gate, GateDevice, Incident, Presence, Scan
from delegates.gates.samples import demonstration_code
from delegates.mail.models import OutgoingMail
from delegates.management.commands.load_edition import SHIPPED
from delegates.management.sample_people import SAMPLE_PASSWORD, SIGN_INS
from delegates.nominations.models import Delegate
from delegates.privacy.files import content_of
from delegates.privacy.models import PrivateFile
from delegates.privacy.storing import FILES
from events.documents.models import Document, PageText, PaperFile
from events.documents.storing import PAPERS
from events.models import Edition, Room, Session
from events.releases.published import current_programme


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("load_edition", *arguments, stdout=out, stderr=out)
    return out.getvalue()


def test_a_shipped_pack_is_found_by_its_name_and_reported_as_json(db):
    answer = json.loads(run("adgmin6", "--format", "json"))
    assert (answer["edition"], answer["committed"], answer["findings"]) == ("adgmin-6", True, [])
    assert (answer["created"]["sessions"], answer["created"]["parties"]) == (69, 23)
    assert not Delegate.objects.exists()
    assert not User.objects.exists()
    assert "".join(Zone.objects.values_list("letter", flat=True)) == "ABCDE"
    assert Zone.objects.get(letter="D").categories == ["MIN", "SEC", "ORG", "MED"]


def test_text_names_the_edition_and_the_counts(db):
    lines = run("adgmin6").splitlines()
    assert lines[0].startswith("ADGMIN 6: Hội nghị Bộ trưởng Số ASEAN lần thứ 6 / 6th ASEAN Digital")
    assert [line.split() for line in lines if line.startswith("sessions")] == [["sessions", "69", "0", "0"]]


def test_no_such_folder_is_misuse(db, tmp_path):
    with pytest.raises(CommandError) as refused:
        run(str(tmp_path / "none"))
    assert refused.value.returncode == 2


def test_findings_end_with_1_and_nothing_written(db, tmp_path):
    pack = shutil.copytree(SHIPPED / "adgmin6", tmp_path / "pack")
    text = (pack / "topics.yaml").read_text(encoding="utf-8")
    (pack / "topics.yaml").write_text(
        text.replace("group: dialogue", "group: monologue", 1), encoding="utf-8"
    )
    out = StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("load_edition", str(pack), "--format", "json", stdout=out)
    assert ended.value.code == 1
    answer = json.loads(out.getvalue())
    assert answer["committed"] is False
    assert [(one["file"], one["record"], one["field"], one["code"]) for one in answer["findings"]] == [
        ("topics.yaml", "ONLINE-SCAMS", "group", "unknown_choice")
    ]
    assert not Edition.objects.exists()


def test_findings_are_told_in_both_languages(db, tmp_path):
    pack = shutil.copytree(SHIPPED / "adgmin6", tmp_path / "pack")
    (pack / "outcomes.yaml").unlink()
    err = StringIO()
    with pytest.raises(SystemExit):
        call_command("load_edition", str(pack), stdout=StringIO(), stderr=err)
    assert "Không có tệp này trong gói." in err.getvalue()
    assert "The pack has no such file." in err.getvalue()


def test_a_dry_run_writes_nothing(db, django_capture_on_commit_callbacks):
    before = set(FILES.names())
    with django_capture_on_commit_callbacks(execute=True):
        assert "nothing was written" in run("adgmin6", "--dry-run", "--with-sample-people")
    assert not Session.objects.exists()
    assert not User.objects.exists()
    assert set(FILES.names()) == before


def test_sample_people_are_refused_outside_a_demonstration(db, settings):
    settings.DEMO = False
    with pytest.raises(CommandError) as refused:
        run("adgmin6", "--with-sample-people")
    assert refused.value.returncode == 2
    assert not Edition.objects.exists()


def _the_morning_was_played() -> None:
    """The doors are alive at 11:05: people inside, some refused, one badge at two doors; a code to try it with."""
    edition = Edition.objects.get()
    assert Gate.objects.count() == Room.objects.count() + 1
    assert not Scan.objects.filter(at__gte="2026-01-15T11:05+07:00").exists()
    assert {"admit", "ask", "refuse"} == set(Scan.objects.order_by().values_list("verdict", flat=True))
    inside = dict(Presence.objects.order_by("place").values_list("place").annotate(number=Count("pk")))
    assert inside["R-HALL"] > 100
    assert inside["zone:MAIN"] > 200
    assert Incident.objects.get().kind == "two_doors"
    code = demonstration_code(edition)
    assert demonstration_code(edition) != code  # the one before works no longer
    assert GateDevice.objects.filter(name="Demonstration").count() == 1


def _papers_are_there() -> None:
    """Real files with their words; two held back, drafts that wait, one withdrawn; the public sees none of those."""
    papers = {paper.symbol: paper for paper in Document.objects.prefetch_related("revisions__files")}
    files = list(PaperFile.objects.all())
    assert len(files) > 40
    assert {PAPERS.read(file.name)[:5] for file in files} == {b"%PDF-"}
    assert PageText.objects.filter(folded__contains="sua chua cap bien").exists()
    assert not PageText.objects.filter(folded="").exists()
    assert papers["ADGMIN/6/WP/5"].embargo_session.code == "MIN-JP"
    assert papers["ADGMIN/6/WP/4"].embargo_until.isoformat() == "2026-01-16T05:00:00+00:00"
    assert (papers["ADGSOM/6/WP/13"].status, papers["ADGSOM/6/WP/9"].status) == ("draft", "withdrawn")
    assert len(papers["ADGSOM/6/WP/4"].revisions.all()) == 2
    assert {paper.symbol for paper in Document.objects.filter(to_look_at=True)} == {"ADGMIN-6/ST1"}
    shown = current_programme().documents
    assert set(shown) == {"ADGSOM/6/INF/1", "ADGMIN/6/INF/1", "ADGMIN/6/INF/2"}
    assert [file.language for file in shown["ADGMIN/6/INF/1"].files] == ["vi", "en"]


def test_sample_people_come_once(db, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        run("adgmin6", "--with-sample-people", "-v0")
    assert Delegate.objects.count() == 300
    states = dict.fromkeys(Accreditation.objects.values_list("state", flat=True), 0)
    assert set(states) == {
        "submitted",
        "more_information",
        "approved",
        "badge_printed",
        "badge_issued",
        "refused",
    }
    assert Accreditation.objects.filter(state__startswith="badge_").count() == 265 - 265 // 16
    assert (
        Badge.objects.filter(kind="personal", state__in=("printed", "issued"), is_stale=False).count() == 249
    )
    assert Badge.objects.exclude(kind="personal").count() == 6
    photos = PrivateFile.objects.filter(kind="photo")
    assert photos.count() == 300 - 300 // 17
    assert content_of(photos[0])[:3] == b"\xff\xd8\xff"
    _the_morning_was_played()
    _papers_are_there()
    scans = Scan.objects.count()
    assert not OutgoingMail.objects.exists()  # nobody is written to about a demonstration
    records = AuditRecord.objects.count()
    again = json.loads(run("adgmin6", "--with-sample-people", "--format", "json"))
    assert again["sample_people"] == {
        "sign_ins": 0, "delegates": 0, "finalists": 0, "papers": 0, "exhibitors": 0, "tours": 0, "texts": 0,
    }  # fmt: skip
    assert Scan.objects.count() == scans
    assert AuditRecord.objects.count() == records


def test_each_role_has_a_sample_sign_in(edition):
    from delegates.management.sample_people import make_sign_ins

    assert make_sign_ins(edition) == [one.email for one in SIGN_INS]
    for one in SIGN_INS:
        user = User.objects.get(email=one.email)
        assert user.check_password(SAMPLE_PASSWORD)
        assert user.role_names() == {one.role.value}
    staff = set(User.objects.filter(is_staff=True).values_list("email", flat=True))
    assert staff == {
        f"{name}@example.org" for name in ("administrator", "organiser", "programme", "protocol", "security")
    }
    assert FocalPoint.objects.get(user__email="focal.jp@example.org").delegation.code == "JP"


def test_a_pack_without_a_workbook_has_no_sample_people(db, tmp_path):
    pack = shutil.copytree(SHIPPED / "adgmin6", tmp_path / "pack", ignore=shutil.ignore_patterns("*.xlsx"))
    out = StringIO()
    with pytest.raises(SystemExit):
        call_command("load_edition", str(pack), "--with-sample-people", "--format", "json", stdout=out)
    assert [one["code"] for one in json.loads(out.getvalue())["findings"]] == ["missing_file"]
    assert not Edition.objects.exists()
