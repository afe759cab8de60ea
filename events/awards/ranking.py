"""The ranking of a category, worked out exactly: the mean of the weighted scores of the jurors who may judge.

A juror counts in a category when every finalist there whom they may judge has all their points: nobody gains by being
left out. Scores that are equal are told apart by the criteria, the heaviest first, then by what the chair decided.
Raising a score never lowers its finalist; neither the order of what is handed in nor a score in conflict matters.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

Pair = tuple[int, int]  # juror, finalist
Points = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A criterion: its code and weight."""

    code: str
    weight: int


@dataclass(frozen=True, slots=True)
class Line:
    """A finalist in the ranking; those held equal share a rank. None without any score that counts."""

    finalist: int
    rank: int | None
    score: Fraction | None
    by_criterion: tuple[Fraction, ...]  # in the order in which ties are broken
    jurors: tuple[int, ...]  # whose scores count


@dataclass(frozen=True, slots=True)
class Ranking:
    """The lines from the first to the last, and the jurors who count for nobody because something is missing."""

    lines: tuple[Line, ...]
    incomplete: frozenset[int]

    def ties(self, places: int) -> list[list[int]]:
        """Return the finalists who share a rank that wins an award; the chair has to decide."""
        winning = [line for line in self.lines if line.rank is not None and line.rank <= places]
        groups = [
            [line.finalist for line in group] for _rank, group in groupby(winning, lambda one: one.rank)
        ]
        return [group for group in groups if len(group) > 1]

    def winners(self, places: int) -> list[tuple[int, int]]:
        """Return (finalist, rank) of those who win an award."""
        return [(line.finalist, line.rank) for line in self.lines if line.rank and line.rank <= places]


def rank(
    finalists: Collection[int],
    jurors: Collection[int],
    criteria: Sequence[Weighed],
    scores: Mapping[Pair, Points],
    conflicts: Collection[Pair],
    ruling: Sequence[int] = (),
) -> Ranking:
    """Rank the finalists; `ruling` is the chair's order for those held equal, the best first."""
    barred = frozenset(conflicts)
    wanted = {one.code for one in criteria}

    def whole(juror: int, finalist: int) -> bool:
        return wanted <= scores.get((juror, finalist), {}).keys()

    judged = {juror: [one for one in finalists if (juror, one) not in barred] for juror in jurors}
    counting = {j for j, own in judged.items() if wanted and own and all(whole(j, one) for one in own)}
    ordered = sorted(criteria, key=lambda one: -one.weight)  # stable: then in their own order
    lines = []
    for finalist in finalists:
        judges = tuple(sorted(j for j in counting if (j, finalist) not in barred))
        means = (
            tuple(_mean([scores[j, finalist][one.code] for j in judges]) for one in ordered) if judges else ()
        )
        lines.append((finalist, _weighted(means, ordered) if judges else None, means, judges))
    incomplete = frozenset(j for j, own in judged.items() if own and j not in counting)
    return Ranking(_placed(lines, ruling), incomplete)


def _mean(values: Sequence[int]) -> Fraction:
    return Fraction(sum(values), len(values))


def _weighted(means: Sequence[Fraction], criteria: Sequence[Weighed]) -> Fraction:
    total = sum(one.weight for one in criteria)
    return sum((mean * one.weight for mean, one in zip(means, criteria, strict=True)), Fraction()) / total


_Raw = tuple[int, Fraction | None, tuple[Fraction, ...], tuple[int, ...]]


def _placed(raw: Sequence[_Raw], ruling: Sequence[int]) -> tuple[Line, ...]:
    """Put them in order; equal ones share the best of their ranks, as in a competition (1, 2, 2, 4)."""
    ruled = {finalist: len(ruling) - place for place, finalist in enumerate(ruling)}

    def key(one: _Raw) -> tuple[Fraction, tuple[Fraction, ...], int]:
        finalist, score, means, _judges = one
        return (score if score is not None else Fraction(-1), means, ruled.get(finalist, 0))

    ordered = sorted(raw, key=lambda one: one[0])
    ordered.sort(key=key, reverse=True)
    lines: list[Line] = []
    place = 0
    for _key, group in groupby(ordered, key):
        equal = list(group)
        lines += [
            Line(f, None if score is None else place + 1, score, means, j) for f, score, means, j in equal
        ]
        place += len(equal)
    return tuple(lines)
