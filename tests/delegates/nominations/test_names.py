"""How a person is called; nothing typed is re-cased, split or lost, through form, search and workbook."""

import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adgmin.core.bilingual import Text
from delegates.imports.export import form_columns, form_rows
from delegates.models import Delegate
from delegates.nominations.editing import change_delegate
from delegates.nominations.forms import DelegateForm
from delegates.nominations.names import address, name_in_list, name_on_badge

FULL = {"honorific": "H.E.", "title": "Tan Sri Dr.", "badge_name": "AHMAD bin Ali", "gender": "M"}
NAMES = ("title", "badge_name", "full_name", "list_name", "post_nominals", "address_form", "native_name")


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, "H.E. Tan Sri Dr. AHMAD bin Ali"),
        (
            {"full_name": "Ahmad bin Ali al-Haj", "post_nominals": "PhD"},
            "H.E. Tan Sri Dr. Ahmad bin Ali al-Haj, PhD",
        ),
        ({"list_name": "ahmad, Tan Sri", "post_nominals": "PhD"}, "ahmad, Tan Sri"),
        ({"honorific": "", "title": ""}, "AHMAD bin Ali"),
    ],
)
def test_the_name_in_the_list(more, expected):
    assert name_in_list(Delegate(**{**FULL, **more})) == expected


def test_the_name_on_the_badge_is_as_given():
    assert name_on_badge(Delegate(**FULL, full_name="Other", post_nominals="PhD")) == "AHMAD bin Ali"
    assert name_on_badge(Delegate(full_name="Suharto")) == "Suharto"


@pytest.mark.parametrize(
    ("more", "vi", "en"),
    [
        ({}, "Ông Tan Sri Dr. AHMAD bin Ali", "H.E. Tan Sri Dr. AHMAD bin Ali"),
        ({"honorific": "", "title": "", "gender": "F"}, "Bà AHMAD bin Ali", "Ms AHMAD bin Ali"),
        ({"honorific": "", "title": "", "gender": "X"}, "Quý vị AHMAD bin Ali", "AHMAD bin Ali"),
        ({"address_form": "Tan Sri Ahmad"}, "Tan Sri Ahmad", "Tan Sri Ahmad"),
    ],
)
def test_how_a_letter_addresses_the_person(more, vi, en):
    assert address(Delegate(**{**FULL, **more})) == Text(vi=vi, en=en)


# What a line of a form takes: any letters of any script, no line breaks, not only spaces.
TYPED = st.text(
    st.characters(exclude_categories=("C", "Z"), include_characters=" "), min_size=1, max_size=40
).filter(lambda text: text.strip() == text and "  " not in text)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=TYPED)
def test_any_name_comes_back_as_it_was_typed(delegate, typed):
    form = DelegateForm({**_plain(delegate), **dict.fromkeys(NAMES, typed)}, instance=delegate)
    assert form.is_valid(), form.errors
    change_delegate(delegate, by=None, **form.values())
    stored, wanted = Delegate.objects.get(), unicodedata.normalize("NFC", typed)
    assert [getattr(stored, name) for name in NAMES] == [wanted] * len(NAMES)
    columns = form_columns(sensitive=False)
    row = dict(
        zip(
            (column.key for column in columns),
            next(form_rows(Delegate.objects.all(), columns, "en")),
            strict=True,
        )
    )
    assert [row[name] for name in NAMES] == [wanted] * len(NAMES)
    assert Delegate.objects.search(typed).count() == 1


def _plain(delegate):
    return {
        "ref": "R1", "delegation": delegate.delegation_id, "role": "delegate", "passport_surname": "NGUYEN",
        "passport_given": "THI DAO", "rank_band": 6, "order": 1, "gender": "F", "nationality": "VN",
    }  # fmt: skip


# Two code points in normal form C for each one that is typed: U+0958 is never kept composed.
GROWS = "\u0958"


@pytest.mark.parametrize("door", ["desk", "admin", "portal", "contact", "focal point"])
def test_a_name_that_grows_past_its_column_is_refused_in_words(door, delegate, delegation):
    from delegates.delegations.forms import ContactForm, FocalPointForm
    from delegates.nominations.admin import DelegateForm as RecordForm
    from delegates.portal.forms_identity import IdentityForm

    def form(typed):
        if door == "admin":
            made = type("Made", (RecordForm,), {"Meta": DelegateForm.Meta})
            return made({"badge_name": typed}, instance=delegate), "badge_name"
        if door == "portal":
            return IdentityForm({"badge_name": typed}, delegate=delegate), "badge_name"
        if door == "desk":
            return DelegateForm({"badge_name": typed}), "badge_name"
        return (ContactForm if door == "contact" else FocalPointForm)({"name": typed}), "name"

    refused, field = form(GROWS * 101)
    assert "200" in refused.errors[field][0]
    taken, field = form(GROWS * 100)
    assert field not in taken.errors
    assert taken.cleaned_data[field] == unicodedata.normalize("NFC", GROWS * 100)


def test_a_workbook_refuses_it_too():
    from delegates.imports.text import clean_text

    said = []
    assert clean_text("badge_name", GROWS * 101, lambda code, **values: said.append((code, values))) is None
    assert said[-1] == ("too_long", {"count": 202, "limit": 200})
    assert clean_text("badge_name", "a\u200b\u0301", lambda code, **values: None) == "á"
