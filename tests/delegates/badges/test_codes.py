"""The signed code: what is written is read, and nothing else: altered, cut, unknown, of another edition."""

import datetime as dt
from functools import cache

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from delegates.badges import base45, codes
from delegates.badges.models import BadgeKind, Category

MINUTES = st.integers(0, 4_223_371_679).map(lambda n: dt.datetime.fromtimestamp(n * 60, dt.UTC))
ZONES = st.sets(st.sampled_from("ABCDEFGH")).map(lambda letters: "".join(sorted(letters)))
PAYLOADS = st.builds(
    codes.Payload,
    edition=st.integers(0, 2**16 - 1), serial=st.integers(0, 2**32 - 1), category=st.sampled_from(Category.values),
    kind=st.sampled_from(BadgeKind.values), zones=ZONES,
    valid_from=MINUTES, valid_until=MINUTES, key=st.integers(1, 255),
)  # fmt: skip
START = dt.datetime(2026, 1, 14, tzinfo=dt.UTC)
PAYLOAD = codes.Payload(
    codes.edition_mark("adgmin-6"), 7, "MIN", "personal", "ABCD", START, START + dt.timedelta(3), 1
)


@cache
def key(number: int) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(bytes([number]) * 32)


def trusted(*numbers: int):
    return {number: key(number).public_key() for number in numbers or (1,)}


def reason(text: str, keys=None) -> str:
    with pytest.raises(codes.BadCode) as error:
        codes.read(text, trusted() if keys is None else keys)
    return error.value.reason


@given(PAYLOADS)
@settings(max_examples=60, deadline=None)
def test_what_is_written_is_read(payload):
    text = codes.sign(payload, key(payload.key))
    assert len(text) == 130
    assert codes.read(text, trusted(payload.key)) == payload


@given(st.binary(max_size=90))
@settings(max_examples=100, deadline=None)
def test_base45_comes_back(data):
    assert base45.decode(base45.encode(data)) == data


def test_base45_of_the_standard():
    # RFC 9285, section 4.3 and 4.4
    assert (base45.encode(b"AB"), base45.encode(b"Hello!!"), base45.encode(b"base-45")) == (
        "BB8", "%69 VD92EX0", "UJCLQE7W581",
    )  # fmt: skip
    assert base45.decode("QED8WEX0") == b"ietf!"
    for wrong in ("GGW", "::", "A", "a"):
        with pytest.raises(ValueError, match=r"cut off|no sign"):
            base45.decode(wrong)


def test_every_flipped_bit_is_refused():
    text = codes.sign(PAYLOAD, key(1))
    data = base45.decode(text.removeprefix(codes.PREFIX))
    told = set()
    for bit in range(len(data) * 8):
        changed = bytearray(data)
        changed[bit // 8] ^= 1 << bit % 8
        told.add((bit // 8 in (0, 7, 8, 18), reason(codes.PREFIX + base45.encode(bytes(changed)))))
    # Version, category, kind and key number may be refused before the signature is looked at.
    assert told <= {(False, "altered"), (True, "altered"), (True, "unreadable"), (True, "unknown_key")}
    assert (False, "altered") in told


@pytest.mark.parametrize(
    "spoil",
    [lambda t: t[:-1], lambda t: t[:-3], lambda t: t + "000", lambda t: t.lower(), lambda t: t[5:], lambda t: "",
     lambda t: "ADG2:" + t[5:], lambda t: t[:60], lambda t: t.replace(":", ";", 1), lambda t: f" {t}",
     lambda t: t + "\n", lambda t: "https://example.org/", lambda t: "ADG1:" + "Đ" * 125],
)  # fmt: skip
def test_what_is_no_code_of_ours_is_unreadable(spoil):
    assert reason(spoil(codes.sign(PAYLOAD, key(1)))) == "unreadable"


def test_only_trusted_keys_count():
    text = codes.sign(PAYLOAD, key(1))
    assert reason(text, {}) == "unknown_key"
    assert reason(text, trusted(2)) == "unknown_key"
    # Another key under the number of a trusted one.
    assert reason(text, {1: key(2).public_key()}) == "altered"


def test_a_signature_for_another_purpose_does_not_count():
    packed = codes.pack(PAYLOAD)
    assert reason(codes.PREFIX + base45.encode(packed + key(1).sign(packed))) == "altered"


def test_editions_are_told_apart():
    assert codes.read(codes.sign(PAYLOAD, key(1)), trusted()).edition == codes.edition_mark("adgmin-6")
    assert codes.edition_mark("adgmin-6") != codes.edition_mark("adgmin-7")
