"""Papers among the records: what is said of them may be mended there, and the public view follows at once."""

import pytest

from events.documents.models import Document
from events.releases.published import current_programme
from tests.events.documents.made import issued, revised
from tests.small import released


@pytest.fixture
def paper(small, tmp_path, settings):
    settings.PRIVATE_ROOT = tmp_path
    released(small)
    return revised(issued(small))


def sent(page, **fields):
    """What the form on that page sends."""
    form = page.context["adminform"].form
    values = {name: form[name].value() for name in form.fields}
    for formset in page.context["inline_admin_formsets"]:
        manage = formset.formset.management_form
        values |= {manage.add_prefix(name): manage[name].value() for name in manage.fields}
        for row in formset.formset.forms:
            values |= {row.add_prefix(name): row[name].value() for name in row.fields}
    return {name: value for name, value in (values | fields).items() if value is not None}


def test_a_marking_changed_among_the_records_is_followed_at_once(paper, signed_in):
    administrator = signed_in("administrator")
    address = f"/admin/events/document/{paper.pk}/change/"
    page = administrator.get(address)
    assert page.status_code == 200
    assert "EN (1)" in page.content.decode()
    assert list(current_programme().documents) == [paper.symbol]
    answer = administrator.post(
        address, sent(page, marking="restricted", status="draft", embargo_until_0="2030-01-01")
    )
    assert answer.status_code == 302
    kept = Document.objects.get()
    assert (kept.marking, kept.status, kept.embargo_until) == ("restricted", "circulation", None)
    assert current_programme().documents == {}


def test_a_paper_deleted_among_the_records_leaves_the_public_view(
    paper, signed_in, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        answer = signed_in("administrator").post(
            f"/admin/events/document/{paper.pk}/delete/", {"post": "yes"}
        )
    assert answer.status_code == 302
    assert current_programme().documents == {}
