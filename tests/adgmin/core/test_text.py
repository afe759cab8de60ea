import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from adgmin.core.text import fold, fold_words, name_key, nfc


def test_fold_ignores_marks_case_and_barred_d():
    assert fold("Nguyễn Thị Đào") == "nguyen thi dao"
    assert fold("CÁP QUANG BIỂN") == "cap quang bien"
    assert fold("  Phiên — họp:\u00a0kín ") == "phien hop kin"


def test_fold_words_leaves_out_empty_fields():
    assert fold_words("Đà", "", "Lạt") == "da lat"


def test_name_key_is_the_same_in_any_order():
    assert name_key("Nguyễn Thị Minh Châu") == name_key("CHAU NGUYEN THI MINH")
    assert name_key("Nguyễn Thị Minh Châu") != name_key("Nguyễn Thị Minh")


@given(st.text())
def test_fold_is_stable_and_blind_to_normal_form(text):
    folded = fold(text)
    assert fold(folded) == folded
    assert fold(unicodedata.normalize("NFD", text)) == fold(nfc(text))
