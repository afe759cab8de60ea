"""Who reads what is said about a nomination."""

import pytest

from adgmin.core import clock
from adgmin.core.models import AuditRecord
from adgmin.core.problems import Refused
from delegates.accreditation.comments import comment, comments_for
from delegates.accreditation.signals import commented
from delegates.accreditation.transitions import open_accreditation
from delegates.models import Comment, Delegation, FocalPoint


@pytest.fixture
def waiting(delegate):
    return open_accreditation(delegate, by=None, at=clock.now())


def test_the_delegation_reads_only_what_is_meant_for_it(waiting, make_user):
    user = make_user(email="focal@example.org")
    focal = FocalPoint.objects.create(delegation=waiting.delegate.delegation, user=user, email=user.email)
    other = Delegation.objects.create(
        edition=waiting.delegate.delegation.edition, code="TH", kind="party", name_en="Thailand", sort_order=2
    )
    stranger = FocalPoint.objects.create(delegation=other, email="x@example.org")
    comment(waiting, "Among us", by=None, audience="internal")
    comment(waiting, "  Which passport?  ", by=None, audience="focal_point")
    comment(waiting, "The new one", by=user, audience="internal", from_delegation=True)

    def read(reader):
        return [said.text for said in comments_for(reader, waiting)]

    assert read(make_user("security")) == ["Among us", "Which passport?", "The new one"]
    assert read(user) == read(focal) == ["Which passport?", "The new one"]
    assert read(stranger) == read(make_user("gate")) == []


def test_an_empty_comment_is_refused_and_the_record_does_not_repeat_the_words(waiting):
    with pytest.raises(Refused) as refusal:
        comment(waiting, " \n", by=None, audience="internal")
    assert [problem.code for problem in refusal.value.problems] == ["empty_comment"]
    heard = []
    commented.connect(lambda comment, **more: heard.append(comment), weak=False, dispatch_uid="test")
    said = comment(waiting, "Secret", by=None, audience="internal")
    commented.disconnect(dispatch_uid="test")
    assert heard == [said] == list(Comment.objects.all())
    last = AuditRecord.objects.first()
    assert (last.verb, last.changes, last.note) == ("comment", {}, "Nguyễn Thị Đào")
