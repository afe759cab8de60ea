"""Papers of the makers, damaged: by a seed, so that what was found once is found again."""

import random

from .makers import NAMES, read

WORDS = (
    b"/Kids", b"/Parent", b"/Count 999999999", b"/Length 0", b"/Filter /FlateDecode", b"1 0 R", b"-1", b"99999999999",
    b"<<", b">>", b"[", b"]", b"(", b"endobj", b"endstream", b"stream\n", b"xref", b"trailer", b"/Prev 0",
    b"\0", b"nan",
)  # fmt: skip


def mutated(seed: int) -> tuple[str, bytes]:
    """Return the name of a paper and its damaged bytes."""
    chance = random.Random(seed)
    name = NAMES[seed % len(NAMES)]
    data = bytearray(read(name))
    for _time in range(chance.choice((1, 1, 3, 10, 40))):
        at = chance.randrange(9, len(data))
        match chance.randrange(5):
            case 0:
                data[at] ^= 1 << chance.randrange(8)
            case 1:
                del data[at : at + chance.choice((1, 5, 200))]
            case 2:
                data[at:at] = chance.choice(WORDS)
            case 3:
                word = chance.choice(WORDS)
                data[at : at + len(word)] = word
            case _:
                start = chance.randrange(9, len(data))
                data[at:at] = data[start : start + chance.choice((10, 300))]
        if len(data) < 20:
            break
    return name, bytes(data)
