"""Files of print runs: nothing in the clear, nothing half, nothing in another order."""

import pytest

from delegates.badges import store


@pytest.fixture(autouse=True)
def _folder(settings, tmp_path):
    settings.PRIVATE_ROOT = tmp_path


@pytest.mark.parametrize("size", [0, 1, store.PIECE, store.PIECE + 1, 3 * store.PIECE - 1])
def test_what_is_written_is_read(size):
    content = bytes(range(256)) * (size // 256 + 1)
    store.write("abcd", content[:size])
    assert store.read("abcd") == content[:size]
    assert max(map(len, store.pieces("abcd"))) <= store.PIECE


def test_nothing_lies_in_the_clear_and_only_its_owner_may_read_it():
    store.write("abcd", b"%PDF-1.7 Nguyen")
    raw = store.path_of("abcd").read_bytes()
    assert b"PDF" not in raw
    assert b"Nguyen" not in raw
    assert store.path_of("abcd").stat().st_mode & 0o077 == 0


def split(raw: bytes) -> list[bytes]:
    pieces = []
    while raw:
        end = 4 + int.from_bytes(raw[:4], "big")
        pieces.append(raw[:end])
        raw = raw[end:]
    return pieces


@pytest.mark.parametrize(
    "wrong",
    [
        lambda p: p[:-1],
        lambda p: [p[1], p[0], p[2]],
        lambda p: [p[0], *p],
        lambda p: [],
        lambda p: [p[0][:-9]],
    ],
)
def test_a_file_that_was_touched_is_found_out(wrong):
    store.write("abcd", bytes(3 * store.PIECE))
    pieces = split(store.path_of("abcd").read_bytes())
    assert len(pieces) == 3
    store.path_of("abcd").write_bytes(b"".join(wrong(pieces)))
    with pytest.raises(ValueError, match=r"cut off|order|altered"):
        store.read("abcd")


def test_an_error_while_writing_leaves_nothing():
    def half() -> None:
        with store.Writer("abcd") as stream:
            stream.write(bytes(2 * store.PIECE))
            raise RuntimeError("the typesetter is gone")

    with pytest.raises(RuntimeError):
        half()
    assert list(store.folder().rglob("*.*")) == []
    assert not store.exists("abcd")


def test_what_nobody_knows_is_swept_and_parts_go_with_their_file():
    for name in ("aa1", "aa1.0000", "bb2", "bb2.0000"):
        store.write(name, b"x")
    assert store.sweep({"aa1"}, older_than=-1) == 2
    assert store.exists("aa1.0000")
    store.remove("aa1")
    assert [path for path in store.folder().rglob("*") if path.is_file()] == []
