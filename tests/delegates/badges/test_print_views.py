"""Printing at the desk: choose, start, follow, stop, fetch; layouts with what is typed."""

import pytest
from django.urls import reverse

from adgmin.core.models import AuditRecord
from delegates.badges import batch_starting, batches, layouts, sheets, store
from delegates.badges.batch_making import make
from delegates.badges.models import Badge, BadgeBatch, BadgeLayout, BadgeState
from delegates.badges.print_choosing import choose

from .printing import blank_pdf, pages_of

PRINT = "/desk/badges/print/"
LAYOUT = "/desk/badges/layouts/personal/"
KEPT = {
    "photo": "on",
    "position": "en",
    "help": "115 | Cấp cứu | Ambulance",
    "found_vi": "Xin trả thẻ.",
    "found_en": "Return it.",
}


@pytest.fixture(autouse=True)
def started(settings, tmp_path, monkeypatch) -> list[int]:
    """The numbers of the runs that were started; nothing is started for real."""
    settings.PRIVATE_ROOT = tmp_path
    found: list[int] = []
    monkeypatch.setattr("delegates.badges.print_views.start", lambda batch: found.append(batch.number))
    monkeypatch.setattr("delegates.badges.batch_views.start", lambda batch: found.append(batch.number))
    monkeypatch.setattr(sheets, "pdf", blank_pdf)
    return found


@pytest.fixture
def organiser(signed_in):
    return signed_in("organiser")


def run_of(made: list[Badge]) -> BadgeBatch:
    chosen = choose(made[0].edition, "unprinted")
    return batches.begin(made[0].edition, chosen.fresh, [], sheet="a4", what="all", by=None)


def test_what_is_chosen_is_counted_and_started(
    organiser, badges, started, django_capture_on_commit_callbacks
):
    badges(3, printed=False)
    page = organiser.get(PRINT).content.decode()
    assert 'name="what" value="unprinted"' in page
    assert '<b class="printing__n num">3</b>' in page
    with django_capture_on_commit_callbacks(execute=True):
        response = organiser.post(PRINT, {"what": "unprinted", "sheet": "a4"})
    assert response["Location"] == "/desk/badges/batches/1/"
    assert started == [1]
    batch = BadgeBatch.objects.get()
    assert (batch.sheet, batch.total, batch.made_by.email) == ("a4", 3, "organiser@example.org")
    assert organiser.get(PRINT).context["chosen"].count == 0


def test_printing_again_keeps_what_was_typed_and_asks_for_the_reason(organiser, badges, started):
    badges(2)
    response = organiser.post(PRINT, {"what": "numbers", "numbers": "1-2", "sheet": "a6", "reason": " "})
    page = response.content.decode()
    assert response.status_code == 409
    assert response.context["problems"][0].code == "reason_missing"
    assert 'value="1-2"' in page
    assert started == []
    assert not BadgeBatch.objects.exists()
    assert set(Badge.objects.values_list("state", flat=True)) == {BadgeState.PRINTED}


@pytest.mark.parametrize(
    "query",
    ["?what=numbers&numbers=x", "?what=delegation&delegation=ZZ",  "?what=odd&sheet=a3",
     "?what=numbers&numbers=999999"],
)  # fmt: skip
def test_odd_choices_are_told_and_never_an_error(organiser, badges, query):
    badges(1)
    assert organiser.get(PRINT + query).status_code == 200
    response = organiser.post(PRINT + query, {**dict(pair.split("=") for pair in query[1:].split("&"))})
    assert response.status_code in (400, 409)


@pytest.mark.parametrize("number", [1, 3])
def test_pages_ask_the_database_as_often_whatever_there_is(
    organiser, badges, number, django_assert_num_queries
):
    made = badges(number, printed=False)
    for _run in range(number):
        batch = run_of(made)
        BadgeBatch.objects.filter(pk=batch.pk).update(state="stopped")
        Badge.objects.update(batch=None)
    Badge.objects.update(batch=batch, state=BadgeState.REVOKED)
    for address, asked in ((PRINT, 9), ("/desk/badges/batches/", 7), ("/desk/badges/batches/1/", 9)):
        with django_assert_num_queries(asked):
            assert organiser.get(address).status_code == 200


def test_a_run_is_stopped_taken_up_again_and_given_up(
    organiser, badges, started, django_capture_on_commit_callbacks
):
    run_of(badges(1, printed=False))
    page = organiser.get("/desk/badges/batches/1/").content.decode()
    assert "data-going" in page
    assert reverse("desk-badge-batch-stop", kwargs={"number": 1}) in page
    organiser.post("/desk/badges/batches/1/stop/")
    assert BadgeBatch.objects.get().stop_asked
    assert organiser.post("/desk/badges/batches/1/give-up/").status_code == 409  # it is not stopped yet
    BadgeBatch.objects.update(state="stopped")
    page = organiser.get("/desk/badges/batches/1/").content.decode()
    assert "data-going" not in page
    with django_capture_on_commit_callbacks(execute=True):
        organiser.post("/desk/badges/batches/1/resume/")
    assert started == [1]
    BadgeBatch.objects.update(state="failed", problem="PressFailed")
    assert "PressFailed" in organiser.get("/desk/badges/batches/1/").content.decode()
    organiser.post("/desk/badges/batches/1/give-up/")
    assert Badge.objects.get().batch is None


def test_the_file_goes_to_who_manages_badges_and_each_time_is_recorded(organiser, signed_in, badges):
    batch = make(run_of(badges(2, printed=False)))
    address = "/desk/badges/batches/1/badges.pdf"
    response = organiser.get(address)
    assert response["Content-Disposition"] == 'attachment; filename="small-1-badges-0001-a4.pdf"'
    assert "no-store" in response["Cache-Control"]
    assert len(pages_of(b"".join(response.streaming_content))) == 4
    assert AuditRecord.objects.filter(verb="print run handed out", model="delegates.badgebatch").count() == 1
    protocol = signed_in("protocol")
    page = protocol.get("/desk/badges/batches/1/").content.decode()
    assert address not in page
    assert protocol.get(address).status_code == 403
    store.remove(batch.file)
    assert organiser.get(address).status_code == 404
    assert address not in organiser.get("/desk/badges/batches/1/").content.decode()


def test_numbers_that_cannot_be_runs_are_not_found(organiser, badges):
    for number in ("0", "2", "99999999999999999999"):
        assert organiser.get(f"/desk/badges/batches/{number}/").status_code == 404


def test_prints_that_no_longer_count_are_named(organiser, badges):
    made = badges(2, printed=False)
    make(run_of(made))
    Badge.objects.filter(pk=made[0].pk).update(state=BadgeState.LOST)
    shown = organiser.get("/desk/badges/batches/1/").context["ended"]
    assert [badge.serial for badge in shown] == [made[0].serial]


def test_a_layout_is_kept_and_counts_from_now_on(organiser, small):
    assert organiser.post(LAYOUT, KEPT)["Location"] == LAYOUT
    chosen = layouts.choices_for(small, "personal")
    assert (chosen.photo, chosen.native, chosen.week, chosen.position) == (True, False, False, "en")
    assert chosen.help == (layouts.Help("115", "Cấp cứu", "Ambulance"),)
    assert layouts.choices_for(small, "staff") == layouts.standard("staff")
    organiser.post(LAYOUT, {"do": "standard"})
    assert layouts.choices_for(small, "personal") == layouts.standard("personal")


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("help", "115 | Cấp cứu\n| không số | no number", "help_incomplete"),
        ("help", "115 |  | ", "help_incomplete"),
        ("help", f"115 | {'x' * 61} | y", "help_too_long"),
        ("help", "\n".join(f"{n} | a | b" for n in range(7)), "too_many_lines"),
        ("found_en", "x" * 201, "sentence_too_long"),
    ],
)
def test_what_does_not_fit_is_refused_and_stays_typed(organiser, small, field, value, code):
    response = organiser.post(LAYOUT, {**KEPT, field: value})
    assert response.status_code == 400
    assert code in [problem.code for problem in response.context["problems"]]
    assert response.context["form"][field].value() == value
    assert not BadgeLayout.objects.exists()


def test_without_a_script_the_page_shows_what_is_typed_and_keeps_nothing(organiser, small, monkeypatch):
    pictures: list[dict] = []
    monkeypatch.setattr(
        "delegates.badges.layout_views.png", lambda template, data, ppi: pictures.append(data) or b"\x89PNG"
    )
    page = organiser.get(LAYOUT, {**KEPT, "look": "1", "sample": "km"}).content.decode()
    assert 'value="km" selected' in page
    assert "preview.png?" in page
    response = organiser.get(f"{LAYOUT}preview.png", {**KEPT, "look": "1", "sample": "km"})
    assert response["Content-Type"] == "image/png"
    assert [badge["position"] for badge in pictures[0]["badges"]] == [
        [{"lang": "en", "text": "Deputy Director General, International Cooperation"}]
    ]
    assert pictures[0]["looks"]["personal"]["found"] == {"vi": "Xin trả thẻ.", "en": "Return it."}
    organiser.get(f"{LAYOUT}preview.png", {"look": "1", "sample": "", "position": "odd"})
    assert len(pictures[1]["badges"]) == 13  # all samples, in the look that is kept
    assert not BadgeLayout.objects.exists()


def test_there_is_no_layout_of_an_unknown_kind(organiser, small):
    for address in ("/desk/badges/layouts/robot/", "/desk/badges/layouts/robot/preview.png"):
        assert organiser.get(address).status_code == 404
    assert organiser.get("/desk/badges/layouts/").status_code == 200


def test_a_run_is_made_by_a_process_of_its_own(monkeypatch, badges):
    started: list[list[str]] = []
    monkeypatch.setattr(
        batch_starting.subprocess,
        "Popen",
        lambda args, **how: started.append([*args[2:], how["start_new_session"]]),
    )
    batch_starting.start(run_of(badges(1, printed=False)))
    assert started == [["render_badges", "--run", "1", True]]
