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
        ("TUYỆT\u200b MẬT", "", "Tuyệt mật"),
        ("TỐI\u00ad MẬT", "", "Tối mật"),
        ("ＴＵＹỆＴ　ＭẬＴ", "", "Tuyệt mật"),
        ("T U Y Ệ T   M Ậ T", "", "Tuyệt mật"),
        ("Trang 1\r“MẬT”\rTrang 2", "", "Mật"),
        ("M Ậ T:", "", "Mật"),
        ("MẬT / SECRET", "", "Mật"),
        ("BỘ CÔNG AN\tMẬT", "", "Mật"),
        ("Số: 12/BC-MẬT", "", "Mật"),
        ("HỒ SƠ MẬT", "", "Mật"),
        ("[TUYET MAT]", "", "Tuyệt mật"),
        ("x", "tuyet-mat.pdf", "Tuyệt mật"),
        ("x", "BC_TOI_MAT_3.pdf", "Tối mật"),
        # Words that are no stamp.
        ("HƯỚNG DẪN BẢO MẬT", "bao-mat.pdf", ""),
        ("BẢO VỆ BÍ\nMẬT\nNHÀ NƯỚC", "bí mật.pdf", ""),
        ("MẬT KHẨU CỦA QUÝ VỊ", "mật khẩu.pdf", ""),
        ("NGUYỄN THỊ MẬT THƯ", "toi-mat-ho-chieu.pdf", ""),
        ("GIẢI MẬT TÀI LIỆU", "mật ong.pdf", ""),
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
