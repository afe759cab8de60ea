import pytest

from adgmin.core.uploads import secret_mark


@pytest.mark.parametrize(
    ("text", "name", "mark"),
    [
        ("TUYỆT MẬT\nBáo cáo", "", "Tuyệt mật"),
        ("Số 12/BC\n  [ MẬT ]\nNội dung", "", "Mật"),
        ("Độ mật: Tối mật", "", "Tối mật"),
        ("… văn bản TỐI  MẬT …", "", "Tối mật"),
        ("x", "12-Mật-2026.pdf", "Mật"),
        ("x", "Tuyệt_mật.pdf", "Tuyệt mật"),
        # Words that are no stamp.
        ("Giữ bí mật thông tin", "", ""),
        ("Mật khẩu của quý vị", "", ""),
        ("quy định về tài liệu tuyệt mật và tối mật", "", ""),
        ("mật ong", "format.pdf", ""),
        ("", "", ""),
    ],
)
def test_marks_as_the_law_writes_them(text, name, mark):
    assert secret_mark(text, name) == mark


def test_marks_typed_in_pieces_are_read_too():
    """Some makers of PDFs write letters and their marks apart (NFD)."""
    import unicodedata

    assert secret_mark(unicodedata.normalize("NFD", "TUYỆT MẬT")) == "Tuyệt mật"
