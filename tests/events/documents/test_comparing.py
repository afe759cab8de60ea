"""Two revisions side by side: what is found, and that it takes no longer than it may."""

import random
import time

from hypothesis import given
from hypothesis import strategies as st

from events.documents.comparing import compare, compare_files
from events.documents.models import PaperFile
from events.documents.paragraphs import paragraphs_of
from tests.events.documents.made import issued, revised

SAME = "Mục 1. Bối cảnh\nCác nước đã hoàn thành kế hoạch 2025.\n"
OLD = f"{SAME}1. Mục tiêu đến năm 2030 gồm ba trụ cột.\n2. Nguồn lực do các nước đóng góp."
NEW = f"{SAME}1. Mục tiêu đến năm 2030 gồm bốn trụ cột.\n3. Báo cáo hằng năm trình ADGSOM."


def side(pieces, kind):
    return ["".join(p.text for p in pieces if p.kind == kind)]


def test_words_are_marked_in_a_changed_paragraph():
    found = compare([OLD], [NEW])
    assert (found.changed, found.gone, found.come, found.is_rough) == (1, 1, 1, False)
    changed = next(row for row in found.rows if row.kind == "changed")
    assert (side(changed.old, "gone"), side(changed.new, "come")) == (["ba"], ["bốn"])
    assert "".join(p.text for p in changed.old) == "1. Mục tiêu đến năm 2030 gồm ba trụ cột."
    assert [row.old[0].text for row in found.rows if row.kind == "gone"] == [
        "2. Nguồn lực do các nước đóng góp."
    ]


def test_what_did_not_change_is_counted_and_left_out():
    lines = [f"{n}. Điều khoản số {n} giữ nguyên như cũ." for n in range(1, 31)]
    found = compare(["\n".join(lines)], ["\n".join([*lines[:15], "15a. Điều mới.", *lines[15:]])])
    assert [row.kind for row in found.rows] == ["skipped", "same", "come", "same", "skipped"]
    assert [row.skipped for row in found.rows if row.skipped] == [14, 14]
    assert not compare(["\n".join(lines)], ["\n".join(lines)]).differs
    assert not compare([""], ["\n".join(lines)]).has_text


def test_lines_become_paragraphs_and_running_heads_go():
    body = "The Masterplan sets targets for connectivity, data and skills in\nall Member States of the association.\n"
    pages = [f"ADGSOM/6/WP/4\n{body}Page {n} of 4" for n in range(1, 5)]
    found = paragraphs_of(pages)
    assert {paragraph.text for paragraph in found} == {
        "The Masterplan sets targets for connectivity, data and skills in all Member States of the association."
    }
    assert [paragraph.page for paragraph in found] == [1, 2, 3, 4]


texts = st.lists(st.text(alphabet="aăâ bcđ.;\n1)", max_size=60), max_size=4)


@given(texts, texts)
def test_both_texts_can_be_read_back_from_what_is_shown(old, new):
    found = compare(old, new)
    left = [p.text for row in found.rows for p in row.old if row.kind != "same"]
    everything = " ".join(p.text for p in paragraphs_of(old))
    assert all(text.strip() in everything for text in left)
    assert found.differs == ([p.text for p in paragraphs_of(old)] != [p.text for p in paragraphs_of(new)])
    for row in found.rows:
        assert [p for p in row.both if p.kind != "come"] == list(row.old) or row.kind == "come"
        assert [p for p in row.both if p.kind != "gone"] == list(row.new) or row.kind == "gone"


def test_five_hundred_pages_are_compared_in_time():
    pick = random.Random(5)
    words = [f"từ{n}" for n in range(400)]

    def page():
        return "\n".join(" ".join(pick.choices(words, k=14)) + "." for _line in range(30))

    old = [page() for _page in range(500)]
    new = [page() if n % 2 else text for n, text in enumerate(old)]
    started = time.process_time()
    found = compare(old, new, seconds=0.3)
    assert found.is_rough
    assert found.differs
    assert time.process_time() - started < 5


def test_the_files_of_two_revisions(small, tmp_path, settings):
    settings.PRIVATE_ROOT = tmp_path
    revised(issued(small, "Ba trụ cột.", "Cuối."), "Bốn trụ cột.", "Cuối.")
    old, new = PaperFile.objects.order_by("pk")
    found = compare_files(old, new)
    assert [
        (side(row.old, "gone"), side(row.new, "come")) for row in found.rows if row.kind == "changed"
    ] == [(["Ba"], ["Bốn"])]
