from delegates.delegations.quotas import held_by, places_of, quota_problems
from delegates.models import Delegate


def codes(problems):
    return [problem.code for problem in problems]


def test_within_the_quota_nothing_stands_against(delegate):
    assert held_by(delegate.delegation) == {"delegate": 1}
    assert places_of(delegate.delegation) == {"head": 1, "alternate": 1, "delegate": 3}
    assert quota_problems(delegate.delegation) == []
    assert quota_problems(delegate.delegation, adding={"delegate": 2}) == []


def test_one_too_many(delegate):
    (problem,) = quota_problems(delegate.delegation, adding={"delegate": 3})
    assert (problem.code, problem.severity, problem.field) == ("role_over_quota", "block", "role")
    assert "Delegation of Viet Nam: 4 in the role “Delegate”, but its quota is 3." in problem.message.en


def test_a_second_head(delegation):
    Delegate.objects.create(delegation=delegation, ref="H", role="head", passport_given="A", badge_name="A")
    assert codes(quota_problems(delegation, adding={"head": 1})) == ["second_head"]
    assert codes(quota_problems(delegation, adding={"head": 0})) == []


def test_who_withdrew_holds_no_place(delegation):
    Delegate.objects.create(
        delegation=delegation, ref="H", role="head", passport_given="A", badge_name="A", is_active=False
    )
    assert quota_problems(delegation, adding={"head": 1}) == []


def test_a_role_without_quota_has_no_limit(delegation):
    assert quota_problems(delegation, adding={"media": 50}) == []


def test_only_one_role_is_looked_at_when_asked(delegation):
    held = {"delegate": 9, "alternate": 2}
    assert codes(quota_problems(delegation, held=held)) == ["role_over_quota", "role_over_quota"]
    assert codes(quota_problems(delegation, held=held, only="alternate")) == ["role_over_quota"]
    assert quota_problems(delegation, held=held, only="head") == []
