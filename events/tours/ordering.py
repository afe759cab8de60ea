"""The order of stops that makes the walk shortest: exact for few stops, else by exchanging ends of pieces (2-opt)."""

from collections.abc import Sequence
from itertools import combinations, pairwise

EXACT = 9
Lengths = Sequence[Sequence[int]]


def shortest_order(lengths: Lengths) -> list[int]:
    """Return the order of places 1 to n, for a walk that begins and ends at place 0."""
    count = len(lengths) - 1
    if count < 2:
        return list(range(1, count + 1))
    return _exact(lengths, count) if count <= EXACT else _improved(lengths, count)


def length_of(order: Sequence[int], lengths: Lengths) -> int:
    """Return how long the walk is from place 0 in this order and back."""
    return sum(lengths[a][b] for a, b in pairwise((0, *order, 0)))


def _exact(lengths: Lengths, count: int) -> list[int]:
    """Held and Karp (1962): the best walk over each set of places, by its last one."""
    best: dict[tuple[int, int], tuple[int, tuple[int, ...]]] = {
        (1 << (place - 1), place): (lengths[0][place], (place,)) for place in range(1, count + 1)
    }
    for size in range(2, count + 1):
        for chosen in combinations(range(1, count + 1), size):
            mask = sum(1 << (place - 1) for place in chosen)
            for last in chosen:
                rest = mask & ~(1 << (last - 1))
                best[mask, last] = min(
                    (best[rest, before][0] + lengths[before][last], (*best[rest, before][1], last))
                    for before in chosen
                    if before != last
                )
    full = (1 << count) - 1
    return list(
        min((best[full, last][0] + lengths[last][0], best[full, last][1]) for last in range(1, count + 1))[1]
    )


def _improved(lengths: Lengths, count: int) -> list[int]:
    """Begin with the nearest next place, then turn pieces around while that makes the walk shorter."""
    left, order, at = set(range(1, count + 1)), [], 0
    while left:
        at = min(left, key=lambda place: (lengths[at][place], place))
        left.remove(at)
        order.append(at)
    better = True
    while better:
        better = False
        for first, last in combinations(range(count), 2):
            turned = order[:first] + order[first : last + 1][::-1] + order[last + 1 :]
            if length_of(turned, lengths) < length_of(order, lengths):
                order, better = turned, True
    return order
