"""The ranking by itself: free input, and what must hold whatever is put in."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from events.awards.ranking import Weighed, rank

CRITERIA = [Weighed("A", 3), Weighed("B", 1)]
FINALISTS, JURORS = (1, 2, 3), (10, 11, 12)
PAIRS = [(juror, finalist) for juror in JURORS for finalist in FINALISTS]
POINTS = st.fixed_dictionaries({"A": st.integers(1, 10), "B": st.integers(1, 10)})
SCORES = st.fixed_dictionaries(dict.fromkeys(PAIRS, POINTS))
CONFLICTS = st.sets(st.sampled_from(PAIRS), max_size=4)


def ranks(scores, conflicts=(), *, finalists=FINALISTS, jurors=JURORS, ruling=()):
    return {one.finalist: one for one in rank(finalists, jurors, CRITERIA, scores, conflicts, ruling).lines}


def test_the_weighted_mean_of_those_who_may_judge():
    scores = {(j, f): {"A": 6, "B": 6} for j, f in PAIRS} | {(10, 1): {"A": 10, "B": 2}}
    found = ranks(scores, {(12, 1)})
    assert found[1].score == Fraction(8 + 6, 2)
    assert (found[1].rank, found[2].rank, found[3].rank) == (1, 2, 2)
    assert found[1].jurors == (10, 11)


def test_who_leaves_a_sheet_out_counts_for_nobody():
    scores = {(j, f): {"A": 6, "B": 6} for j, f in PAIRS} | {(10, 1): {"A": 10, "B": 10}}
    del scores[10, 3]
    found = rank(FINALISTS, JURORS, CRITERIA, scores, ())
    assert found.incomplete == {10}
    assert all(line.score == 6 and line.jurors == (11, 12) for line in found.lines)


def test_the_heaviest_criterion_tells_equals_apart_then_the_chair():
    scores = {(10, 1): {"A": 6, "B": 9}, (10, 2): {"A": 7, "B": 6}, (10, 3): {"A": 7, "B": 6}}
    found = rank(FINALISTS, (10,), CRITERIA, scores, ())
    assert [(line.finalist, line.rank) for line in found.lines] == [(2, 1), (3, 1), (1, 3)]
    assert found.ties(3) == [[2, 3]]
    settled = rank(FINALISTS, (10,), CRITERIA, scores, (), ruling=(3, 2))
    assert settled.winners(3) == [(3, 1), (2, 2), (1, 3)]
    assert settled.ties(3) == []


def test_a_finalist_whom_nobody_may_judge_has_no_rank():
    scores = {(10, 1): {"A": 6, "B": 9}}
    found = ranks(scores, {(10, 2), (10, 3)}, jurors=(10,))
    assert (found[1].rank, found[2].rank, found[2].score) == (1, None, None)


@settings(max_examples=60, deadline=None)
@given(SCORES, CONFLICTS, st.randoms(use_true_random=False))
def test_the_order_of_handing_in_does_not_matter(scores, conflicts, chance):
    shuffled = list(scores.items())
    chance.shuffle(shuffled)
    finalists, jurors = chance.sample(FINALISTS, 3), chance.sample(JURORS, 3)
    assert ranks(scores, conflicts) == ranks(dict(shuffled), conflicts, finalists=finalists, jurors=jurors)


@settings(max_examples=60, deadline=None)
@given(SCORES, CONFLICTS, POINTS)
def test_what_a_juror_in_conflict_gave_changes_nothing(scores, conflicts, other):
    before = ranks(scores, conflicts)
    for pair in conflicts:
        assert ranks({**scores, pair: other}, conflicts) == before
        assert ranks({key: value for key, value in scores.items() if key != pair}, conflicts) == before


@settings(max_examples=60, deadline=None)
@given(SCORES, CONFLICTS, st.sampled_from(PAIRS), st.sampled_from("AB"), st.permutations(FINALISTS))
def test_a_higher_score_never_lowers_its_finalist(scores, conflicts, pair, criterion, ruling):
    raised = {**scores, pair: {**scores[pair], criterion: min(10, scores[pair][criterion] + 2)}}
    before = ranks(scores, conflicts, ruling=ruling)[pair[1]].rank
    after = ranks(raised, conflicts, ruling=ruling)[pair[1]].rank
    assert (before is None) == (after is None)
    assert before is None or after <= before
